package ringside.kernel.release;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A release of Linux as it counts here: the first two numbers. What comes behind them, a stable number, a release
 * candidate or the name that a distribution gives, is read over.
 */
record Release(int major, int minor) implements Comparable<Release> {

    private static final Comparator<Release> ORDER = Comparator.comparingInt(Release::major)
            .thenComparingInt(Release::minor);
    private static final Pattern FORM = Pattern
            .compile(
                    "(?:[Ll]inux(?:-| (?:version )?))?v?(\\d{1,3})\\.(\\d{1,3})(?:\\.\\d+)*(?:rc\\d+)?(?:[-+~_]\\S*)?");
    private static final int LONGEST = 200;

    /** {@return the release that a text such as {@code v6.8} or {@code 6.12.9-amd64} names, if it names one} */
    static Optional<Release> in(String text) {
        String stripped = text.strip();
        Matcher form = FORM.matcher(stripped);
        return stripped.length() <= LONGEST && form.matches()
                ? Optional.of(new Release(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2))))
                : Optional.empty();
    }

    boolean before(Release other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(Release other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
