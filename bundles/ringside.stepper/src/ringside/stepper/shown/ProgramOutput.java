package ringside.stepper.shown;

import ringside.kernel.service.state.Output;
import ringside.stepper.value.Texts;

/** What a program wrote, as a console shows it. */
public final class ProgramOutput {

    private static final int PICTURES = 0x2400;
    private static final int DELETE = 0x7f;
    private static final int PICTURE_OF_DELETE = 0x2421;
    private static final int FIRST_PRINTABLE = 0x20;

    private ProgramOutput() {
    }

    /** {@return the text; control characters but line feed and tab are shown as pictures} */
    public static String text(Output output) {
        StringBuilder text = new StringBuilder();
        output.text().codePoints().map(ProgramOutput::visible).forEach(text::appendCodePoint);
        return output.cut() ? text + "\n" + Texts.SESSION.text("output.cut", output.total(), Output.MOST_KEPT)
                : text.toString();
    }

    private static int visible(int character) {
        if (character == '\n' || character == '\t') {
            return character;
        }
        return character == DELETE ? PICTURE_OF_DELETE
                : character < FIRST_PRINTABLE ? PICTURES + character : character;
    }
}
