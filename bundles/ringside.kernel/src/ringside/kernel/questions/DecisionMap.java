package ringside.kernel.questions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import ringside.kernel.decision.Path;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.profile.CheckId;
import ringside.kernel.questions.DecidingKernel.Answer;

/** What a kernel decides for every class of inputs. */
public final class DecisionMap {

    private static final int BETWEEN_LOOKS = 256;

    private final DecidingKernel kernel;
    private final InputClasses classes;
    private final List<Entry> entries;
    private final int[] masks;

    private DecisionMap(DecidingKernel kernel, InputClasses classes, List<Entry> entries, int[] masks) {
        this.kernel = kernel;
        this.classes = classes;
        this.entries = List.copyOf(entries);
        this.masks = masks;
    }

    /**
     * Asks a kernel about the witness of every class.
     *
     * @param classes which fit this kernel, such as {@link InputClasses#ofAllProfiles}
     * @throws java.util.concurrent.CancellationException if it was cancelled
     */
    public static DecisionMap of(DecidingKernel kernel, InputClasses classes, Progress progress) {
        List<Entry> entries = new ArrayList<>();
        int[] masks = new int[classes.all().size()];
        for (InputClass inputs : classes.all()) {
            int at = entries.size();
            if (at % BETWEEN_LOOKS == 0) {
                progress.advance(at, masks.length);
            }
            masks[at] = kernel.failingMask(inputs.witness());
            entries.add(new Entry(inputs, kernel.answer(masks[at])));
        }
        progress.advance(masks.length, masks.length);
        return new DecisionMap(kernel, classes, entries, masks);
    }

    /** Who decides. */
    public DecidingKernel kernel() {
        return kernel;
    }

    /** The classes of inputs. */
    public InputClasses classes() {
        return classes;
    }

    /** The answer for each class, in their order. */
    public List<Entry> entries() {
        return entries;
    }

    /** What the map says about a state. */
    public Entry entry(ReturnState state) {
        return entries.get(classes.of(state).number() - 1);
    }

    /**
     * The mask of failing checks that the map says for a class; allocates nothing.
     *
     * @param place of the class among all, from 0: see {@link InputClasses#indexOf}
     */
    public int failingMask(int place) {
        return masks[place];
    }

    /** How many classes return by each path; only paths that occur. */
    public Map<Path, Integer> paths() {
        Map<Path, Integer> counts = new EnumMap<>(Path.class);
        entries.forEach(entry -> counts.merge(entry.answer().path(), 1, Integer::sum));
        return Collections.unmodifiableMap(counts);
    }

    /** How many classes have each check as their first reason, in the order of the checks; 0 where it never is. */
    public Map<CheckId, Integer> reasons() {
        Map<CheckId, Integer> counts = new LinkedHashMap<>();
        kernel.checks().forEach(id -> counts.put(id, 0));
        entries.forEach(entry -> entry.answer().reason().ifPresent(id -> counts.merge(id, 1, Integer::sum)));
        return Collections.unmodifiableMap(counts);
    }

    /** The map in short: for each path and first reason the conditions under which it is the answer. */
    public List<Region> regions() {
        Map<List<Object>, List<Entry>> groups = new LinkedHashMap<>();
        for (Entry entry : entries) {
            List<Object> key = List.of(entry.answer().path(), entry.answer().reason());
            groups.computeIfAbsent(key, none -> new ArrayList<>()).add(entry);
        }
        List<Region> regions = new ArrayList<>();
        groups.values().stream().sorted((one, other) -> Integer.compare(place(one), place(other)))
                .forEach(group -> InputRegion.cover(classes, group.stream().map(Entry::inputs).toList())
                        .forEach(inputs -> regions.add(new Region(group.get(0).answer().path(),
                                group.get(0).answer().reason(), inputs))));
        return List.copyOf(regions);
    }

    /** Reasons in the order of the kernel, the path without a reason last. */
    private int place(List<Entry> group) {
        return group.get(0).answer().reason().map(kernel.checks()::indexOf).orElse(Integer.MAX_VALUE);
    }

    /**
     * One class and the answer.
     *
     * @param inputs the class
     * @param answer path, first reason, all reasons
     */
    public record Entry(InputClass inputs, Answer answer) {
    }

    /**
     * Classes with the same path and first reason.
     *
     * @param path   the way back
     * @param reason the first failing check
     * @param inputs the classes
     */
    public record Region(Path path, Optional<CheckId> reason, InputRegion inputs) {
    }
}
