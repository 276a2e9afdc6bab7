package ringside.kernel.decision;

import java.util.Locale;
import java.util.Optional;

/** The way that a return to user mode takes. */
public enum Path {

    /** SYSRETQ after all checks passed. */
    SYSRET("SYSRET"),
    /** SYSRETQ at the end of the fast path of 4.0 to 4.15, where only the thread flags were asked. */
    SYSRET_FAST("SYSRET-FAST"),
    /**
     * The fast way back to 32-bit code, whose rule is none of the checks of 64-bit calls. The kernels before 4.4 go it by
     * SYSEXIT after SYSENTER on Intel: the same choice, made at the same place, so the same path; the listing shows by
     * which instruction.
     */
    SYSRETL("SYSRETL"),
    /** IRETQ from the five words at the end of pt_regs. */
    IRET("IRET"),
    /** ERETU, the only way back on a processor with FRED. */
    ERETU("ERETU"),
    /** The return instruction itself faulted at CPL 0: user mode was not reached. */
    TRAP("TRAP");

    private final String label;

    Path(String label) {
        this.label = label;
    }

    /** The word for this path in files, listings and views. */
    public String label() {
        return label;
    }

    /** The path with this label or constant name, in any case of letters. */
    public static Optional<Path> named(String label) {
        String wanted = label.strip().toUpperCase(Locale.ROOT).replace('_', '-');
        for (Path path : values()) {
            if (path.label.equals(wanted)) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }
}
