package ringside.scenarios.format;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of the file format: the number at the end of the namespace of a scenario file. */
final class FormatVersion {

    /** The version that is written. */
    static final int CURRENT = 2;

    private static final String PREFIX = "https://ringside/scenario/";
    private static final Pattern NAMESPACE = Pattern.compile(Pattern.quote(PREFIX) + "([0-9]{1,9})");

    private FormatVersion() {
    }

    /** The version that a namespace stands for; empty if it is not one of scenario files. */
    static OptionalInt of(String namespace) {
        Matcher matcher = NAMESPACE.matcher(namespace);
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    /** The namespace of a version. */
    static String namespace(int version) {
        return PREFIX + version;
    }
}
