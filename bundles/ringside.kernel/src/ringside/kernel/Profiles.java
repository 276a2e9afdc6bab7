package ringside.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The kernel profiles that come with Ringside. {@code profiles/index} names them, one id a line in the order of their
 * releases; a further profile is a further file and a further line there.
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

    private static String resource(String name) {
        try (InputStream in = Profiles.class.getResourceAsStream("profiles/" + name)) {
            if (in == null) {
                throw new IllegalStateException("profiles/" + name + " is missing from ringside.kernel");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("profiles/" + name + " cannot be read", e);
        }
    }

    /** Reads the files when the first profile is asked for. */
    private static final class Loaded {

        private static final List<Profile> ALL = resource("index").lines().map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(id -> ProfileReader.read("profiles/" + id + ".profile", resource(id + ".profile"))).toList();

        private Loaded() {
        }
    }
}
