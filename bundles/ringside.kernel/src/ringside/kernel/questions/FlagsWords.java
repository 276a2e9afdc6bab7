package ringside.kernel.questions;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Says in words what is common to some classes of flags. */
final class FlagsWords {

    private FlagsWords() {
    }

    static String of(List<FlagsClass> some) {
        if (are(some, FlagsClass::equal)) {
            return ClassWords.text("flags.equal");
        }
        if (are(some, each -> !each.equal())) {
            return ClassWords.text("flags.differs");
        }
        if (are(some, each -> each.equal() && !rfOrTf(each))) {
            return ClassWords.text("flags.without");
        }
        if (are(some, each -> each.equal() && rfOrTf(each))) {
            return ClassWords.text("flags.some");
        }
        return some.stream().map(FlagsClass::title).collect(Collectors.joining(ClassWords.text("region.or")));
    }

    /** Whether these are exactly the classes of which this holds. */
    private static boolean are(List<FlagsClass> some, Predicate<FlagsClass> what) {
        return FlagsClass.all().stream().allMatch(each -> what.test(each) == some.contains(each));
    }

    private static boolean rfOrTf(FlagsClass each) {
        return each.r11Rf() || each.r11Tf();
    }
}
