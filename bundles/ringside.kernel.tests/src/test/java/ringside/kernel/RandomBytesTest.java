package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import ringside.assembler.source.AssemblyException;
import ringside.kernel.listing.KernelImages;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.kernel.service.setup.TaskSetup;
import ringside.machine.memory.Rights;
import ringside.machine.state.Flag;
import ringside.machine.state.Register;
import ringside.machine.state.Vendor;

/**
 * Programs of random bytes, with TF on and off, on every kernel by every maker with every option that it takes, with
 * and without a handler of SIGTRAP: each has a next step or an end that is reported. With the system property
 * {@code ringside.exhaust} ten million of them, with {@code ringside.programs} so many; {@code ringside.seed} starts
 * elsewhere.
 */
class RandomBytesTest {

    private static final boolean WHOLE = Boolean.getBoolean("ringside.exhaust");
    private static final int PROGRAMS = Integer.getInteger("ringside.programs", WHOLE ? 10_000_000 : 20_000);
    private static final long SEED = Long.getLong("ringside.seed", 20_261_130);
    private static final int MOST_STEPS = 400;
    private static final int BYTES = 96;
    private static final long PAGE = 0x600000;
    private static final int PAGES = 0x3000;
    private static final String PROGRAM = "_start: .skip 256\n.data\n.skip 512\n";
    private static final List<Register> GENERAL = List.of(Register.RAX, Register.RCX, Register.RDX, Register.RBX,
            Register.RBP, Register.RSI, Register.RDI, Register.R8, Register.R9, Register.R10, Register.R11,
            Register.R12, Register.R13, Register.R14, Register.R15);

    /** First bytes that lead on: a program of evenly spread bytes is over after a handful of steps. */
    private static final int[] USUAL = {0x48, 0x66, 0x67, 0xf0, 0xf2, 0xf3, 0x64, 0x65, 0x0f, 0x01, 0x03, 0x29, 0x31,
        0x39,
        0x50, 0x58, 0x83, 0x81, 0x85, 0x87, 0x88, 0x89, 0x8b, 0x8d, 0x8c, 0x8e, 0x8f, 0x9c, 0x9d, 0xc1, 0xc3, 0xc7,
        0xcb,
        0xcc, 0xcd, 0xcf, 0xd3, 0xe8, 0xeb, 0xf6, 0xf7, 0xfe, 0xff, 0xa4, 0xa5, 0xaa, 0xab, 0xae, 0xe2, 0xe3, 0xf1};

    private final Map<String, Integer> ends = new TreeMap<>();

    @Test
    void everyProgramHasANextStepOrAReportedEnd() throws AssemblyException {
        KernelImages images = new KernelImages();
        List<Kernel> kernels = Profiles.all().stream().flatMap(RandomBytesTest::kernels).toList();
        int share = PROGRAMS / kernels.size() / 2;
        long seed = SEED;
        for (Kernel kernel : kernels) {
            for (boolean selfTrace : new boolean[] {false, true}) {
                run(kernel, images, selfTrace, seed, share);
                seed += share;
            }
        }
        assertThat(ends).as("seed %d: %s", SEED, ends).containsKeys("no-code", "SIGILL", "SIGSEGV", "SIGTRAP");
    }

    private record Kernel(Profile profile, KernelOptions options) {
    }

    /** Each maker without an option and with each one that the kernel takes, alone. */
    private static Stream<Kernel> kernels(Profile profile) {
        return Stream.of(Vendor.values()).map(KernelOptions.DEFAULT::withVendor)
                .flatMap(plain -> WHOLE ? Stream.of(plain, plain.withPti(true), plain.withLa57(true),
                        plain.withMitigations(true), plain.withPti(true).withMitigations(true), plain.withX32(true),
                        plain.withLass(true)) : Stream.of(plain, plain.withPti(true).withMitigations(true)))
                .filter(options -> profile.refusal(options).isEmpty())
                .map(options -> new Kernel(profile, options));
    }

    private void run(Kernel chosen, KernelImages images, boolean selfTrace, long firstSeed, int count)
            throws AssemblyException {
        BootedKernel kernel = BootedKernel.boot(chosen.profile(), chosen.options(),
                TaskSetup.of("random.s", PROGRAM).withSelfTrace(selfTrace), images);
        kernel.machine().memory().map(PAGE, PAGES, new Rights(true, true, true));
        long text = kernel.machine().cpu().get(Register.RIP);
        KernelState start = kernel.save();
        for (long seed = firstSeed; seed < firstSeed + count; seed++) {
            byte[] code = code(new SplittableRandom(seed));
            try {
                kernel.restore(start);
                run(kernel, new SplittableRandom(~seed), code, text);
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("seed " + seed + " on " + chosen + (selfTrace ? " with a handler: " : ": ")
                        + HexFormat.ofDelimiter(" ").formatHex(code), e);
            }
        }
    }

    private static byte[] code(SplittableRandom random) {
        byte[] code = new byte[BYTES];
        boolean even = random.nextBoolean();
        for (int i = 0; i < code.length; i++) {
            code[i] = (byte) (even || random.nextBoolean() ? random.nextInt(256)
                    : USUAL[random.nextInt(USUAL.length)]);
        }
        return code;
    }

    private void run(BootedKernel kernel, SplittableRandom random, byte[] code, long text) {
        boolean writable = random.nextBoolean();
        long place = writable ? PAGE + random.nextInt(PAGES - BYTES) : text;
        kernel.machine().memory().load(place, code);
        for (Register register : GENERAL) {
            kernel.machine().cpu().set(register, switch (random.nextInt(4)) {
                case 0 -> PAGE + random.nextInt(PAGES);
                case 1 -> random.nextInt(400);
                case 2 -> place + random.nextInt(BYTES);
                default -> random.nextLong();
            });
        }
        kernel.machine().cpu().set(Register.RIP, place);
        kernel.machine().cpu().set(Register.RFLAGS, TaskSetup.FLAGS | (random.nextBoolean() ? Flag.TF.mask() : 0));
        int steps = 0;
        while (steps < MOST_STEPS && kernel.ended().isEmpty()) {
            RunEnd end = kernel.run(MOST_STEPS - steps);
            steps += end.steps();
            if (end.steps() == 0 && kernel.ended().isEmpty()) {
                fail("no next step and no end: " + end);
            }
        }
        String how = kernel.ended().orElse("limit");
        if (how.equals("no-code") && kernel.outside().isEmpty()) {
            fail("an end without a word at 0x" + Long.toHexString(kernel.machine().cpu().get(Register.RIP)));
        }
        ends.merge(how, 1, Integer::sum);
    }
}
