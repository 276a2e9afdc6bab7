package ringside.kernel.listing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

import ringside.assembler.Assembler;
import ringside.assembler.program.Layout;
import ringside.assembler.program.Program;
import ringside.assembler.source.AssemblyException;
import ringside.assembler.source.SourceLibrary;
import ringside.kernel.profile.BuildRow;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;

/** The kernel listings that come with Ringside. */
public final class ListingSource implements SourceLibrary {

    /** The code that returns from signal handlers. */
    static final String RESTORER = "restorer.s";
    /** The code for system calls of 32-bit programs. */
    static final String VDSO32 = "vdso32.s";

    @Override
    public Optional<String> source(String file) {
        if (!file.matches("[A-Za-z0-9._-]+")) {
            return Optional.empty();
        }
        try (InputStream in = ListingSource.class.getResourceAsStream("listings/" + file)) {
            return in == null ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("listings/" + file + " cannot be read", e);
        }
    }

    /** Where the sections of a kernel stand. */
    public static Layout layout(Profile profile) {
        return new Layout(KernelMap.of(profile).text(), KernelMap.DATA, KernelMap.BSS);
    }

    /** Assembles the kernel of a profile. */
    public Program kernel(Profile profile, KernelOptions options) {
        return own(profile.value(BuildRow.LISTING), layout(profile), KernelSymbols.of(profile, options));
    }

    /** Assembles the code that returns from signal handlers. */
    Program restorer() {
        return own(RESTORER, page(KernelMap.RESTORER), Map.of());
    }

    /** Assembles the code for system calls of 32-bit programs. */
    Program vdso32(Profile profile, KernelOptions options) {
        return own(VDSO32, page(KernelMap.VDSO32), KernelSymbols.of(profile, options));
    }

    private static Layout page(long address) {
        return new Layout(address, address + KernelMap.PAGE, address + 2 * KernelMap.PAGE);
    }

    private Program own(String file, Layout layout, Map<String, Long> symbols) {
        String text = source(file).orElseThrow(() -> new IllegalStateException("listings/" + file + " is missing"));
        try {
            return new Assembler(layout, symbols, this).assemble(file, text);
        } catch (AssemblyException e) {
            throw new IllegalStateException("listings/" + file + ": " + e.problems(), e);
        }
    }
}
