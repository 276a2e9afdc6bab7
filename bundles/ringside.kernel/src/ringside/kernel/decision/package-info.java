/**
 * What a kernel decides on the way back to user mode: the conditions that SYSRET needs, the verdict with its reasons,
 * and the edits of slots that would turn it. Knows the row of a profile, and neither listings nor services.
 */
package ringside.kernel.decision;
