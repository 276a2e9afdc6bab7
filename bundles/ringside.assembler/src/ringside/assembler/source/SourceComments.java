package ringside.assembler.source;

/**
 * Takes the comments out of a source that C has too: from {@code /*} to its end, over lines, and from {@code //} to
 * the end of the line; a line that begins with {@code /} is one, too, as in GNU as. Blanks take their places, so that
 * every column stays. Comments behind {@code #} are left: they carry the notes of a listing.
 */
public final class SourceComments {

    private final String source;
    private final StringBuilder out;
    private int at;
    private int open = -1;

    private SourceComments(String source) {
        this.source = source;
        this.out = new StringBuilder(source);
    }

    /** The source without them; a comment without end is a problem. */
    public static String removed(String file, String source, Problems problems) {
        if (source.indexOf('/') < 0) {
            return source;
        }
        SourceComments comments = new SourceComments(source);
        comments.remove();
        if (comments.open >= 0) {
            int line = (int) source.substring(0, comments.open).chars().filter(c -> c == '\n').count();
            problems.add(new Position(file, line + 1, comments.open - source.lastIndexOf('\n', comments.open - 1)),
                    "this comment has no end: '*/' is expected");
        }
        return comments.out.toString();
    }

    private void remove() {
        while (at < source.length()) {
            switch (source.charAt(at)) {
                case '"' -> string();
                case '\'' -> character();
                case '#' -> at = lineEnd();
                case '/' -> slash();
                default -> at++;
            }
        }
    }

    private void slash() {
        if (source.startsWith("/*", at)) {
            int end = source.indexOf("*/", at + 2);
            open = end < 0 ? at : -1;
            blank(end < 0 ? source.length() : end + 2);
        } else if (source.startsWith("//", at) || firstOfLine()) {
            blank(lineEnd());
        } else {
            at++;
        }
    }

    private boolean firstOfLine() {
        return out.substring(source.lastIndexOf('\n', at) + 1, at).isBlank();
    }

    private void character() {
        at += source.startsWith("\\", at + 1) ? 3 : 2;
        at += source.startsWith("'", at) ? 1 : 0;
    }

    private void string() {
        at++;
        while (at < source.length() && source.charAt(at) != '"' && source.charAt(at) != '\n') {
            at += source.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    private int lineEnd() {
        int end = source.indexOf('\n', at);
        return end < 0 ? source.length() : end;
    }

    private void blank(int end) {
        for (; at < end; at++) {
            if (source.charAt(at) != '\n' && source.charAt(at) != '\r') {
                out.setCharAt(at, ' ');
            }
        }
    }
}
