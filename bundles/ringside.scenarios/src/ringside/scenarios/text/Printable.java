package ringside.scenarios.text;

/**
 * Which characters a text may hold. Excluded are control characters, halves of surrogate pairs, and characters that
 * change the direction or are invisible, because with them a text is not what it looks like.
 */
public final class Printable {

    private Printable() {
    }

    public static boolean codePoint(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.FORMAT, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> isJoiner(c);
            default -> (c & 0xFFFE) != 0xFFFE;
        };
    }

    /** Zero width joiner and non-joiner belong to the spelling of some languages. */
    private static boolean isJoiner(int c) {
        return c == 0x200C || c == 0x200D;
    }

    /**
     * Offset of the first character that is not printable; -1 if there is none. Line ends and tabs are fine if asked
     * for.
     */
    public static int firstFault(String text, boolean severalLines) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (!codePoint(c) && !(severalLines && (c == '\n' || c == '\t'))) {
                return i;
            }
        }
        return -1;
    }
}
