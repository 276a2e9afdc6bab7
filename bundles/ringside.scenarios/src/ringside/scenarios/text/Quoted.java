package ringside.scenarios.text;

/** Parts of an input in messages: short, on one line, and without characters that a terminal would obey. */
public final class Quoted {

    private static final int LONGEST = 40;

    private Quoted() {
    }

    /** The text in double quotes, shortened; what is not printable stands as {@code \}{@code u} and its number. */
    public static String text(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().limit(LONGEST).forEach(c -> {
            if (Printable.codePoint(c)) {
                quoted.appendCodePoint(c);
            } else {
                quoted.append(String.format("\\u%04X", c));
            }
        });
        return quoted.append(text.codePointCount(0, text.length()) > LONGEST ? "…\"" : "\"").toString();
    }
}
