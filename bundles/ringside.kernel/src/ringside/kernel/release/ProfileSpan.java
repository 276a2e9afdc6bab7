package ringside.kernel.release;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;

/** The releases for which a profile stands exactly. */
record ProfileSpan(String id, ReleaseSpan span) {

    private static final Pattern ROW = Pattern.compile("Linux (\\d+\\.\\d+)(?: - (\\d+\\.\\d+))?");

    /** Those of all profiles whose row names releases and nothing else: one for special processors stands for none. */
    static List<ProfileSpan> all() {
        return Profiles.all().stream().flatMap(ProfileSpan::of).toList();
    }

    private static Stream<ProfileSpan> of(Profile profile) {
        Matcher row = ROW.matcher(profile.releases());
        return row.matches() ? Stream.of(new ProfileSpan(profile.id(), ReleaseSpan.of(row.group(1), row.group(2))))
                : Stream.empty();
    }
}
