package ringside.stepper.questions;

import java.util.Comparator;
import java.util.List;

import ringside.kernel.questions.InputClasses;
import ringside.kernel.questions.MapComparison;
import ringside.stepper.run.Progress;

/**
 * Where two kernels answer differently, over all states there are.
 *
 * @param classes   how many classes of states there are
 * @param differing in how many of them the path or the first reason differs
 * @param inPath    in how many of them the path differs
 * @param parts     the classes that differ, by answers and by what they have in common; other paths first
 */
public record KernelDifferences(int classes, int differing, int inPath, List<Part> parts) {

    public KernelDifferences {
        parts = List.copyOf(parts);
    }

    /**
     * Asks two kernels.
     *
     * @throws java.util.concurrent.CancellationException if it was cancelled
     * @throws IllegalArgumentException                   if a profile cannot be had with its options
     */
    public static KernelDifferences of(AskedKernel one, AskedKernel other, Progress progress) {
        MapComparison found = MapComparison.of(one.kernel(), other.kernel(), InputClasses.ofAllProfiles(), progress);
        List<Part> parts = found.regions().stream().map(each -> new Part(
                new KernelAnswer(each.onePath(), each.oneReason()),
                new KernelAnswer(each.otherPath(), each.otherReason()), StateClasses.of(each.inputs())))
                .sorted(Comparator.comparing(part -> !part.inPath())).toList();
        return new KernelDifferences(found.one().entries().size(), found.differences().size(),
                found.differencesInPath().size(), parts);
    }

    /**
     * Classes with the same pair of answers.
     *
     * @param one    what the first kernel does
     * @param other  what the second kernel does
     * @param states for which states
     */
    public record Part(KernelAnswer one, KernelAnswer other, StateClasses states) {

        /** Whether the paths differ and not only the first reasons. */
        public boolean inPath() {
            return one.path() != other.path();
        }
    }
}
