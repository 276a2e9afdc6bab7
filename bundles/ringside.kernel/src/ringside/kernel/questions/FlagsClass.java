package ringside.kernel.questions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What slots r11 and flags can hold, as far as a check asks: whether all 64 bits are equal, and RF and TF of each.
 * Equal slots have equal RF and TF, so 12 of the 32 combinations cannot exist and are left out.
 *
 * @param equal   r11 equals flags
 * @param r11Rf   RF is set in r11
 * @param r11Tf   TF is set in r11
 * @param flagsRf RF is set in flags
 * @param flagsTf TF is set in flags
 */
public record FlagsClass(boolean equal, boolean r11Rf, boolean r11Tf, boolean flagsRf, boolean flagsTf) {

    private static final int RF_BIT = 16;
    private static final int TF_BIT = 8;
    private static final int COMBINATIONS = 32;
    private static final int EQUAL = 16;
    private static final int R11_RF = 8;
    private static final int R11_TF = 4;
    private static final int FLAGS_RF = 2;
    private static final int FLAGS_TF = 1;
    private static final long PLAIN = 0x202;
    private static final long DF = 0x400;
    private static final int[] INDICES = new int[COMBINATIONS];
    private static final List<FlagsClass> ALL = possible();

    /** All classes, the equal ones first. */
    public static List<FlagsClass> all() {
        return ALL;
    }

    private static List<FlagsClass> possible() {
        Arrays.fill(INDICES, -1);
        List<FlagsClass> all = new ArrayList<>();
        for (int step = 0; step < COMBINATIONS; step++) {
            int bits = step ^ EQUAL;
            FlagsClass each = new FlagsClass((bits & EQUAL) != 0, (bits & R11_RF) != 0, (bits & R11_TF) != 0,
                    (bits & FLAGS_RF) != 0, (bits & FLAGS_TF) != 0);
            if (!each.equal || each.r11Rf == each.flagsRf && each.r11Tf == each.flagsTf) {
                INDICES[bits] = all.size();
                all.add(each);
            }
        }
        return List.copyOf(all);
    }

    /** The place of the class of two values in {@link #all}. */
    static int indexOf(long r11, long flags) {
        int equal = r11 == flags ? EQUAL : 0;
        return INDICES[equal | bits(r11) << 2 | bits(flags)];
    }

    private static int bits(long value) {
        return (int) (value >>> RF_BIT & 1) << 1 | (int) (value >>> TF_BIT & 1);
    }

    /** A value for slot r11. */
    public long r11() {
        return value(r11Rf, r11Tf);
    }

    /** A value for slot flags; if RF and TF leave no difference but there must be one, it is DF. */
    public long flags() {
        boolean more = !equal && r11Rf == flagsRf && r11Tf == flagsTf;
        return value(flagsRf, flagsTf) | (more ? DF : 0);
    }

    private static long value(boolean rf, boolean tf) {
        return PLAIN | (rf ? 1L << RF_BIT : 0) | (tf ? 1L << TF_BIT : 0);
    }

    /** The class in words, such as {@code R11 = RFLAGS with TF}. */
    public String title() {
        if (equal) {
            return r11Rf || r11Tf ? ClassWords.text("flags.with", names(r11Rf, r11Tf)) : ClassWords.text("flags.equal");
        }
        return ClassWords.text("flags.differ", names(r11Rf, r11Tf), names(flagsRf, flagsTf));
    }

    private static String names(boolean rf, boolean tf) {
        return rf && tf ? "RF, TF" : rf ? "RF" : tf ? "TF" : ClassWords.text("flags.neither");
    }
}
