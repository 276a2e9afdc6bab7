package ringside.assembler;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import ringside.assembler.program.Layout;
import ringside.assembler.program.Program;
import ringside.assembler.read.Assembly;
import ringside.assembler.read.ProgramBuilder;
import ringside.assembler.read.SourceReader;
import ringside.assembler.source.AssemblyException;
import ringside.assembler.source.SourceLibrary;
import ringside.assembler.source.Syntax;

/**
 * Assembles the listing dialect: a subset of GNU as 2.40 for x86-64, in Intel or AT&amp;T syntax. It chooses the same
 * encodings as GNU as and gives the same addresses as GNU ld with the section starts of the {@link Layout}. Immutable;
 * every call of {@link #assemble} stands for itself.
 *
 * <p>Limits: 1 MiB a source, 4 MiB with everything that is included, 16 levels of {@code .include}, 16 MiB a section,
 * 100 levels of macro calls and 1 MiB of lines made by {@code .macro} and {@code .rept}.
 */
public final class Assembler {

    private final Layout layout;
    private final Map<String, Long> predefined;
    private final SourceLibrary includes;

    /**
     * Makes an assembler.
     *
     * @param layout where the sections start
     * @param predefined named values that every source may use, as {@code as --defsym} defines them
     * @param includes where {@code .include} finds its files
     */
    public Assembler(Layout layout, Map<String, Long> predefined, SourceLibrary includes) {
        this.layout = Objects.requireNonNull(layout, "layout");
        this.predefined = new TreeMap<>(predefined);
        this.includes = Objects.requireNonNull(includes, "includes");
    }

    /**
     * Assembles one source.
     *
     * @param file the name that problems and lines carry
     * @param source the text; lines end in LF or CR LF
     * @return the program
     * @throws AssemblyException when the source has problems; it names all of them (at most 100)
     */
    public Program assemble(String file, String source) throws AssemblyException {
        return assemble(file, source, Syntax.INTEL);
    }

    /**
     * Assembles one source.
     *
     * @param file the name that problems and lines carry
     * @param source the text; lines end in LF or CR LF
     * @param syntax of the lines above the first directive that chooses one
     * @return the program
     * @throws AssemblyException when the source has problems; it names all of them (at most 100)
     */
    public Program assemble(String file, String source, Syntax syntax) throws AssemblyException {
        Assembly assembly = new Assembly(layout, predefined, syntax);
        new SourceReader(assembly, includes).read(file, source);
        return new ProgramBuilder(assembly).build();
    }
}
