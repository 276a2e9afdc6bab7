/**
 * What C code of the kernel does when a listing calls it: faults and exit work, and the table that joins all services
 * around a task. Knows all rooms of services, profiles, decisions and listings, and not how a kernel is booted.
 */
package ringside.kernel.service;
