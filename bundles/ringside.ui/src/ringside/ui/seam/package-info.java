/**
 * The seam between kernel and program: the kernel stack as it is, what SYSRET and IRET take of it, and the checks
 * between the two. Knows session, table, appearance and what all views have in common.
 */
package ringside.ui.seam;
