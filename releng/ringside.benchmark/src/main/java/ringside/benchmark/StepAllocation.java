package ringside.benchmark;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import ringside.model.Scenario;
import ringside.stepper.Session;
import ringside.stepper.run.Halt;

/** What one step in the window allocates before any view has looked: run, record and publish. */
final class StepAllocation {
    private static final int WARM = 20_000;
    private static final int STEPS = 20_000;

    private StepAllocation() {
    }

    /** {@return bytes allocated by a {@link Session#stepInto}, on average over many} */
    static double bytes(Scenario scenario) throws Exception {
        Session session = Session.open(scenario);
        step(session, WARM);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        step(session, STEPS);
        return (threads.getCurrentThreadAllocatedBytes() - before) / (double) STEPS;
    }

    private static void step(Session session, int steps) {
        for (int i = 0; i < steps; i++) {
            if (session.stepInto().halt() != Halt.ARRIVED) {
                throw new IllegalStateException("the program ended at step " + session.step());
            }
        }
    }
}
