package ringside.kernel.release;

import java.util.Optional;

/**
 * Something that is otherwise from a release on.
 *
 * @param decision whether it changes which returns are asked, or what they are asked
 * @param came     the release that brought it; several if it is known only that one of them did
 * @param sentence what is so since then
 */
record ReleaseChange(boolean decision, ReleaseSpan came, String sentence) {

    /** Whether it lies, for all that is known, between a release and the releases that a profile stands for. */
    boolean between(Release release, ReleaseSpan profile) {
        if (profile.last().before(release)) {
            return profile.last().before(came.first()) && !release.before(came.first());
        }
        return release.before(came.last()) && !profile.first().before(came.last());
    }

    /** What differs in a release from a profile, as a sentence; empty if it does not lie between the two. */
    Optional<String> told(Release release, ReleaseSpan profile) {
        if (!between(release, profile)) {
            return Optional.empty();
        }
        boolean later = profile.last().before(release);
        boolean open = later ? release.before(came.last()) : came.contains(release);
        String when = came.single() ? "since " + came.first()
                : "since one of " + came.first() + " to " + came.last();
        return Optional.of((open ? "perhaps " : "") + (later ? when : "not yet, but " + when) + ": " + sentence);
    }
}
