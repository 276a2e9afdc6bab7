package ringside.machine.compute;

import ringside.machine.state.LazyFlags;

/**
 * Shifts and rotates and their flags, at all widths. Counts are masked by the caller (to 5 or 6 bits) and are not 0.
 * Flags that the SDM leaves undefined are those of AMD processors: AF is set by shifts, OF and CF are what shifting
 * bit by bit leaves.
 */
public final class Shifter {
    public static final int ROL = 0;
    public static final int ROR = 1;
    public static final int RCL = 2;
    public static final int RCR = 3;
    public static final int SHL = 4;
    public static final int SHR = 5;
    public static final int SAR = 7;

    private final LazyFlags flags;

    public Shifter(LazyFlags flags) {
        this.flags = flags;
    }

    /**
     * Carries out a shift or rotate.
     *
     * @param operation one of the constants of this class
     * @param value operand; bits above its width are ignored
     * @param count 1 to 63
     * @param gap 64 minus the operand width in bits
     * @return the result, zero-extended
     */
    public long shift(int operation, long value, int count, int gap) {
        return switch (operation) {
            case ROL -> rol(value, count, gap);
            case ROR -> ror(value, count, gap);
            case RCL -> rcl(value, count, gap);
            case RCR -> rcr(value, count, gap);
            case SHL -> shl(value, count, gap);
            case SHR -> shr(value, count, gap);
            default -> sar(value, count, gap);
        };
    }

    public long shl(long value, int count, int gap) {
        long beforeLast = value << gap << count - 1;
        long aligned = beforeLast << 1;
        boolean cf = beforeLast < 0;
        return result(aligned, gap, cf, cf != aligned < 0);
    }

    public long shr(long value, int count, int gap) {
        long beforeLast = value << gap >>> gap >>> count - 1;
        return result(beforeLast >>> 1 << gap, gap, (beforeLast & 1) != 0, beforeLast << gap < 0);
    }

    long sar(long value, int count, int gap) {
        long beforeLast = value << gap >> gap >> count - 1;
        return result(beforeLast >> 1 << gap, gap, (beforeLast & 1) != 0, false);
    }

    private long result(long aligned, int gap, boolean cf, boolean of) {
        flags.result = aligned >> gap;
        flags.aux = LazyFlags.AF;
        flags.carryAndOverflow(cf, of);
        return aligned >>> gap;
    }

    private long rol(long value, int count, int gap) {
        long rotated = rotateLeft(value, count, gap);
        boolean cf = (rotated & 1) != 0;
        flags.carryAndOverflow(cf, cf != rotated << gap < 0);
        return rotated;
    }

    private long ror(long value, int count, int gap) {
        long rotated = rotateLeft(value, -count, gap);
        boolean highest = rotated << gap < 0;
        flags.carryAndOverflow(highest, highest != rotated << gap + 1 < 0);
        return rotated;
    }

    private long rcl(long value, int count, int gap) {
        long bits = value << gap;
        boolean cf = flags.carry();
        for (int i = 0; i < count; i++) {
            boolean out = bits < 0;
            bits = bits << 1 | (cf ? 1L << gap : 0);
            cf = out;
        }
        flags.carryAndOverflow(cf, cf != bits < 0);
        return bits >>> gap;
    }

    private long rcr(long value, int count, int gap) {
        long bits = value << gap >>> gap;
        boolean cf = flags.carry();
        for (int i = 0; i < count; i++) {
            boolean out = (bits & 1) != 0;
            bits = bits >>> 1 | (cf ? Long.MIN_VALUE >>> gap : 0);
            cf = out;
        }
        boolean highest = bits << gap < 0;
        flags.carryAndOverflow(cf, highest != bits << gap + 1 < 0);
        return bits;
    }

    private static long rotateLeft(long value, int count, int gap) {
        int width = 64 - gap;
        int left = count & width - 1;
        long bits = value << gap >>> gap;
        return left == 0 ? bits : (bits << left | bits >>> width - left) << gap >>> gap;
    }
}
