package ringside.stepper.quiz;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import ringside.kernel.decision.CheckResult;
import ringside.kernel.decision.Decision;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
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
 * @param ids of the conditions that are believed to decide, of those that are {@link #offered}
 */
public record OwnRule(Set<CheckId> ids) {
    private static final ReturnState ANY = new ReturnState(0, 0, 0, 0, 0, 0);

    public OwnRule {
        ids = Set.copyOf(ids);
    }

    /**
     * What may be believed to decide on a kernel: its own checks, and those by which other kernels judge the address.
     */
    public static List<Condition> offered(Profile profile) {
        Map<CheckId, Condition> all = new EnumMap<>(CheckId.class);
        for (Profile each : Profiles.all()) {
            for (CheckResult result : new Decision(each, KernelOptions.DEFAULT).decide(ANY).results()) {
                if (each == profile || result.id() != CheckId.XEN_PV) {
                    all.merge(result.id(), new Condition(result.id(), result.title(), each), (known, other) -> other
                            .of() == profile ? other : known);
                }
            }
        }
        return profile.checks(KernelOptions.DEFAULT).isEmpty() ? List.of() : List.copyOf(all.values());
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
        List<Predicate<ReturnState>> conditions = offered(asked.profile()).stream()
                .filter(each -> ids.contains(each.id())).map(Condition::holds).toList();
        Predicate<DecisionMap.Entry> promises = entry -> conditions.stream()
                .allMatch(each -> each.test(entry.inputs().witness()));
        List<DecisionMap.Entry> wrong = map.entries().stream()
                .filter(entry -> promises.test(entry) != (entry.answer().path() == kernel.pass())).toList();
        return new Trial(map.entries().size(), wrong.size(), wrong.stream()
                .min(Comparator.comparingInt(entry -> entry.answer().failing().size()))
                .map(entry -> new CounterExample(entry.inputs().witness(), promises.test(entry),
                        new KernelAnswer(entry.answer().path(), entry.answer().reason()))));
    }

    /**
     * One that can be ticked.
     *
     * @param id    which check
     * @param title the condition in short
     * @param of    the kernel that makes it in this form
     */
    public record Condition(CheckId id, String title, Profile of) {

        Predicate<ReturnState> holds() {
            DecidingKernel kernel = DecidingKernel.of(of, KernelOptions.DEFAULT);
            return state -> (kernel.failingMask(state) & id.mask()) == 0;
        }
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
