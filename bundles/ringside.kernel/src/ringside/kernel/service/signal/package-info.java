/**
 * How a signal gets to its handler and how the program comes back from there. Knows the task and those who watch it.
 */
package ringside.kernel.service.signal;
