package ringside.kernel.questions;

import java.util.List;
import java.util.SplittableRandom;

import ringside.kernel.decision.ReturnState;

/** Random states, most of them near the borders of the checks: each slot is right, nearly right, or anything. */
final class RandomSlots {

    private static final long[] FLAGS = {0x202, 0x602, 0x302, 0x702, 0x10202, 0x10602, 0x10302, 0x10702};
    private static final long[] SELECTORS = {0x33, 0x2b, 0x23, 0x23, 0, 0x0f, 0x17, 0x10033};
    private static final long RF_AND_TF = 0x10100;

    long cx;
    long ip;
    long cs;
    long r11;
    long flags;
    long ss;

    private final SplittableRandom random;
    private final long[] edges;

    RandomSlots(long seed, List<AddressClass> addresses) {
        random = new SplittableRandom(seed);
        edges = addresses.stream().mapToLong(AddressClass::first).toArray();
    }

    void next() {
        long choice = random.nextLong();
        ip = address((int) choice & 7);
        cx = slot(ip, (int) (choice >>> 3) & 3);
        cs = selector(0x33, (int) (choice >>> 5) & 7);
        ss = selector(0x2b, (int) (choice >>> 8) & 7);
        flags = flags((int) (choice >>> 11) & 7, (int) (choice >>> 14) & 7);
        r11 = (choice >>> 17 & 1) == 0 ? flags : flags((int) (choice >>> 18) & 7, (int) (choice >>> 21) & 7);
        r11 = (choice >>> 24 & 7) == 0 ? flags ^ 1L << (int) (choice >>> 27) : r11;
        r11 = (choice >>> 33 & 3) == 0 ? r11 & ~RF_AND_TF | flags & RF_AND_TF : r11;
    }

    ReturnState state() {
        return new ReturnState(cx, ip, cs, r11, flags, ss);
    }

    /** Around a border, with few bits set or clear, or anywhere. */
    private long address(int choice) {
        if (choice < 5) {
            long near = random.nextLong();
            return edges[(int) (near >>> 33) % edges.length] + near % 5
                    + ((near & 64) == 0 ? 0 : (int) near >> 10);
        }
        if (choice == 5) {
            int bit = random.nextInt(Long.SIZE);
            return (1L << bit) - 1 ^ -(long) random.nextInt(2);
        }
        return random.nextLong();
    }

    private long slot(long equal, int choice) {
        return switch (choice) {
            case 0 -> random.nextLong();
            case 1 -> equal ^ 1L << random.nextInt(Long.SIZE);
            default -> equal;
        };
    }

    private long selector(long right, int choice) {
        return switch (choice) {
            case 0 -> random.nextLong();
            case 1 -> random.nextInt(1 << Short.SIZE);
            case 2 -> right ^ 1L << random.nextInt(Long.SIZE);
            case 3, 4 -> SELECTORS[random.nextInt(SELECTORS.length)];
            default -> right;
        };
    }

    private long flags(int choice, int kind) {
        return choice == 0 ? random.nextLong() : choice == 1 ? 1L << random.nextInt(Long.SIZE) : FLAGS[kind];
    }
}
