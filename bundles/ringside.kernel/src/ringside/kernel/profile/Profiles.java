package ringside.kernel.profile;

import java.util.List;

/**
 * The kernel profiles that come with Ringside. {@code profiles/index} names them, one id a line in the order of their
 * releases; the build makes it of the files that are there.
 */
public final class Profiles {

    private Profiles() {
    }

    /** All profiles, oldest kernel first. */
    public static List<Profile> all() {
        return Loaded.ALL;
    }

    /**
     * The profile with this id, in any case of letters.
     *
     * @throws UnknownNameException if there is none; the message names the nearest
     */
    public static Profile named(String id) throws UnknownNameException {
        for (Profile profile : all()) {
            if (profile.id().equalsIgnoreCase(id.strip())) {
                return profile;
            }
        }
        throw new UnknownNameException("kernel profile", id, all().stream().map(Profile::id).toList());
    }

    /** Reads the files when the first profile is asked for. */
    private static final class Loaded {

        private static final DataFiles FILES = new DataFiles("profiles");
        private static final List<Profile> ALL = FILES.index().stream()
                .map(id -> ProfileReader.read(FILES.path(id + ".profile"), FILES.text(id + ".profile"))).toList();

        private Loaded() {
        }
    }
}
