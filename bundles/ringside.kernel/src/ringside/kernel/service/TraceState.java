package ringside.kernel.service;

/**
 * How a task and its tracer stand.
 *
 * @param traced whether a tracer is attached
 * @param stops  how often the task stopped for it
 */
record TraceState(boolean traced, int stops) {
}
