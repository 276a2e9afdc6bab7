/**
 * The bodies of system calls, by theme, and the filter in front of them. Knows tasks, tracing and signals.
 */
package ringside.kernel.service.call;
