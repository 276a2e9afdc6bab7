package ringside.machine.compute;

import ringside.machine.state.LazyFlags;

/**
 * Addition, subtraction, logic and their flags, at all widths. The parameter {@code gap} is 64 minus the operand width
 * in bits. Operands may carry anything above their width; results are zero-extended. Flags that the SDM leaves
 * undefined are those of AMD processors: logic clears AF.
 */
public final class Alu {
    public static final int ADD = 0;
    public static final int OR = 1;
    public static final int ADC = 2;
    public static final int SBB = 3;
    public static final int AND = 4;
    public static final int SUB = 5;
    public static final int XOR = 6;
    public static final int CMP = 7;
    public static final int TEST = 8;

    private static final long BELOW_SIGN = 1L << 62;

    private final LazyFlags flags;

    public Alu(LazyFlags flags) {
        this.flags = flags;
    }

    /** Tells whether an operation only sets flags. */
    public static boolean discards(int operation) {
        return operation >= CMP;
    }

    /** Carries out one of the nine operations of this class. */
    public long binary(int operation, long a, long b, int gap) {
        return switch (operation) {
            case ADD -> add(a, b, gap);
            case OR -> logic(a | b, gap);
            case ADC -> adc(a, b, gap);
            case SBB -> sbb(a, b, gap);
            case AND, TEST -> logic(a & b, gap);
            case XOR -> logic(a ^ b, gap);
            default -> sub(a, b, gap);
        };
    }

    public long add(long left, long right, int gap) {
        long a = left << gap;
        long b = right << gap;
        return sum(a, b, a + b, gap);
    }

    public long adc(long left, long right, int gap) {
        long a = left << gap;
        long b = right << gap;
        return sum(a, b, a + b + (flags.carry >>> 63 << gap), gap);
    }

    private long sum(long a, long b, long s, int gap) {
        flags.carry = a & b | (a | b) & ~s;
        flags.aux = (a ^ b ^ s) >>> gap & LazyFlags.AF;
        flags.result = s >> gap;
        return s >>> gap;
    }

    public long sub(long left, long right, int gap) {
        long a = left << gap;
        long b = right << gap;
        return difference(a, b, a - b, gap);
    }

    public long sbb(long left, long right, int gap) {
        long a = left << gap;
        long b = right << gap;
        return difference(a, b, a - b - (flags.carry >>> 63 << gap), gap);
    }

    private long difference(long a, long b, long d, int gap) {
        flags.carry = ~a & b | ~(a ^ b) & d;
        flags.aux = (a ^ b ^ d) >>> gap & LazyFlags.AF;
        flags.result = d >> gap;
        return d >>> gap;
    }

    public long logic(long value, int gap) {
        long aligned = value << gap;
        flags.carry = 0;
        flags.aux = 0;
        flags.result = aligned >> gap;
        return aligned >>> gap;
    }

    /** INC: as adding 1, but CF stays. */
    public long inc(long value, int gap) {
        long a = value << gap;
        return step(a, a + (1L << gap), Long.MIN_VALUE, gap);
    }

    /** DEC: as subtracting 1, but CF stays. */
    public long dec(long value, int gap) {
        long a = value << gap;
        return step(a, a - (1L << gap), Long.MIN_VALUE - (1L << gap), gap);
    }

    private long step(long before, long after, long overflowed, int gap) {
        long overflow = after == overflowed ? BELOW_SIGN : 0;
        flags.carry = flags.carry & Long.MIN_VALUE | (flags.carry >>> 1 & BELOW_SIGN ^ overflow);
        flags.aux = (before ^ after ^ 1L << gap) >>> gap & LazyFlags.AF;
        flags.result = after >> gap;
        return after >>> gap;
    }
}
