package ringside.benchmark;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import ringside.stepper.Session;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.run.Progress;

/** A run with full step-back: how long it takes. */
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class HistoryRate {

    /** Steps of the run; divide by the time for steps a second. */
    @Param({"1000000", "10000000"})
    public long steps;

    private Session session;

    /**
     * Opens a fresh session.
     *
     * @throws ScenarioProblem never, for a program that assembles
     */
    @Setup(Level.Iteration)
    public void open() throws ScenarioProblem {
        session = LoopingSession.open(steps);
    }

    /** @return where the session stands: at its step limit */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    public long run() {
        session.run(Progress.NONE);
        return session.step();
    }
}
