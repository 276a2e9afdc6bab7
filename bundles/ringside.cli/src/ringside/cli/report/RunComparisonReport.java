package ringside.cli.report;

import java.util.Optional;
import java.util.stream.Collectors;
import ringside.kernel.questions.DecidingKernel;
import ringside.stepper.compare.RunComparison;
import ringside.stepper.lockstep.Lockstep;
import ringside.stepper.returns.Return;

/** How comparisons of runs are told. */
public interface RunComparisonReport {
    /** The comparisons are about these kernels. */
    void begin(DecidingKernel one, DecidingKernel other);

    /**
     * One scenario was compared.
     *
     * @param aligned both runs row by row, where this is told
     */
    void compared(String name, RunComparison comparison, Optional<Lockstep> aligned);

    /** That was all; the sums in words, a line each. */
    void end(String... sums);

    /** {@return a return in words} */
    static String returned(Optional<Return> record) {
        return record.map(each -> each.path().label() + (each.reason() == null ? "" : " because " + each.reason()))
                .orElse("no such return");
    }

    /** {@return what the program of one of the runs sees, in words} */
    static String values(RunComparison.Seen seen, boolean one) {
        return seen.differences().stream().map(each -> each.name() + (each.name().equals("run") ? " " : "=")
                + (one ? each.one() : each.other())).collect(Collectors.joining(", "));
    }
}
