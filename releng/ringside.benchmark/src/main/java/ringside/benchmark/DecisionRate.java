package ringside.benchmark;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import ringside.kernel.decision.Decision;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profiles;
import ringside.kernel.profile.UnknownNameException;

/** Decisions a second over states of which about half fail some check; reference.c does the same in machine code. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecisionRate {

    private static final int STATES = 1 << 16;
    private static final long SEED = 2015;

    /** The kernel profile. */
    @Param({"seed", "v6.8"})
    public String profile;

    private Decision decision;
    private Decision.Columns states;
    private int[] masks;

    /**
     * Makes the states.
     *
     * @throws UnknownNameException never, for a profile that exists
     */
    @Setup
    public void make() throws UnknownNameException {
        decision = new Decision(Profiles.named(profile), KernelOptions.DEFAULT);
        states = Decision.Columns.of(STATES);
        masks = new int[STATES];
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < STATES; i++) {
            long ip = random.nextLong() >>> 17;
            long flags = 0x246 | (rarely(random) ? 0x100 : 0);
            states.ip()[i] = rarely(random) ? ip | 1L << 47 : ip;
            states.cx()[i] = rarely(random) ? ip + 2 : states.ip()[i];
            states.cs()[i] = rarely(random) ? 0x23 : 0x33;
            states.ss()[i] = rarely(random) ? 0x33 : 0x2b;
            states.flags()[i] = flags;
            states.r11()[i] = rarely(random) ? flags ^ 0x400 : flags;
        }
    }

    private static boolean rarely(SplittableRandom random) {
        return random.nextInt(8) == 0;
    }

    /** @return the masks of failing checks */
    @Benchmark
    @OperationsPerInvocation(STATES)
    public int[] decide() {
        decision.failingMasks(states, masks, 0, STATES);
        return masks;
    }

    /** @return the sum of the masks, each decided by itself */
    @Benchmark
    @OperationsPerInvocation(STATES)
    public int decideOneByOne() {
        int sum = 0;
        for (int i = 0; i < STATES; i++) {
            sum += decision.failingMask(states.cx()[i], states.ip()[i], states.cs()[i], states.r11()[i], states
                    .flags()[i],
                    states.ss()[i]);
        }
        return sum;
    }
}
