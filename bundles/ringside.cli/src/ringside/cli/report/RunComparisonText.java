package ringside.cli.report;

import java.util.Optional;
import ringside.cli.console.Console;
import ringside.kernel.questions.DecidingKernel;
import ringside.stepper.compare.RunComparison;
import ringside.stepper.lockstep.Lockstep;
import ringside.stepper.returns.Return;

/** Comparisons of runs as text to read. */
public final class RunComparisonText implements RunComparisonReport {
    private final Console console;

    public RunComparisonText(Console console) {
        this.console = console;
    }

    @Override
    public void begin(DecidingKernel one, DecidingKernel other) {
        console.line("Kernel A: " + one + ": " + one.profile().title());
        console.line("Kernel B: " + other + ": " + other.profile().title());
    }

    @Override
    public void compared(String name, RunComparison comparison, Optional<Lockstep> aligned) {
        console.line("");
        console.line("== " + name);
        comparison.routine().ifPresentOrElse(part -> part("routine", part), () -> console.line("  routine  the same"
                + (comparison.effect().isPresent() ? " up to the next line" : "")));
        comparison.effect().ifPresentOrElse(part -> part("effect ", part), () -> console.line("  effect   the same"));
        comparison.returned().ifPresentOrElse(this::returns, () -> console.line("  return   all the same"));
        comparison.user().ifPresentOrElse(this::seen, () -> console.line("  program  sees no difference"));
        aligned.ifPresent(new LockstepText(console)::tell);
    }

    private void part(String what, RunComparison.Parting part) {
        console.line("  " + what + "  differs at step " + part.one().step() + ":");
        console.line("    A  " + step(part.one()));
        console.line("    B  " + step(part.other()));
    }

    private static String step(RunComparison.Step step) {
        return step.instruction().isEmpty() ? step.effect()
                : step.routine() + ": " + step.instruction() + "  (" + step.effect() + ")";
    }

    private void returns(RunComparison.Returns returns) {
        console.line("  return   number " + returns.number() + " differs:");
        console.line("    A  " + RunComparisonReport.returned(returns.one()) + at(returns.one().orElse(null)));
        console.line("    B  " + RunComparisonReport.returned(returns.other()) + at(returns.other().orElse(null)));
    }

    private static String at(Return record) {
        return record == null ? "" : "  (step " + record.step() + ")";
    }

    private void seen(RunComparison.Seen seen) {
        console.line("  program  sees a difference after " + seen.instruction() + " of its instructions:");
        console.line("    A  " + RunComparisonReport.values(seen, true) + "  (step " + seen.oneStep() + ")");
        console.line("    B  " + RunComparisonReport.values(seen, false) + "  (step " + seen.otherStep() + ")");
    }

    @Override
    public void end(String... sums) {
        console.line("");
        for (String sum : sums) {
            console.line(sum);
        }
    }
}
