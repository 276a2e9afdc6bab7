package ringside.machine;

import java.math.BigInteger;
import java.util.Random;

/**
 * What the SDM says arithmetic does, worked out in another way than in the machine: with whole numbers of any size and
 * one bit at a time. Flags it leaves undefined are those that the recorded CPU shows.
 */
final class Reference {
    static final int CF = 1;
    static final int PF = 4;
    static final int AF = 0x10;
    static final int ZF = 0x40;
    static final int SF = 0x80;
    static final int OF = 0x800;
    static final long ALL = CF | PF | AF | ZF | SF | OF;
    static final long[] EDGES = {0, 1, 2, 3, 0xf, 0x10, 0x7f, 0x80, 0x81, 0xff, 0x100, 0x7fff, 0x8000, 0xffff, 0x10000,
        0x7fffffffL, 0x80000000L, 0xffffffffL, 0x100000000L, Long.MAX_VALUE, Long.MIN_VALUE, -1, -2,
        0x5555555555555555L};

    /** A result and the flags after it. */
    record Outcome(long value, long flags) {
    }

    private Reference() {
    }

    static BigInteger unsigned(long value, int bits) {
        return new BigInteger(Long.toUnsignedString(value)).mod(BigInteger.ONE.shiftLeft(bits));
    }

    static BigInteger signed(long value, int bits) {
        BigInteger number = unsigned(value, bits);
        return number.testBit(bits - 1) ? number.subtract(BigInteger.ONE.shiftLeft(bits)) : number;
    }

    static long low(BigInteger number, int bits) {
        return number.mod(BigInteger.ONE.shiftLeft(bits)).longValue();
    }

    private static long resultFlags(long value, int bits) {
        int ones = 0;
        for (int i = 0; i < 8; i++) {
            ones += (int) (value >> i) & 1;
        }
        return (ones % 2 == 0 ? PF : 0) | (value == 0 ? ZF : 0) | ((value >> bits - 1 & 1) != 0 ? SF : 0);
    }

    static Outcome sum(long a, long b, int carry, int bits) {
        BigInteger in = BigInteger.valueOf(carry);
        BigInteger total = unsigned(a, bits).add(unsigned(b, bits)).add(in);
        BigInteger signed = signed(a, bits).add(signed(b, bits)).add(in);
        long value = low(total, bits);
        long flags = resultFlags(value, bits);
        flags |= total.testBit(bits) ? CF : 0;
        flags |= (a & 15) + (b & 15) + carry > 15 ? AF : 0;
        flags |= signed.equals(signed(value, bits)) ? 0 : OF;
        return new Outcome(value, flags);
    }

    static Outcome difference(long a, long b, int borrow, int bits) {
        BigInteger in = BigInteger.valueOf(borrow);
        BigInteger total = unsigned(a, bits).subtract(unsigned(b, bits)).subtract(in);
        BigInteger signed = signed(a, bits).subtract(signed(b, bits)).subtract(in);
        long value = low(total, bits);
        long flags = resultFlags(value, bits);
        flags |= total.signum() < 0 ? CF : 0;
        flags |= (a & 15) - (b & 15) - borrow < 0 ? AF : 0;
        flags |= signed.equals(signed(value, bits)) ? 0 : OF;
        return new Outcome(value, flags);
    }

    static Outcome logic(long value, int bits) {
        long low = low(unsigned(value, 64), bits);
        return new Outcome(low, resultFlags(low, bits));
    }

    /** Shifts and rotates one bit at a time, as the oldest manuals describe them. */
    static Outcome shift(String operation, long operand, int rawCount, int bits, long before) {
        int count = rawCount & (bits == 64 ? 63 : 31);
        BigInteger value = unsigned(operand, bits);
        boolean carry = (before & CF) != 0;
        boolean overflow = (before & OF) != 0;
        for (int i = 0; i < count; i++) {
            boolean top = value.testBit(bits - 1);
            boolean bottom = value.testBit(0);
            boolean left = operation.equals("shl") || operation.equals("rol");
            carry = left ? top : bottom;
            value = left ? value.shiftLeft(1).clearBit(bits) : value.shiftRight(1);
            value = switch (operation) {
                case "rol" -> top ? value.setBit(0) : value;
                case "ror" -> bottom ? value.setBit(bits - 1) : value;
                case "sar" -> top ? value.setBit(bits - 1) : value;
                default -> value;
            };
            overflow = switch (operation) {
                case "shl", "rol" -> value.testBit(bits - 1) != carry;
                case "shr" -> top;
                case "ror" -> value.testBit(bits - 1) != value.testBit(bits - 2);
                default -> false;
            };
        }
        long flags = (carry ? CF : 0) | (overflow ? OF : 0);
        boolean rotates = operation.startsWith("ro");
        if (rotates || count == 0) {
            flags |= before & (PF | AF | ZF | SF);
        } else {
            flags |= resultFlags(low(value, bits), bits) | AF;
        }
        return new Outcome(low(value, bits), flags);
    }

    /** An operand of which edge values are as likely as all others together. */
    static long operand(Random random) {
        return random.nextBoolean() ? EDGES[random.nextInt(EDGES.length)] : random.nextLong() >>> random.nextInt(64);
    }
}
