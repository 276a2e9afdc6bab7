package ringside.scenarios.program;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import ringside.scenarios.text.Diagnostic;
import ringside.scenarios.text.Printable;
import ringside.scenarios.text.Refusal;
import ringside.scenarios.text.SourceText;

/**
 * Reads user programs in the listing dialect ({@code .s} files), and other short texts that a user hands over: at
 * most 1 MiB in UTF-8 without control characters. Line ends of any system become LF, so that line numbers stay.
 */
public final class ProgramReader {

    private ProgramReader() {
    }

    /** Reads a file; messages name it as it is given. */
    public static ProgramReading read(Path file) {
        try {
            return checked(SourceText.of(file));
        } catch (Refusal refusal) {
            return new ProgramReading.Refused(refusal.problems());
        }
    }

    /**
     * Reads a stream to its end, or to the limit; does not close it.
     *
     * @param name stands for the file in messages
     */
    public static ProgramReading read(InputStream in, String name) {
        try {
            return checked(SourceText.of(in, name));
        } catch (Refusal refusal) {
            return new ProgramReading.Refused(refusal.problems());
        }
    }

    private static ProgramReading checked(SourceText source) {
        String text = source.text().replace("\r\n", "\n").replace('\r', '\n');
        int fault = Printable.firstFault(text, true);
        if (fault < 0) {
            return new ProgramReading.Ok(source.name(), text);
        }
        int lineStart = text.lastIndexOf('\n', fault) + 1;
        int line = 1 + (int) text.substring(0, lineStart).chars().filter(c -> c == '\n').count();
        return new ProgramReading.Refused(List.of(new Diagnostic(source.name(), line, fault - lineStart + 1,
                String.format("the character U+%04X is not accepted in a program: remove it",
                        text.codePointAt(fault)))));
    }
}
