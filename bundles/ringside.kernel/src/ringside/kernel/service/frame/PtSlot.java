package ringside.kernel.service.frame;

import java.util.Locale;
import java.util.Optional;

/** The 21 slots of {@code struct pt_regs}, in memory order, 8 bytes each (arch/x86/include/asm/ptrace.h). */
public enum PtSlot {
    R15, R14, R13, R12, BP, BX, R11, R10, R9, R8, AX, CX, DX, SI, DI, ORIG_AX, IP, CS, FLAGS, SP, SS;

    /** Bytes of the whole structure. */
    public static final int SIZE = 8 * 21;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The name used in views and value names, such as {@code orig_ax}. */
    public String label() {
        return label;
    }

    /** Bytes from the start of pt_regs. */
    public int offset() {
        return 8 * ordinal();
    }

    /** The slot with this label, in any case of letters. */
    public static Optional<PtSlot> named(String label) {
        String wanted = label.strip().toLowerCase(Locale.ROOT);
        for (PtSlot slot : values()) {
            if (slot.label.equals(wanted)) {
                return Optional.of(slot);
            }
        }
        return Optional.empty();
    }
}
