package ringside.kernel.service.state;

/**
 * How a task and its tracer stand.
 *
 * @param traced whether a tracer is attached
 * @param stops  how often the task stopped for it
 */
public record TraceState(boolean traced, int stops) {
}
