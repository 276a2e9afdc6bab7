package ringside.stepper.replay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ringside.kernel.BootedKernel;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.service.task.ReturnEvent;

/**
 * Replays recorded kernel entries on one profile: from the user's registers before, with the recorded thread flags and
 * what the recorded kernel changed in pt_regs, to the first state of the user after. Not thread-safe.
 */
public final class Replay {
    private static final String SLEEP = "schedule";

    private final Profile profile;
    private final Map<KernelOptions, Stage> stages = new HashMap<>();

    /** @param profile the kernel; vendor, LA57 and PTI come from each recorded entry */
    public Replay(Profile profile) {
        this.profile = profile;
    }

    /**
     * Replays one entry.
     *
     * @param entry its fields by name: texts, numbers, truth values, lists and further maps
     */
    public ReplayResult replay(Map<String, ?> entry) {
        try {
            return replay(new EntryReader(new Fields(entry)).read());
        } catch (NotReplayable e) {
            return new ReplayResult.NotApplicable(e.getMessage());
        }
    }

    private ReplayResult replay(RecordedEntry entry) throws NotReplayable {
        Stage stage = stages.get(entry.options());
        if (stage == null) {
            stage = new Stage(profile, entry.options());
            stages.put(entry.options(), stage);
        }
        BootedKernel kernel = stage.set(entry);
        Differences differences = new Differences();
        Playback playback = new Playback(kernel, stage.labels(), entry, differences);
        playback.play();
        Optional<ReturnEvent> event = playback.event();
        if (entry.outcome().isEmpty()) {
            return died(kernel, entry, playback, differences);
        }
        if (event.isEmpty()) {
            differences.compare("path", playback.stuck(), entry.outcome().get().path());
            return new ReplayResult.Differs(Optional.empty(), differences.all());
        }
        String remark = new ReturnCheck(kernel, entry, event.get(), differences).compare(playback.exit());
        functions(kernel, entry, playback, differences);
        List<Difference> all = differences.all();
        return all.isEmpty() ? new ReplayResult.Agrees(Optional.of(playback.played()), remark)
                : new ReplayResult.Differs(Optional.of(playback.played()), all);
    }

    /** The recorded task never came back: compared is the way up to where it died. */
    private static ReplayResult died(BootedKernel kernel, RecordedEntry entry, Playback playback,
            Differences differences) {
        playback.event().ifPresent(event -> differences.compare("path", event.path().label(), "none"));
        functions(kernel, entry, playback, differences);
        List<Difference> all = differences.all();
        return all.isEmpty() ? new ReplayResult.Agrees(Optional.empty(), "up to where the task died")
                : new ReplayResult.Differs(playback.event().map(event -> playback.played()), all);
    }

    /**
     * The functions that both kernels have were passed in the same order; where a task slept is not the question. A
     * kernel of another generation has other functions for the same work: then the order says nothing.
     */
    private static void functions(BootedKernel kernel, RecordedEntry entry, Playback playback,
            Differences differences) {
        boolean sameGeneration = entry.phases().stream().filter(phase -> phase.flags().isPresent())
                .allMatch(phase -> has(kernel, phase.function()));
        if (sameGeneration) {
            List<String> recorded = entry.phases().stream().map(RecordedPhase::function)
                    .filter(name -> !name.equals(SLEEP) && has(kernel, name)).toList();
            List<String> passed = playback.flags().passed().stream().filter(name -> !name.equals(SLEEP)).toList();
            differences.compare("phases", String.join(" ", passed), String.join(" ", recorded));
        }
    }

    private static boolean has(BootedKernel kernel, String function) {
        return kernel.listing().symbol(function).isPresent();
    }
}
