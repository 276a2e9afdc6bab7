package ringside.scenarios.recording;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import ringside.scenarios.text.Diagnostic;
import ringside.scenarios.text.Refusal;
import ringside.scenarios.text.SourceText;

/**
 * Reads recordings of kernel entries: UTF-8, at most 64 MiB, one JSON object a line of at most 1 MiB. Empty lines say
 * nothing. The fields are not judged here.
 */
public final class RecordingReader {

    private static final int LIMIT = 64;
    private static final int LONGEST = 1 << 20;
    private static final int MOST_TOLD = 20;

    private RecordingReader() {
    }

    /** Reads a file; messages name it as it is given. */
    public static RecordingReading read(Path file) {
        try {
            return lines(SourceText.of(file, LIMIT));
        } catch (Refusal refusal) {
            return new RecordingReading.Refused(refusal.problems());
        }
    }

    /**
     * Reads a stream to its end, or to the limit; does not close it.
     *
     * @param name stands for the file in messages
     */
    public static RecordingReading read(InputStream in, String name) {
        try {
            return lines(SourceText.of(in, name, LIMIT));
        } catch (Refusal refusal) {
            return new RecordingReading.Refused(refusal.problems());
        }
    }

    private static RecordingReading lines(SourceText source) {
        List<RecordedLine> lines = new ArrayList<>();
        List<Diagnostic> problems = new ArrayList<>();
        int number = 0;
        for (String line : (Iterable<String>) source.text().lines()::iterator) {
            number++;
            if (!line.isBlank()) {
                check(source.name(), number, line, lines, problems);
            }
            if (problems.size() == MOST_TOLD) {
                problems.add(new Diagnostic(source.name(), number, 0, "there may be more; the rest was not looked at"));
                break;
            }
        }
        return problems.isEmpty() ? new RecordingReading.Ok(new Recording(source.name(), lines))
                : new RecordingReading.Refused(problems);
    }

    private static void check(String file, int number, String line, List<RecordedLine> lines,
            List<Diagnostic> problems) {
        if (line.length() > LONGEST) {
            problems.add(new Diagnostic(file, number, LONGEST + 1,
                    "this line is longer than 1 MiB, the most that is accepted: an entry has some 2 KiB"));
            return;
        }
        try {
            JsonObjects.read(line);
            lines.add(new RecordedLine(number, line));
        } catch (JsonFault fault) {
            problems.add(new Diagnostic(file, number, fault.column(), fault.getMessage()));
        }
    }
}
