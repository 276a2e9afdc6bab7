package ringside.benchmark;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import ringside.stepper.Session;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.run.Progress;

/** One step back, and a jump to anywhere, in a long history; prints the heap that the history keeps. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class StepBack {

    private static final long STRIDE = 0x9e37_79b9_7f4a_7c15L;
    private static final int BYTES_PER_MIB = 1 << 20;

    /** Steps in the history. */
    @Param({"10000000"})
    public long steps;

    private Session session;
    private long place;

    /**
     * Runs to the step limit.
     *
     * @throws ScenarioProblem never, for a program that assembles
     */
    @Setup
    public void run() throws ScenarioProblem {
        session = LoopingSession.open(steps);
        long before = used();
        session.run(Progress.NONE);
        System.out.printf("history of %d steps: %d MiB%n", session.length(), (used() - before) / BYTES_PER_MIB);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** @return the step before */
    @Benchmark
    public long back() {
        session.stepBack();
        return session.step();
    }

    /** @return a step anywhere in the history */
    @Benchmark
    public long anywhere() {
        place += STRIDE;
        session.goTo(Long.remainderUnsigned(place, session.length()));
        return session.step();
    }
}
