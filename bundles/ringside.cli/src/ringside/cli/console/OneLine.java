package ringside.cli.console;

/** Text from an input in messages: on one line, not longer than is good to read, control characters as escapes. */
public final class OneLine {
    private OneLine() {
    }

    /** {@return the text, at most so many characters of it} */
    public static String of(String text, int most) {
        StringBuilder line = new StringBuilder();
        text.chars().limit(most).forEach(c -> line.append(Character.isISOControl(c) ? String.format("\\u%04x", c)
                : Character.toString(c)));
        return text.length() <= most ? line.toString() : line.append('…').toString();
    }
}
