package ringside.assembler.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comment taken apart: plain text and notes. A note starts with {@code #:}, {@code #?}, {@code #!}, {@code #=} or
 * {@code #@} and ends where the next one starts.
 *
 * @param text what stands before the first note, without the mark
 * @param notes in order
 */
public record Comment(String text, List<Note> notes) {

    public static final Comment NONE = new Comment("", List.of());

    private static final Pattern START = Pattern.compile("(?<=^|\\s)#([:?!=@])");

    /**
     * Reads a comment.
     *
     * @param line where it ends
     * @param behindMark the text behind the {@code #}, or null when there is none
     */
    public static Comment read(SourceLine line, String behindMark) {
        if (behindMark == null) {
            return NONE;
        }
        String all = "#" + behindMark;
        int column = line.text().length() - all.length();
        Matcher start = START.matcher(all);
        List<Note> notes = new ArrayList<>();
        int plainEnd = all.length();
        char kind = 0;
        int from = 0;
        while (start.find()) {
            if (kind == 0) {
                plainEnd = start.start();
            } else {
                notes.add(note(kind, all.substring(from, start.start()), line, column + from));
            }
            kind = start.group(1).charAt(0);
            from = start.end();
        }
        if (kind != 0) {
            notes.add(note(kind, all.substring(from), line, column + from));
        }
        String plain = plainEnd > 0 ? all.substring(1, plainEnd).strip() : "";
        return new Comment(plain, List.copyOf(notes));
    }

    private static Note note(char kind, String text, SourceLine line, int index) {
        int blanks = text.length() - text.stripLeading().length();
        return new Note(kind, text.strip(), line.at(index + blanks));
    }
}
