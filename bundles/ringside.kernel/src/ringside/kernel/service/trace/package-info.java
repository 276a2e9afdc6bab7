/**
 * Those who watch a task: its tracer with single-step, and the probe in its program. Knows the task and what is below.
 */
package ringside.kernel.service.trace;
