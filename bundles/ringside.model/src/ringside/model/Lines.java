package ringside.model;

/**
 * The form of a text of several lines in a scenario file: it starts on the line below its tag, so that every line of
 * a program stands at its own column and differences between two files are differences of lines.
 */
public final class Lines {

    private static final String LINE_END = "\n";

    private Lines() {
    }

    /**
     * Reads the form that {@link #format} writes; text that starts right behind the tag is taken as well.
     *
     * @param text the characters between the tags, lines ended by LF
     * @return the text, without the line end that follows the tag
     */
    public static String parse(String text) {
        return text.startsWith(LINE_END) ? text.substring(LINE_END.length()) : text;
    }

    /**
     * Writes a text; {@link #parse} gives back exactly the same.
     *
     * @param text the text, lines ended by LF
     * @return the characters to put between the tags
     */
    public static String format(String text) {
        return LINE_END + text;
    }
}
