package ringside.machine.state;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The named bits of RFLAGS (SDM volume 1, 3.4.3). */
public enum Flag {
    /** Carry. */
    CF(0),
    /** Parity of the lowest result byte: set when even. */
    PF(2),
    /** Carry out of bit 3. */
    AF(4),
    /** Zero. */
    ZF(6),
    /** Sign. */
    SF(7),
    /** Trap: single step. */
    TF(8),
    /** Interrupts enabled. */
    IF(9),
    /** Direction of string instructions. */
    DF(10),
    /** Signed overflow. */
    OF(11),
    /** I/O privilege level, two bits wide. */
    IOPL(12),
    /** Nested task. */
    NT(14),
    /** Resume: suppresses one instruction breakpoint. */
    RF(16),
    /** Virtual 8086 mode. */
    VM(17),
    /** Alignment check. */
    AC(18),
    /** Virtual interrupt flag. */
    VIF(19),
    /** Virtual interrupt pending. */
    VIP(20),
    /** CPUID is available. */
    ID(21);

    private final int bit;

    Flag(int bit) {
        this.bit = bit;
    }

    /** Returns the number of the lowest bit, 0 to 21. */
    public int bit() {
        return bit;
    }

    /** Returns how many bits wide the field is: 2 for IOPL, else 1. */
    public int width() {
        return this == IOPL ? 2 : 1;
    }

    /** Returns the bits of the field in RFLAGS. */
    public long mask() {
        return ((1L << width()) - 1) << bit;
    }

    /**
     * Finds a flag by its name.
     *
     * @param label the name, letters of either case
     * @return the flag, or empty when there is none of that name
     */
    public static Optional<Flag> named(String label) {
        String wanted = label.toUpperCase(Locale.ROOT);
        return Stream.of(values()).filter(flag -> flag.name().equals(wanted)).findFirst();
    }
}
