package ringside.scenarios.score;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import ringside.scenarios.file.Disk;
import ringside.scenarios.file.SafeFile;
import ringside.scenarios.text.Diagnostic;
import ringside.scenarios.text.Quoted;
import ringside.scenarios.text.Refusal;
import ringside.scenarios.text.SourceText;

/**
 * A local file of answers: CSV in UTF-8, at most 1 MiB, one line an answer. A damaged file is put aside when the next
 * answer is written, with the ending {@code .bak}.
 */
public final class ScoreBook {
    /** The names of the columns. */
    public static final String HEAD = "when,seed,question,kind,kernel,answer,right";

    private static final int COLUMNS = 7;
    private static final Pattern TOKEN = Pattern.compile("[\\w.+\\-]{1,80}");
    private static final int ANSWER = 5;
    private static final int RIGHT = 6;

    private final Path file;

    /** @param file the file; it and its folder are created when they are needed */
    public ScoreBook(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** Where the answers are. */
    public Path file() {
        return file;
    }

    /** Reads all answers; a file that is not there holds none. */
    public ScoreReading read() {
        if (!Files.exists(file)) {
            return new ScoreReading(List.of(), Optional.empty());
        }
        try {
            return new ScoreReading(answers(SourceText.of(file).text()), Optional.empty());
        } catch (Refusal refusal) {
            return new ScoreReading(List.of(), Optional.of(refusal.problems().get(0).toString()));
        }
    }

    private List<Answered> answers(String text) throws Refusal {
        List<String> lines = text.lines().toList();
        if (!lines.get(0).equals(HEAD)) {
            throw problem(1, "the first line was expected to be " + HEAD);
        }
        List<Answered> answers = new ArrayList<>();
        for (int at = 1; at < lines.size(); at++) {
            answers.add(answer(lines.get(at), at + 1));
        }
        return answers;
    }

    private Answered answer(String line, int number) throws Refusal {
        String[] cells = line.split(",", -1);
        if (cells.length != COLUMNS) {
            throw problem(number, COLUMNS + " values were expected, not " + cells.length);
        }
        for (String cell : List.of(cells).subList(3, RIGHT)) {
            if (!TOKEN.matcher(cell).matches()) {
                throw problem(number, "a word was expected, not " + Quoted.text(cell));
            }
        }
        if (!List.of("yes", "no").contains(cells[RIGHT])) {
            throw problem(number, "yes or no was expected at the end, not " + Quoted.text(cells[RIGHT]));
        }
        try {
            return new Answered(Instant.parse(cells[0]), Long.parseLong(cells[1]), Integer.parseInt(cells[2]), cells[3],
                    cells[4], cells[ANSWER], cells[RIGHT].equals("yes"));
        } catch (DateTimeException | NumberFormatException wrong) {
            throw problem(number, "a time and two numbers were expected first");
        }
    }

    private Refusal problem(int line, String message) {
        return new Refusal(List.of(new Diagnostic(file.toString(), line, 1, message)));
    }

    /**
     * Adds an answer.
     *
     * @return what was wrong with the file so far, which is kept beside; empty if nothing was
     * @throws IOException if it cannot be written; the old file is still there then
     */
    public Optional<String> add(Answered answer) throws IOException {
        ScoreReading known = read();
        List<Answered> all = new ArrayList<>(known.answers());
        all.add(answer);
        write(file, all, known.problem().isPresent());
        return known.problem();
    }

    /**
     * Writes a copy of all answers.
     *
     * @throws IOException if it cannot be written
     */
    public void export(Path copy) throws IOException {
        write(copy, read().answers(), true);
    }

    private static void write(Path file, List<Answered> answers, boolean keepOld) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        StringBuilder text = new StringBuilder(HEAD).append('\n');
        for (Answered each : answers) {
            text.append(each.when()).append(',').append(each.seed()).append(',').append(each.question()).append(',')
                    .append(each.kind()).append(',').append(each.kernel()).append(',').append(each.answer())
                    .append(',').append(each.right() ? "yes" : "no").append('\n');
        }
        new SafeFile(new Disk(), file).replace(text.toString().getBytes(StandardCharsets.UTF_8), keepOld);
    }
}
