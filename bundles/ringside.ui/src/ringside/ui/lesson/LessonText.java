package ringside.ui.lesson;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A lesson as it is shown.
 *
 * @param lines in order
 */
record LessonText(List<LessonLine> lines) {

    LessonText {
        lines = List.copyOf(lines);
    }

    /** Returns the words alone, a line each. */
    String words() {
        return lines.stream().map(LessonLine::words).collect(Collectors.joining("\n"));
    }

    /** Returns where it leads, in order. */
    List<LessonLink> links() {
        return lines.stream().flatMap(line -> line.pieces().stream()).map(Piece::link).flatMap(Optional::stream)
                .toList();
    }
}
