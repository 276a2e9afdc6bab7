package ringside.assembler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The programs that were measured on a real CPU. */
final class OraclePrograms {

    static final int COUNT = 190;

    private OraclePrograms() {
    }

    /** Their sources by name, such as {@code alu/alu_000.s}. */
    static Map<String, String> all() {
        URL folder = OraclePrograms.class.getResource("/oracle/programs");
        if (folder == null) {
            throw new AssertionError("the test data oracle/programs is not on the class path");
        }
        Map<String, String> programs = new TreeMap<>();
        try {
            Path root = Path.of(folder.toURI());
            try (Stream<Path> files = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
                for (Path file : files.filter(path -> path.toString().endsWith(".s")).toList()) {
                    programs.put(root.relativize(file).toString().replace('\\', '/'), Files.readString(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
        return programs;
    }
}
