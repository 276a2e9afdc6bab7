package ringside.kernel.text.answer;

import java.util.Optional;

import ringside.kernel.profile.Profile;

/** Knows which profile stands for a kernel release. */
public interface ReleaseTable {

    /**
     * The profile for a release such as {@code 4.15.0-153-generic}; empty if the text is no release.
     */
    Optional<Standing> find(String release);

    /**
     * A profile that stands for a release.
     *
     * @param profile the profile
     * @param exact   whether it is made for that release
     * @param differs what differs if it is only the nearest; may be empty
     */
    record Standing(Profile profile, boolean exact, String differs) {
    }
}
