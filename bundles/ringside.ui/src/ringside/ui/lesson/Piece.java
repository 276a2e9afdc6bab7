package ringside.ui.lesson;

import java.util.Optional;
import java.util.Set;

/**
 * Words of a lesson that look alike.
 *
 * @param words without a line break
 * @param looks how they look; nothing for plain words
 * @param link  where they lead; empty where they lead nowhere
 */
record Piece(String words, Set<Look> looks, Optional<LessonLink> link) {

    /** How words look. */
    enum Look {
        /** The title of the lesson, or of a part of it. */
        TITLE,
        /** Words with weight. */
        BOLD,
        /** Words in another voice. */
        ITALIC,
        /** Code. */
        CODE,
        /** Words of less weight: an address that is not followed, a mark before an item. */
        QUIET
    }

    Piece {
        looks = Set.copyOf(looks);
    }
}
