package ringside.kernel.questions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import ringside.kernel.decision.Path;
import ringside.kernel.profile.CheckId;
import ringside.kernel.questions.DecidingKernel.Answer;

/**
 * Where two kernels answer differently: every class with another path or another first reason. Classes in which only
 * later reasons differ are no difference.
 */
public final class MapComparison {

    private final DecisionMap one;
    private final DecisionMap other;
    private final List<Difference> differences;

    private MapComparison(DecisionMap one, DecisionMap other, List<Difference> differences) {
        this.one = one;
        this.other = other;
        this.differences = List.copyOf(differences);
    }

    /**
     * Compares two kernels.
     *
     * @param classes which fit both, such as {@link InputClasses#ofAllProfiles}
     * @throws java.util.concurrent.CancellationException if it was cancelled
     */
    public static MapComparison of(DecidingKernel one, DecidingKernel other, InputClasses classes, Progress progress) {
        int count = classes.all().size();
        DecisionMap first = DecisionMap.of(one, classes, half(progress, 0, count));
        DecisionMap second = DecisionMap.of(other, classes, half(progress, count, count));
        List<Difference> differences = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            Difference each = new Difference(classes.all().get(at), first.entries().get(at).answer(),
                    second.entries().get(at).answer());
            if (each.inPath() || each.inReason()) {
                differences.add(each);
            }
        }
        return new MapComparison(first, second, differences);
    }

    private static Progress half(Progress whole, long before, long other) {
        return new Progress() {
            @Override
            public boolean cancelled() {
                return whole.cancelled();
            }

            @Override
            public void at(long done, long total) {
                whole.at(before + done, other + total);
            }
        };
    }

    /** The map of the first kernel. */
    public DecisionMap one() {
        return one;
    }

    /** The map of the second kernel, over the same classes. */
    public DecisionMap other() {
        return other;
    }

    /** The classes that differ, in their order. */
    public List<Difference> differences() {
        return differences;
    }

    /** The classes with another path. */
    public List<Difference> differencesInPath() {
        return differences.stream().filter(Difference::inPath).toList();
    }

    /** The differences in short: for each pair of answers the conditions under which they are given. */
    public List<Region> regions() {
        Map<List<Object>, List<Difference>> groups = new LinkedHashMap<>();
        for (Difference each : differences) {
            List<Object> key = List.of(each.one().path(), each.one().reason(), each.other().path(),
                    each.other().reason());
            groups.computeIfAbsent(key, none -> new ArrayList<>()).add(each);
        }
        List<Region> regions = new ArrayList<>();
        for (List<Difference> group : groups.values()) {
            Answer a = group.get(0).one();
            Answer b = group.get(0).other();
            InputRegion.cover(one.classes(), group.stream().map(Difference::inputs).toList()).forEach(inputs -> regions
                    .add(new Region(a.path(), a.reason(), b.path(), b.reason(), inputs)));
        }
        return List.copyOf(regions);
    }

    /**
     * One class in which two kernels differ.
     *
     * @param inputs the class with its witness
     * @param one    what the first kernel answers
     * @param other  what the second kernel answers
     */
    public record Difference(InputClass inputs, Answer one, Answer other) {

        /** Whether the paths differ. */
        public boolean inPath() {
            return one.path() != other.path();
        }

        /** Whether the first reasons differ. */
        public boolean inReason() {
            return !one.reason().equals(other.reason());
        }
    }

    /**
     * Classes with the same pair of answers.
     *
     * @param onePath     path of the first kernel
     * @param oneReason   its first reason
     * @param otherPath   path of the second kernel
     * @param otherReason its first reason
     * @param inputs      the classes
     */
    public record Region(Path onePath, Optional<CheckId> oneReason, Path otherPath, Optional<CheckId> otherReason,
            InputRegion inputs) {
    }
}
