package ringside.kernel.text.answer;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;

/** Finds the profile of a release by where it begins to stand for them. */
public final class NearestProfile implements ReleaseTable {

    private static final Pattern RELEASE = Pattern.compile("(\\d+)\\.(\\d+).*");
    private static final int MAJOR = 100;
    private static final NavigableMap<Integer, String> BEGIN = new TreeMap<>();

    static {
        BEGIN.put(0, "v4.0");
        BEGIN.put(401, "v4.1");
        BEGIN.put(403, "seed");
        BEGIN.put(406, "v4.10");
        BEGIN.put(416, "v5.6");
        BEGIN.put(509, "v6.5");
        BEGIN.put(607, "v6.8");
    }

    @Override
    public Optional<Standing> find(String release) {
        Matcher numbers = RELEASE.matcher(release);
        if (!numbers.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(numbers.group(1)) * MAJOR + Integer.parseInt(numbers.group(2));
        String id = BEGIN.floorEntry(number).getValue();
        Profile profile = Profiles.all().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
        return Optional.of(new Standing(profile, false, ""));
    }
}
