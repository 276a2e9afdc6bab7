package ringside.machine.state;

/**
 * RFLAGS, kept in the form in which arithmetic leaves them: the flags of the last operation are worked out only when
 * somebody looks. Any combination of flags can be represented, so that nothing is lost by loading and saving.
 */
public final class LazyFlags {
    public static final long CF = 0x1;
    public static final long FIXED = 0x2;
    public static final long PF = 0x4;
    public static final long AF = 0x10;
    public static final long ZF = 0x40;
    public static final long SF = 0x80;
    public static final long TF = 0x100;
    public static final long IF = 0x200;
    public static final long DF = 0x400;
    public static final long OF = 0x800;
    public static final long IOPL = 0x3000;
    public static final long NT = 0x4000;
    public static final long RF = 0x10000;
    public static final long VM = 0x20000;
    public static final long AC = 0x40000;
    public static final long VIF = 0x80000;
    public static final long VIP = 0x100000;
    static final long ID = 0x200000;
    public static final long ARITHMETIC = CF | PF | AF | ZF | SF | OF;
    /** The flags that a program may load at any privilege level. */
    public static final long USER = ARITHMETIC | TF | DF | NT | AC | ID;
    /** All bits that exist in RFLAGS. */
    static final long DEFINED = ARITHMETIC | FIXED | TF | IF | DF | IOPL | NT | RF | VM | AC | VIF | VIP | ID;

    private static final int PARITY_SHIFT = 8;

    /** Sign-extended result: ZF is set when it is 0. */
    public long result;
    /** Carries: bit 63 is CF, bit 62 is CF xor OF. */
    public long carry;
    /** Bit 4 is AF. Bit 63 differs where SF is not the sign of the result; bits 15:8 where PF is not its parity. */
    public long aux;
    /** All bits that arithmetic does not write. */
    public long system = FIXED;

    public long value() {
        return system | arithmetic();
    }

    public long arithmetic() {
        return carry >>> 63 | (parity() ? PF : 0) | aux & AF | (result == 0 ? ZF : 0) | (sign() ? SF : 0)
                | (overflow() ? OF : 0);
    }

    public void load(long flags) {
        system = flags & (DEFINED & ~ARITHMETIC) | FIXED;
        loadArithmetic(flags);
    }

    public void loadArithmetic(long flags) {
        result = (flags & ZF) != 0 ? 0 : 1;
        long parityOfResult = result == 0 ? PF : 0;
        aux = flags & AF | (flags & SF) << 56 | ((flags & PF) ^ parityOfResult) << PARITY_SHIFT;
        carryAndOverflow((flags & CF) != 0, (flags & OF) != 0);
    }

    public boolean carry() {
        return carry < 0;
    }

    public boolean zero() {
        return result == 0;
    }

    public boolean sign() {
        return (result ^ aux) < 0;
    }

    public boolean overflow() {
        return (carry ^ carry << 1) < 0;
    }

    public boolean less() {
        return (result ^ aux ^ carry ^ carry << 1) < 0;
    }

    public boolean parity() {
        return (Long.bitCount((result ^ aux >>> PARITY_SHIFT) & 0xff) & 1) == 0;
    }

    /** Sets CF and OF, leaves the other flags alone. */
    public void carryAndOverflow(boolean cf, boolean of) {
        carry = (cf ? Long.MIN_VALUE : 0) | (cf != of ? Long.MIN_VALUE >>> 1 : 0);
    }

    /** Sets CF, leaves the other flags alone. */
    public void carry(boolean cf) {
        carryAndOverflow(cf, overflow());
    }

    public boolean has(long mask) {
        return (system & mask) != 0;
    }

    /**
     * Evaluates a condition.
     *
     * @param code condition as instructions encode it, 0 (o) to 15 (g)
     */
    public boolean condition(int code) {
        boolean holds = switch (code >> 1) {
            case 0 -> overflow();
            case 1 -> carry();
            case 2 -> zero();
            case 3 -> carry() || zero();
            case 4 -> sign();
            case 5 -> parity();
            case 6 -> less();
            default -> zero() || less();
        };
        return holds ^ (code & 1) != 0;
    }
}
