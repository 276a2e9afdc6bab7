package ringside.cli.console;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * An input named on the command line: a file, or standard input for {@code -} or nothing.
 *
 * @param name what messages call it
 * @param path the file; null for standard input
 */
public record InputFile(String name, Path path) {
    /** {@return the input named by an argument} */
    public static InputFile of(String argument) throws BadInput {
        if (argument == null || argument.equals("-")) {
            return new InputFile("standard input", null);
        }
        try {
            return new InputFile(argument, Path.of(argument));
        } catch (InvalidPathException e) {
            throw new BadInput(argument + ": this is no file name: " + e.getReason(), e);
        }
    }

    /** {@return the open input; standard input is never closed} */
    public InputStream open(Console console) throws BadInput {
        if (path == null) {
            return console.in();
        }
        if (Files.isDirectory(path)) {
            throw new BadInput(name + ": this is a folder, a file was expected");
        }
        if (!Files.exists(path)) {
            throw new BadInput(name + ": there is no such file");
        }
        try {
            return Files.newInputStream(path);
        } catch (IOException e) {
            throw new BadInput(name + ": cannot be opened: " + e.getMessage(), e);
        }
    }
}
