package ringside.stepper.value;

/** Text that may say anything, made fit for HTML and XML: for an element or an attribute in quotation marks. */
public final class Markup {
    private Markup() {
    }

    /** {@return the text with every sign of the language escaped; what steers or hides is told by its number} */
    public static String text(String text) {
        StringBuilder out = new StringBuilder();
        EscapedText.shown(text).codePoints().forEach(letter -> append(out, letter));
        return out.toString();
    }

    private static void append(StringBuilder out, int letter) {
        switch (letter) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            default -> out.appendCodePoint(letter);
        }
    }
}
