/**
 * Which profile stands for a release of Linux, and what differs where it is only the nearest. The table is the file
 * {@code releases.table}; {@link ringside.kernel.release.Releases} reads it. Knows the room {@code profile}.
 */
package ringside.kernel.release;
