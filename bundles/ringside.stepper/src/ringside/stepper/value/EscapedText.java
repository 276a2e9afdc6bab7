package ringside.stepper.value;

/** Text of a program on one line: what would steer a terminal, or hide, is told by its number. */
public final class EscapedText {

    private EscapedText() {
    }

    /** {@return the text in quotation marks} */
    public static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(character -> append(out, character));
        return out.append('"').toString();
    }

    /** {@return the text with its line breaks and tabs; what else would steer or hide is told by its number} */
    public static String shown(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (visible(character) || character == '\n' || character == '\t') {
                out.appendCodePoint(character);
            } else {
                number(out, character);
            }
        });
        return out.toString();
    }

    private static void append(StringBuilder out, int character) {
        switch (character) {
            case '\n' -> out.append("\\n");
            case '\t' -> out.append("\\t");
            case '\r' -> out.append("\\r");
            case '"', '\\' -> out.append('\\').appendCodePoint(character);
            default -> {
                if (visible(character)) {
                    out.appendCodePoint(character);
                } else {
                    number(out, character);
                }
            }
        }
    }

    private static void number(StringBuilder out, int character) {
        out.append(String.format(character < 0x100 ? "\\x%02x" : "\\u%04x", character));
    }

    private static boolean visible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE,
                    Character.UNASSIGNED, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
