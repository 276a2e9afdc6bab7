package ringside.kernel.release;

import java.util.List;
import ringside.kernel.profile.Profile;

/**
 * The profile that stands for a release.
 *
 * @param release     the release as it counts here, such as {@code 6.12}
 * @param profile     the profile
 * @param exact       whether its decision, its work masks and its entry are those of the release; otherwise it is the
 *                    nearest
 * @param differences what differs where it is the nearest, a sentence each
 * @param decision    those of the differences that are about which returns are asked, and what they are asked
 */
public record StandIn(String release, Profile profile, boolean exact, List<String> differences,
        List<String> decision) {

    public StandIn {
        differences = List.copyOf(differences);
        decision = List.copyOf(decision);
    }

    /** {@return {@code exact} or {@code nearest}} */
    public String word() {
        return exact ? "exact" : "nearest";
    }

    /** {@return the same in one line, for whoever named a release where a profile was asked for} */
    public String line() {
        String stands = "Linux " + release + ": profile " + profile.id() + " stands for it, ";
        return exact ? stands + "exact" : stands + "nearest; what differs: " + String.join("; ", differences);
    }
}
