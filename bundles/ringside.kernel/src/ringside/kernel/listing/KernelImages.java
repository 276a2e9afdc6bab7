package ringside.kernel.listing;

import java.util.HashMap;
import java.util.Map;

import ringside.assembler.program.Program;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;

/**
 * Kernels that were assembled before: assembling is nearly all the work of booting, so whoever boots often keeps one of
 * these and hands it over. Not thread-safe.
 */
public final class KernelImages {

    private final ListingSource source = new ListingSource();
    private final Map<Key, Program> kernels = new HashMap<>();
    private final Map<Key, Program> vdso32 = new HashMap<>();
    private Program restorer;
    private Program uretprobe;
    private Program uprobe;

    /** What decides about the bytes of a kernel; experiments are among the options. */
    private record Key(String profile, KernelOptions options) {
    }

    /** The kernel of a profile, assembled when it is asked for the first time. */
    public Program kernel(Profile profile, KernelOptions options) {
        return kernels.computeIfAbsent(new Key(profile.id(), options), key -> source.kernel(profile, options));
    }

    /** The code that 32-bit programs make system calls with. */
    public Program vdso32(Profile profile, KernelOptions options) {
        return vdso32.computeIfAbsent(new Key(profile.id(), options), key -> source.vdso32(profile, options));
    }

    /** The code that probed returns lead to, since 6.11. */
    public Program uretprobe() {
        if (uretprobe == null) {
            uretprobe = source.uretprobe();
        }
        return uretprobe;
    }

    /** The code that a probed NOP calls, since 6.19. */
    public Program uprobe() {
        if (uprobe == null) {
            uprobe = source.uprobe();
        }
        return uprobe;
    }

    /** The code that returns from signal handlers. */
    public Program restorer() {
        if (restorer == null) {
            restorer = source.restorer();
        }
        return restorer;
    }
}
