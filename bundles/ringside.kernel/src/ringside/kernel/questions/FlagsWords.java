package ringside.kernel.questions;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Says in words what is common to some classes of flags. */
final class FlagsWords {

    private static final String EQUAL = "R11 = RFLAGS";

    private FlagsWords() {
    }

    static String of(List<FlagsClass> some) {
        if (are(some, FlagsClass::equal)) {
            return EQUAL;
        }
        if (are(some, each -> !each.equal())) {
            return "R11 differs from RFLAGS";
        }
        if (are(some, each -> each.equal() && !rfOrTf(each))) {
            return EQUAL + " without RF and TF";
        }
        if (are(some, each -> each.equal() && rfOrTf(each))) {
            return EQUAL + " with RF or TF";
        }
        return some.stream().map(FlagsClass::title).collect(Collectors.joining(" or "));
    }

    /** Whether these are exactly the classes of which this holds. */
    private static boolean are(List<FlagsClass> some, Predicate<FlagsClass> what) {
        return FlagsClass.all().stream().allMatch(each -> what.test(each) == some.contains(each));
    }

    private static boolean rfOrTf(FlagsClass each) {
        return each.r11Rf() || each.r11Tf();
    }
}
