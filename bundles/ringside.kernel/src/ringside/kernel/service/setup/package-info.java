/**
 * The task as it is to stand before its first instruction: its program, handlers, filter, tracer's plan and probe. Knows
 * nothing else.
 */
package ringside.kernel.service.setup;
