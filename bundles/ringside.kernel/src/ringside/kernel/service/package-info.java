/**
 * What C code of the kernel does when a listing calls it (system calls, exit work, faults, signals, tracing) and the
 * task that it works on. Knows profiles, decisions and listings, and not how a kernel is booted.
 */
package ringside.kernel.service;
