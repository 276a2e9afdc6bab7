package ringside.stepper.lockstep;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import ringside.kernel.listing.KernelImages;
import ringside.model.Scenario;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.listing.ProgramPlace;
import ringside.stepper.run.Progress;

/**
 * Two runs of one scenario, aligned by what they do: visit by visit, and in a visit deed by deed.
 *
 * @param left    the one run
 * @param right   the other run
 * @param rows    all deeds of both in order
 * @param program the first difference that the program could notice
 * @param kernel  the first difference that the kernel could notice and the program not
 */
public record Lockstep(Side left, Side right, List<AlignedRow> rows, Optional<Difference> program,
        Optional<Difference> kernel) {
    /** Steps of each side that are compared at most: far more than somebody reads. */
    public static final long MOST = 20_000;

    public Lockstep {
        rows = List.copyOf(rows);
    }

    /**
     * Runs a scenario on both sides and aligns what they do.
     *
     * @param scenario stays as it is; what it says counts for both sides
     * @param place    where the text of the program stands, for messages
     * @param most     steps of each side at most
     * @throws ScenarioProblem       if it cannot be started on one of them
     * @throws CancellationException if it was cancelled
     */
    public static Lockstep of(Scenario scenario, Version left, Version right, ProgramPlace place, long most,
            Progress progress) throws ScenarioProblem {
        return of(scenario, left, scenario, right, place, most, progress);
    }

    /**
     * As {@link #of(Scenario, Version, Version, ProgramPlace, long, Progress)}, where what happens at a step happens at
     * another one on the other kernel.
     *
     * @param one   the scenario as the left side has it
     * @param other the same program as the right side has it
     */
    public static Lockstep of(Scenario one, Version left, Scenario other, Version right, ProgramPlace place, long most,
            Progress progress) throws ScenarioProblem {
        KernelImages images = new KernelImages();
        return of(SideRecorder.record(one, left, place, most, images, progress),
                SideRecorder.record(other, right, place, most, images, progress));
    }

    static Lockstep of(Side left, Side right) {
        List<AlignedRow> rows = new Aligner(left, right).rows();
        Differences differences = new Differences(left, right, rows);
        return new Lockstep(left, right, rows, differences.first(Audience.PROGRAM),
                differences.first(Audience.KERNEL));
    }

    /** {@return the first difference that anybody could notice} */
    public Optional<Difference> first() {
        return program.filter(seen -> kernel.filter(other -> other.row() < seen.row()).isEmpty()).or(() -> kernel);
    }

    /** {@return place of the row in which the left side does a step; the last one for a step behind all of them} */
    public int rowOf(long step) {
        return IntStream.range(0, rows.size()).filter(row -> rows.get(row).hasLeft(Math.max(1, step))).findFirst()
                .orElse(rows.size() - 1);
    }

    /** {@return how many rows there are of each relation} */
    public Map<Relation, Long> counts() {
        Map<Relation, Long> counts = new EnumMap<>(Relation.class);
        for (Relation relation : Relation.values()) {
            counts.put(relation, rows.stream().filter(row -> row.relation() == relation).count());
        }
        return counts;
    }

    /** {@return what there is to say about the whole, a sentence each: differences first, then where a run was cut} */
    public List<String> sentences() {
        return new Summary(this).sentences();
    }
}
