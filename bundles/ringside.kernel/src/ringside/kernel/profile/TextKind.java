package ringside.kernel.profile;

import java.util.regex.Pattern;

/**
 * A text as it stands.
 *
 * @param expected what it is
 * @param form     how it must look
 */
public record TextKind(String expected, Pattern form) implements Kind<String> {

    /** Words for people. */
    static final TextKind SENTENCE = of("a text", "\\S.*");
    /** A label of the listing. */
    static final TextKind LABEL = of("a label", "[A-Za-z_][A-Za-z0-9_]*");

    static TextKind of(String expected, String form) {
        return new TextKind(expected, Pattern.compile(form));
    }

    @Override
    public String read(String text) throws ValueFault {
        if (!form.matcher(text).matches()) {
            throw new ValueFault((text.isEmpty() ? "nothing" : "'" + text + "'") + " stands where " + expected
                    + " was expected", 0);
        }
        return text;
    }

    @Override
    public String write(String value) {
        return value;
    }
}
