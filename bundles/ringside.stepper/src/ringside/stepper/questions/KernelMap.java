package ringside.stepper.questions;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import ringside.kernel.decision.Path;
import ringside.kernel.questions.DecisionMap;
import ringside.kernel.questions.InputClasses;
import ringside.stepper.run.Progress;

/**
 * What a kernel answers for every state there is.
 *
 * @param kernel  its name, with what differs from the plain machine
 * @param classes how many classes of states there are
 * @param paths   how many of them return by each path, in the order of the paths; only paths that occur
 * @param parts   all classes, by answer and by what they have in common; in the order of the checks
 */
public record KernelMap(String kernel, int classes, Map<Path, Integer> paths, List<Part> parts) {

    public KernelMap {
        paths = Collections.unmodifiableMap(new TreeMap<>(paths));
        parts = List.copyOf(parts);
    }

    /**
     * Asks a kernel.
     *
     * @throws java.util.concurrent.CancellationException if it was cancelled
     * @throws IllegalArgumentException                   if the profile cannot be had with these options
     */
    public static KernelMap of(AskedKernel asked, Progress progress) {
        DecisionMap map = DecisionMap.of(asked.kernel(), InputClasses.ofAllProfiles(), progress);
        List<Part> parts = map.regions().stream().map(each -> new Part(new KernelAnswer(each.path(), each.reason()),
                StateClasses.of(each.inputs()))).toList();
        return new KernelMap(map.kernel().toString(), map.entries().size(), map.paths(), parts);
    }

    /**
     * Classes with the same answer.
     *
     * @param answer what the kernel does
     * @param states for which states
     */
    public record Part(KernelAnswer answer, StateClasses states) {
    }
}
