/**
 * The task that services work on and what any of them may ask of it: flags, slots, the present call, signals on their
 * way, who is told what happens. Knows the rooms setup, frame and state, and no service.
 */
package ringside.kernel.service.task;
