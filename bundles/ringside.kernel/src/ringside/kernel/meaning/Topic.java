package ringside.kernel.meaning;

import java.util.Locale;

/** What is said about all flags together. */
public enum Topic {
    /** What becomes of a flag when the kernel is entered. */
    FLAGS_AT_ENTRY,
    /** What SYSRET makes of a flag. */
    FLAGS_BY_SYSRET,
    /** What IRET makes of a flag. */
    FLAGS_BY_IRET;

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
