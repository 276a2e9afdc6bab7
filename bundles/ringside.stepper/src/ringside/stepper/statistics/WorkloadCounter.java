package ringside.stepper.statistics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.eclipse.emf.ecore.util.EcoreUtil;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.Profile;
import ringside.model.Scenario;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.replay.PlayedReturn;
import ringside.stepper.replay.Replay;
import ringside.stepper.replay.ReplayResult;
import ringside.stepper.run.Progress;

/** Runs a workload and counts. A scenario runs the same every time: it is simulated once and counted by its weight. */
public final class WorkloadCounter {
    private WorkloadCounter() {
    }

    /**
     * Runs every item.
     *
     * @param progress told how many items are done
     * @return what was counted; empty when the run was cancelled
     * @throws ScenarioProblem when an item cannot start; the message begins with its origin
     */
    public static Optional<WorkloadStatistics> scenarios(List<WorkloadItem> items, Progress progress)
            throws ScenarioProblem {
        List<WorkloadStatistics.Row> rows = new ArrayList<>();
        try {
            for (WorkloadItem item : items) {
                if (progress.cancelled()) {
                    return Optional.empty();
                }
                Scenario scenario = EcoreUtil.copy(item.scenario());
                rows.add(new WorkloadStatistics.Row(kernel(scenario), scenario.getId(), item.weight(),
                        ScenarioTally.of(scenario, item.origin(), progress), 0));
                progress.at(rows.size(), items.size());
            }
        } catch (CancellationException cancelled) {
            return Optional.empty();
        }
        return Optional.of(new WorkloadStatistics(rows));
    }

    private static String kernel(Scenario scenario) {
        List<String> words = new ArrayList<>(List.of(scenario.getKernel(),
                scenario.getVendor().getName().toLowerCase(Locale.ROOT)));
        option(words, "la57", scenario.isLa57());
        option(words, "pti", scenario.isPti());
        option(words, "xen-pv", scenario.isXenPv());
        option(words, "x32", scenario.isX32());
        option(words, "lass", scenario.isLass());
        option(words, "mitigations", scenario.isMitigations());
        return String.join(" ", words);
    }

    private static void option(List<String> words, String name, boolean on) {
        if (on) {
            words.add(name);
        }
    }

    /**
     * Replays a recording. What counts is the return that the profile makes, also where the recorded kernel made
     * another one; entries are put together by the field {@code scenario}.
     *
     * @param entries  fields of each entry, as {@link Replay#replay} takes them
     * @param total    how many there are
     * @param progress told how many entries are done
     * @return what was counted; empty when the run was cancelled
     */
    public static Optional<WorkloadStatistics> recording(Iterable<Map<String, Object>> entries, int total,
            Profile profile, Progress progress) {
        Replay replay = new Replay(profile);
        Map<String, Tally> tallies = new LinkedHashMap<>();
        Map<String, Long> left = new LinkedHashMap<>();
        int done = 0;
        for (Map<String, Object> entry : entries) {
            if (progress.cancelled()) {
                return Optional.empty();
            }
            String scenario = entry.get("scenario") instanceof String name ? name : "-";
            Optional<PlayedReturn> played = played(replay.replay(entry));
            tallies.merge(scenario, played.map(WorkloadCounter::tally).orElse(Tally.NOTHING), Tally::plus);
            left.merge(scenario, played.isPresent() ? 0L : 1L, Long::sum);
            progress.at(++done, total);
        }
        return Optional.of(new WorkloadStatistics(tallies.entrySet().stream()
                .map(each -> new WorkloadStatistics.Row(profile.id(), each.getKey(), 1, each.getValue(),
                        left.get(each.getKey()))).collect(Collectors.toList())));
    }

    private static Optional<PlayedReturn> played(ReplayResult result) {
        if (result instanceof ReplayResult.Agrees agrees) {
            return agrees.played();
        }
        return result instanceof ReplayResult.Differs differs ? differs.played() : Optional.empty();
    }

    private static Tally tally(PlayedReturn played) {
        TallySheet sheet = new TallySheet();
        played.steps().forEach((phase, steps) -> sheet.steps(phase, !phase.equals("user"), steps));
        String asked = played.reason().map(CheckId::name).orElse(Tally.PASSED);
        sheet.returned(played.path(), played.checked() ? asked : Tally.UNASKED);
        return sheet.tally();
    }
}
