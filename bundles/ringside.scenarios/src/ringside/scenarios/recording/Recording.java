package ringside.scenarios.recording;

import java.util.List;

/**
 * A recording of kernel entries: a file with one JSON object a line, each an entry of a watched task.
 *
 * @param name  name of the file as it was given
 * @param lines the entries in order; at least one
 */
public record Recording(String name, List<RecordedLine> lines) {

    /** The ending of such files. */
    public static final String ENDING = ".jsonl";

    /** Keeps a copy of the list. */
    public Recording {
        lines = List.copyOf(lines);
    }
}
