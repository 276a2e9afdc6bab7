/**
 * What the kernel remembers of a task besides memory and registers, in values that never change, so that saving is
 * keeping a reference. Knows profiles, decisions and the setup.
 */
package ringside.kernel.service.state;
