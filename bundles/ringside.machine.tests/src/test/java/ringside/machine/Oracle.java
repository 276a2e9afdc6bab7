package ringside.machine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import ringside.assembler.Assembler;
import ringside.assembler.program.Layout;
import ringside.assembler.program.Program;
import ringside.assembler.source.AssemblyException;
import ringside.assembler.source.SourceLibrary;

/** The recordings of a real CPU, as copied into the test resources. */
final class Oracle {
    private Oracle() {
    }

    static String text(String name) {
        try (InputStream in = Oracle.class.getResourceAsStream("/oracle/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource /oracle/" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> lines(String name) {
        return text(name).lines().toList();
    }

    static Program program(String set, String name) {
        return assemble(name + ".s", text("programs/" + set + "/" + name + ".s"));
    }

    static Program assemble(String file, String source) {
        try {
            return new Assembler(Layout.USER, Map.of(), SourceLibrary.NONE).assemble(file, source);
        } catch (AssemblyException e) {
            throw new IllegalArgumentException(file + ": " + e.problems(), e);
        }
    }
}
