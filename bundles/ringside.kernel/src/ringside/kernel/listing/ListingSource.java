package ringside.kernel.listing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import ringside.assembler.Assembler;
import ringside.assembler.program.Layout;
import ringside.assembler.program.Program;
import ringside.assembler.source.AssemblyException;
import ringside.assembler.source.SourceLibrary;
import ringside.kernel.profile.BuildRow;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.words.LibraryFileException;

/** The kernel listings that come with Ringside. */
public final class ListingSource implements SourceLibrary {

    /** The code that returns from signal handlers. */
    static final String RESTORER = "restorer.s";
    /** The code for system calls of 32-bit programs. */
    static final String VDSO32 = "vdso32.s";
    /** The code that probed returns lead to. */
    static final String URETPROBE = "uretprobe.s";
    /** The code that a probed NOP calls. */
    static final String UPROBE = "uprobe.s";
    private static final String FOLDER = "listings/";

    @Override
    public Optional<String> source(String file) {
        if (!file.matches("[A-Za-z0-9._-]+")) {
            return Optional.empty();
        }
        try (InputStream in = ListingSource.class.getResourceAsStream(FOLDER + file)) {
            return in == null ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(FOLDER + file + " cannot be read", e);
        }
    }

    /** Where the sections of a kernel stand. */
    public static Layout layout(Profile profile) {
        return new Layout(KernelMap.of(profile).text(), KernelMap.DATA, KernelMap.BSS);
    }

    /** Assembles the kernel of a profile. */
    public Program kernel(Profile profile, KernelOptions options) {
        String file = profile.value(BuildRow.LISTING);
        return kernel(file, own(file), profile, options);
    }

    /**
     * Assembles a text as the kernel of a profile.
     *
     * @throws LibraryFileException if it is none; the message names all places
     */
    Program kernel(String file, String text, Profile profile, KernelOptions options) {
        try {
            Program program = new Assembler(layout(profile), KernelSymbols.of(profile, options), this)
                    .assemble(file, text);
            ListingRules.hold(program, profile.checks(options));
            return program;
        } catch (AssemblyException e) {
            throw wrong(e);
        }
    }

    /** Assembles the code that returns from signal handlers. */
    Program restorer() {
        return own(RESTORER, page(KernelMap.RESTORER), Map.of());
    }

    /** Assembles the code for system calls of 32-bit programs. */
    Program vdso32(Profile profile, KernelOptions options) {
        return own(VDSO32, page(KernelMap.VDSO32), KernelSymbols.of(profile, options));
    }

    /** Assembles the code that probed returns lead to. */
    Program uretprobe() {
        return own(URETPROBE, page(KernelMap.XOL), Map.of());
    }

    /** Assembles the code that a probed NOP calls. */
    Program uprobe() {
        return own(UPROBE, page(KernelMap.UPROBE_TRAMPOLINE), Map.of());
    }

    private static Layout page(long address) {
        return new Layout(address, address + KernelMap.PAGE, address + 2 * KernelMap.PAGE);
    }

    private Program own(String file, Layout layout, Map<String, Long> symbols) {
        try {
            return new Assembler(layout, symbols, this).assemble(file, own(file));
        } catch (AssemblyException e) {
            throw wrong(e);
        }
    }

    /**
     * Looks at the services that a kernel's listing asks for.
     *
     * @param known those that there are
     * @throws LibraryFileException if there are not all of them; the message names all places
     */
    public static void requireServices(List<ListingLine> lines, Set<String> known) {
        try {
            ListingRules.services(lines, known);
        } catch (AssemblyException e) {
            throw wrong(e);
        }
    }

    private String own(String file) {
        return source(file).orElseThrow(() -> new LibraryFileException(FOLDER + file + ": there is no such file"));
    }

    private static LibraryFileException wrong(AssemblyException failure) {
        return new LibraryFileException(failure.problems().stream().map(problem -> FOLDER + problem)
                .collect(Collectors.joining("\n")));
    }
}
