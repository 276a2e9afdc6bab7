package ringside.cli.arguments;

import java.io.IOException;
import java.util.Arrays;
import ringside.cli.console.BadInput;
import ringside.cli.console.InputFile;
import ringside.kernel.process.CoreBytes;
import ringside.kernel.process.CoreFile;
import ringside.kernel.process.CoreFileException;
import ringside.scenarios.file.FileBytes;

/** A core file that was named on the command line, or comes by standard input. */
final class CoreInput {
    private final InputFile input;

    CoreInput(InputFile input) {
        this.input = input;
    }

    /**
     * {@return the threads}
     *
     * @param begin the beginning of the file: all that is read of standard input, for notes stand there
     * @throws BadInput when it holds no registers of x86-64 threads
     */
    CoreFile read(byte[] begin) throws BadInput, IOException {
        try {
            if (input.path() == null) {
                return CoreFile.read(bytes(begin));
            }
            try (FileBytes file = new FileBytes(input.path())) {
                return CoreFile.read(bytes(file));
            }
        } catch (CoreFileException e) {
            throw new BadInput(input.name() + ": " + e.getMessage(), e);
        }
    }

    private static CoreBytes bytes(byte[] begin) {
        return new CoreBytes() {
            @Override
            public long length() {
                return begin.length;
            }

            @Override
            public byte[] read(long offset, int count) {
                return offset < 0 || offset >= begin.length ? new byte[0]
                        : Arrays.copyOfRange(begin, (int) offset, (int) Math.min(begin.length, offset + count));
            }
        };
    }

    private static CoreBytes bytes(FileBytes file) {
        return new CoreBytes() {
            @Override
            public long length() throws IOException {
                return file.length();
            }

            @Override
            public byte[] read(long offset, int count) throws IOException {
                return file.read(offset, count);
            }
        };
    }
}
