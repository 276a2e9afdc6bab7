package ringside.stepper.replay;

import java.util.ArrayList;
import java.util.List;

/** Collects where a replay differs from its recording. */
final class Differences {
    private final List<Difference> all = new ArrayList<>();

    /** Compares two 64-bit values. */
    void compare(String what, long got, long recorded) {
        if (got != recorded) {
            all.add(new Difference(what, hex(got), hex(recorded)));
        }
    }

    /** Compares two words. */
    void compare(String what, String got, String recorded) {
        if (!got.equals(recorded)) {
            all.add(new Difference(what, got, recorded));
        }
    }

    /** Compares what a value says; tells the values when that is not the same. */
    void compare(String what, boolean same, long got, long recorded) {
        if (!same) {
            all.add(new Difference(what, hex(got), hex(recorded)));
        }
    }

    List<Difference> all() {
        return List.copyOf(all);
    }

    private static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }
}
