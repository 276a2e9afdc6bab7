package ringside.kernel.text.answer;

import java.util.Optional;

/**
 * How the thread of a frame came into the kernel, as far as the text tells.
 *
 * @param kind     by what
 * @param call     which system call, if it is one and the text tells its number
 * @param restart  whether the call will be restarted, so that RIP goes back before the return
 * @param sentence what it was taken for and why
 */
public record Origin(Kind kind, Optional<SystemCall> call, boolean restart, String sentence) {

    /** What brings a thread into the kernel. */
    public enum Kind {
        /** A system call. */
        SYSCALL("syscall"),
        /** An exception or an interrupt. */
        INTERRUPT("interrupt"),
        /** The text does not tell. */
        UNKNOWN("unknown");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The name in answers. */
        public String label() {
            return label;
        }
    }
}
