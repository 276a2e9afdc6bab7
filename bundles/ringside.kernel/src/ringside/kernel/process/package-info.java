/**
 * Threads of this computer as the kernel left them: in a core file, or stopped and described by {@code /proc}. Only the
 * form is read here; whoever asks opens the files. Knows no other room.
 */
package ringside.kernel.process;
