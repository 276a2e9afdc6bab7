package ringside.ui.lesson;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A line of a lesson: a paragraph, an item of a list, a title, a line of code.
 *
 * @param pieces in order
 * @param depth  how far it is set in: 0 at the margin
 * @param begins whether it begins a block, so that there is room above it
 */
record LessonLine(List<Piece> pieces, int depth, boolean begins) {

    LessonLine {
        pieces = List.copyOf(pieces);
    }

    String words() {
        return pieces.stream().map(Piece::words).collect(Collectors.joining());
    }
}
