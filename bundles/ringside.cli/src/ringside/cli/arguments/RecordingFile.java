package ringside.cli.arguments;

import java.io.IOException;
import java.io.InputStream;
import ringside.cli.console.BadInput;
import ringside.cli.console.Console;
import ringside.cli.console.InputFile;
import ringside.scenarios.recording.Recording;
import ringside.scenarios.recording.RecordingReader;
import ringside.scenarios.recording.RecordingReading;
import ringside.scenarios.text.Diagnostic;

/** Reads a recording of kernel entries that is named on the command line. */
public final class RecordingFile {
    private RecordingFile() {
    }

    /**
     * {@return the whole recording}
     *
     * @throws BadInput when any line of it cannot be read
     */
    public static Recording read(InputFile input, Console console) throws BadInput, IOException {
        try (InputStream in = input.open(console)) {
            return read(in, input.name());
        }
    }

    /**
     * {@return the whole recording}
     *
     * @param name stands for the file in messages
     * @throws BadInput when any line of it cannot be read
     */
    public static Recording read(InputStream in, String name) throws BadInput {
        RecordingReading reading = RecordingReader.read(in, name);
        if (reading instanceof RecordingReading.Ok ok) {
            return ok.recording();
        }
        throw new BadInput(((RecordingReading.Refused) reading).problems().stream().map(Diagnostic::toString)
                .toList());
    }
}
