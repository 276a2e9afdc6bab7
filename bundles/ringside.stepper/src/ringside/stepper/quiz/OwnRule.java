package ringside.stepper.quiz;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.profile.CheckId;
import ringside.kernel.questions.DecidingKernel;
import ringside.kernel.questions.DecisionMap;
import ringside.kernel.questions.InputClasses;
import ringside.kernel.questions.Progress;
import ringside.stepper.questions.AskedKernel;
import ringside.stepper.questions.KernelAnswer;

/**
 * "SYSRET is taken exactly if these conditions hold": a rule of one's own, held against what a kernel does in every
 * class of states.
 *
 * @param conditions the checks that are believed to decide
 */
public record OwnRule(Set<CheckId> conditions) {

    public OwnRule {
        conditions = Set.copyOf(conditions);
    }

    /**
     * Holds the rule against a kernel.
     *
     * @throws java.util.concurrent.CancellationException if it was cancelled
     * @throws IllegalArgumentException                   if the profile cannot be had with these options
     */
    public Trial against(AskedKernel asked, Progress progress) {
        DecidingKernel kernel = DecidingKernel.of(asked.profile(), asked.options(), asked.off());
        DecisionMap map = DecisionMap.of(kernel, InputClasses.ofAllProfiles(), progress);
        List<DecisionMap.Entry> wrong = map.entries().stream()
                .filter(entry -> promises(entry) != (entry.answer().path() == kernel.pass())).toList();
        return new Trial(map.entries().size(), wrong.size(), wrong.stream()
                .min(Comparator.comparingInt(entry -> entry.answer().failing().size()))
                .map(entry -> new CounterExample(entry.inputs().witness(), promises(entry),
                        new KernelAnswer(entry.answer().path(), entry.answer().reason()))));
    }

    /** Whether the rule says that a state of this class may go back by SYSRET. */
    private boolean promises(DecisionMap.Entry entry) {
        return Collections.disjoint(conditions, entry.answer().failing());
    }

    /**
     * How a rule did.
     *
     * @param classes of states that were tried: all there are
     * @param wrong   for how many of them it is wrong
     * @param example the plainest of these
     */
    public record Trial(int classes, int wrong, Optional<CounterExample> example) {
    }

    /**
     * A state for which the rule is wrong.
     *
     * @param state    the slots
     * @param promised whether the rule promises SYSRET
     * @param answer   what the kernel does
     */
    public record CounterExample(ReturnState state, boolean promised, KernelAnswer answer) {
    }
}
