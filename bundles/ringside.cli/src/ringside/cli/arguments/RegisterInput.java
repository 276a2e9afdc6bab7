package ringside.cli.arguments;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import ringside.cli.console.BadInput;
import ringside.cli.console.Console;
import ringside.cli.console.InputFile;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.text.RegisterText;
import ringside.kernel.text.RegisterTextException;

/** Reads pasted registers from a file or standard input. */
public final class RegisterInput {
    private RegisterInput() {
    }

    /**
     * {@return the slots that decide}
     *
     * @param file a file, - or null for standard input
     * @throws BadInput when it cannot be read, or a register is missing or cannot be understood
     */
    public static ReturnState read(String file, Console console) throws BadInput, IOException {
        InputFile input = InputFile.of(file);
        try (InputStream in = input.open(console)) {
            byte[] bytes = in.readNBytes(4 * RegisterText.LONGEST + 1);
            return RegisterText.parse(new String(bytes, StandardCharsets.UTF_8)).state();
        } catch (RegisterTextException e) {
            throw new BadInput(e.problems().stream().map(p -> p.line() > 0
                    ? input.name() + ":" + p.line() + ":" + p.column() + ": " + p.message() : input.name() + ": "
                            + p.message()).toList());
        }
    }
}
