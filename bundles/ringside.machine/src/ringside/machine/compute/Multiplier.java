package ringside.machine.compute;

import ringside.machine.state.ExceptionVector;
import ringside.machine.state.Fault;
import ringside.machine.state.LazyFlags;

/**
 * Multiplication and division, at all widths. Flags that the SDM leaves undefined are those of AMD processors:
 * multiplication leaves SF, ZF, AF and PF alone, division sets AF, clears SF, ZF and PF and leaves CF and OF alone.
 */
public final class Multiplier {
    private final LazyFlags flags;

    /** Upper half of the last double-width result, or the remainder of the last division. */
    public long high;

    public Multiplier(LazyFlags flags) {
        this.flags = flags;
    }

    /** MUL: returns the lower half of the product, zero-extended; the upper half goes to {@link #high}. */
    public long unsigned(long left, long right, int gap) {
        long a = left << gap >>> gap;
        long b = right << gap >>> gap;
        long low = a * b;
        if (gap == 0) {
            high = Math.multiplyHigh(a, b) + (a >> 63 & b) + (b >> 63 & a);
        } else {
            high = low >>> 64 - gap;
        }
        flags.carryAndOverflow(high != 0, high != 0);
        return low << gap >>> gap;
    }

    /** IMUL: returns the lower half of the product, zero-extended; the upper half goes to {@link #high}. */
    public long signed(long left, long right, int gap) {
        long a = left << gap >> gap;
        long b = right << gap >> gap;
        long product = a * b;
        long low = product << gap >> gap;
        long upper = gap == 0 ? Math.multiplyHigh(a, b) : product >> 64 - gap;
        boolean overflow = upper != low >> 63;
        flags.carryAndOverflow(overflow, overflow);
        high = upper << gap >>> gap;
        return low << gap >>> gap;
    }

    /**
     * DIV: divides upper:lower by a divisor.
     *
     * @return the quotient, zero-extended; the remainder goes to {@link #high}
     * @throws Fault #DE when the divisor is 0 or the quotient does not fit
     */
    public long unsignedQuotient(long upper, long lower, long by, int gap, Fault fault) {
        long divisor = by << gap >>> gap;
        long top = upper << gap >>> gap;
        if (Long.compareUnsigned(top, divisor) >= 0) {
            throw fault.of(ExceptionVector.DE);
        }
        long quotient;
        if (gap == 0) {
            quotient = divide128(top, lower, divisor);
        } else {
            long dividend = top << 64 - gap | lower << gap >>> gap;
            quotient = Long.divideUnsigned(dividend, divisor);
            high = Long.remainderUnsigned(dividend, divisor);
        }
        divided();
        return quotient;
    }

    /**
     * IDIV: divides upper:lower by a divisor, rounding towards 0.
     *
     * @return the quotient, zero-extended; the remainder goes to {@link #high}
     * @throws Fault #DE when the divisor is 0 or the quotient does not fit
     */
    public long signedQuotient(long upper, long lower, long by, int gap, Fault fault) {
        long divisor = by << gap >> gap;
        if (divisor == 0) {
            throw fault.of(ExceptionVector.DE);
        }
        long quotient = gap == 0 ? signedQuotient128(upper, lower, divisor, fault)
                : signedQuotient64(upper << 64 - gap | lower << gap >>> gap, divisor, gap, fault);
        divided();
        return quotient;
    }

    private long signedQuotient64(long joined, long divisor, int gap, Fault fault) {
        int unused = Math.max(0, 64 - 2 * (64 - gap));
        long dividend = joined << unused >> unused;
        long quotient = dividend / divisor;
        boolean wrapped = dividend == Long.MIN_VALUE && divisor == -1;
        if (wrapped || quotient << gap >> gap != quotient) {
            throw fault.of(ExceptionVector.DE);
        }
        high = dividend % divisor << gap >>> gap;
        return quotient << gap >>> gap;
    }

    private long signedQuotient128(long upper, long lower, long divisor, Fault fault) {
        boolean negative = upper < 0;
        long low = negative ? -lower : lower;
        long top = negative ? ~upper + (lower == 0 ? 1 : 0) : upper;
        long magnitude = Math.abs(divisor);
        if (Long.compareUnsigned(top, magnitude) >= 0) {
            throw fault.of(ExceptionVector.DE);
        }
        long quotient = divide128(top, low, magnitude);
        boolean quotientNegative = negative != divisor < 0;
        long limit = quotientNegative ? Long.MIN_VALUE : Long.MAX_VALUE;
        if (Long.compareUnsigned(quotient, limit) > 0) {
            throw fault.of(ExceptionVector.DE);
        }
        if (negative) {
            high = -high;
        }
        return quotientNegative ? -quotient : quotient;
    }

    /** Divides top:low by a divisor above top, all unsigned, one bit of the quotient at a time. */
    private long divide128(long top, long low, long divisor) {
        if (top == 0) {
            high = Long.remainderUnsigned(low, divisor);
            return Long.divideUnsigned(low, divisor);
        }
        long remainder = top;
        long quotient = low;
        for (int i = 0; i < 64; i++) {
            boolean carried = remainder < 0;
            remainder = remainder << 1 | quotient >>> 63;
            quotient <<= 1;
            if (carried || Long.compareUnsigned(remainder, divisor) >= 0) {
                remainder -= divisor;
                quotient |= 1;
            }
        }
        high = remainder;
        return quotient;
    }

    private void divided() {
        flags.result = 1;
        flags.aux = LazyFlags.AF;
    }
}
