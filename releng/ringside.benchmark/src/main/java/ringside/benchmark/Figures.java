package ringside.benchmark;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import ringside.kernel.BootedKernel;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.kernel.service.setup.TaskSetup;
import ringside.model.RingsideFactory;
import ringside.model.Scenario;
import ringside.model.StartValue;
import ringside.stepper.Session;

/**
 * Measures what the design promises and prints the figures; asserts nothing. Each figure is the best of several rounds
 * on a warm machine, except latencies, which are percentiles.
 */
public final class Figures {
    private static final int ROUNDS = 5;
    private static final long STEPS = 10_000_000;
    private static final int JUMPS = 2000;
    private static final double NANOS = 1e9;
    private static final double MEGA = 1e6;
    /** Arithmetic, memory and a branch, never in the kernel. */
    private static final String LOOP = """
            _start:
                mov rcx, 0x7fffffffffffffff
                lea rbx, [counter]
            again:
                add rax, rcx
                xor rdx, rax
                mov [rbx], rdx
                shl rdx, 3
                add rsi, [rbx]
                dec rcx
                jnz again
            end:
                hlt
            .bss
            counter:
                .skip 8
            """;
    /** A system call over and over. */
    private static final String CALLS = """
            _start:
                mov rbx, 0x7fffffffffffffff
            again:
                mov eax, 39
                syscall
                dec rbx
                jnz again
            end:
                hlt
            """;

    /** Signals for ever: frames on the user's stack, exceptions, returns by IRET and SYSRET. */
    private static final String STUCK = """
            _start:
                push 0x302
                popfq
                mov rcx, offset stuck_here
                pushfq
                pop r11
            stuck_here:
                nop
            end:
                hlt
            """;

    private Figures() {
    }

    /**
     * Runs everything.
     *
     * @param arguments programs made from reference.c, to compare the decisions with
     */
    public static void main(String[] arguments) throws Exception {
        List<Path> references = Stream.of(arguments).map(Path::of).toList();
        for (String kernel : List.of("seed", "v6.8")) {
            decisions("random rows, " + kernel, BulkDecisions.random(kernel), references);
            decisions("realistic rows, " + kernel, BulkDecisions.realistic(kernel), references);
            plain("loop in user mode, " + kernel, kernel, LOOP);
            plain("system calls, " + kernel, kernel, CALLS);
            recorded("loop in user mode, " + kernel, kernel, LOOP);
            recorded("system calls, " + kernel, kernel, CALLS);
            recorded("stuck_here without the TF check, " + kernel, kernel, STUCK);
            allocated("loop in user mode, " + kernel, kernel, LOOP);
            allocated("system calls, " + kernel, kernel, CALLS);
            allocated("stuck_here without the TF check, " + kernel, kernel, STUCK);
        }
        ForesightCost.Cost cost = ForesightCost.measure();
        print("answer about a return, at any step: median", cost.median(), "us");
        print("answer about a return, at any step: 99 %", cost.p99(), "us");
        print("answer about a return, where the recording goes on: median", cost.ahead(), "us");
        print("answer about a return, where the recording goes on: 99 %", cost.aheadP99(), "us");
    }

    private static void print(String what, double value, String unit) {
        System.out.println(String.format(Locale.ROOT, "%-66s %10.2f %s", what, value, unit));
    }

    /** {@return the shortest time of several rounds in seconds} */
    private static double best(LongSupplier work) {
        double best = Double.MAX_VALUE;
        long sink = 0;
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            sink += work.getAsLong();
            best = Math.min(best, (System.nanoTime() - start) / NANOS);
        }
        if (sink == Long.MIN_VALUE) {
            System.out.println(sink);
        }
        return best;
    }

    private static void decisions(String what, BulkDecisions rows, List<Path> references) throws Exception {
        double nanos = rows.nanos();
        print("decisions in bulk: " + what, NANOS / nanos / MEGA, "million/s");
        for (Path reference : references) {
            double machineCode = rows.nanosOf(reference);
            print("  in machine code: " + reference.getFileName(), NANOS / machineCode / MEGA, "million/s");
            print("  time against it", nanos / machineCode, "times");
        }
    }

    private static void plain(String what, String kernel, String program) throws Exception {
        Profile profile = Profiles.named(kernel);
        BootedKernel booted = BootedKernel.boot(profile, KernelOptions.DEFAULT, TaskSetup.of("benchmark", program));
        double seconds = best(() -> {
            long done = 0;
            while (done < STEPS) {
                done += booted.run(STEPS - done).steps();
            }
            return done;
        });
        print("not recorded: " + what, STEPS / seconds / MEGA, "million steps/s");
    }

    private static Scenario scenario(String kernel, String program) {
        Scenario scenario = RingsideFactory.eINSTANCE.createScenario();
        scenario.setId("benchmark");
        scenario.setKernel(kernel);
        scenario.setMaxSteps((ROUNDS + 1) * STEPS);
        scenario.setProgram(program);
        if (program.equals(STUCK)) {
            scenario.setSelfTrace(true);
            StartValue off = RingsideFactory.eINSTANCE.createStartValue();
            off.setName("check.RF_TF");
            scenario.getStart().add(off);
        }
        return scenario;
    }

    private static void allocated(String what, String kernel, String program) throws Exception {
        print("allocated a step: " + what, StepAllocation.bytes(scenario(kernel, program)), "bytes");
    }

    private static void recorded(String what, String kernel, String program) throws Exception {
        long before = used();
        Session session = Session.open(scenario(kernel, program));
        session.goTo(STEPS);
        requireLength(session);
        print("history of 10 million steps: " + what, (used() - before) / MEGA, "MB");
        latency(what, session, new Random(2));
        double best = Double.MAX_VALUE;
        for (int i = 2; i <= ROUNDS; i++) {
            session.goTo(session.length());
            long start = System.nanoTime();
            session.goTo(i * STEPS);
            best = Math.min(best, (System.nanoTime() - start) / NANOS);
        }
        print("recorded: " + what, STEPS / best / MEGA, "million steps/s");
    }

    private static void requireLength(Session session) {
        if (session.length() != STEPS) {
            throw new IllegalStateException("the program ended at step " + session.length() + ": " + session.ended());
        }
    }

    private static void latency(String what, Session session, Random random) {
        long[] back = new long[JUMPS];
        long[] jump = new long[JUMPS];
        for (int i = 0; i < 2 * JUMPS; i++) {
            long goal = 1 + random.nextLong(STEPS);
            long start = System.nanoTime();
            session.goTo(goal);
            long middle = System.nanoTime();
            session.stepBack();
            jump[i % JUMPS] = middle - start;
            back[i % JUMPS] = System.nanoTime() - middle;
        }
        percentiles("step back: " + what, back);
        percentiles("jump to any step: " + what, jump);
    }

    private static void percentiles(String what, long[] nanos) {
        Arrays.sort(nanos);
        print(what + ", median", nanos[nanos.length / 2] / 1e6, "ms");
        print(what + ", 99 %", nanos[nanos.length * 99 / 100] / 1e6, "ms");
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
