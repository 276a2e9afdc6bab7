package ringside.cli.command;

import java.util.Map;
import java.util.stream.Collectors;
import ringside.cli.console.Console;
import ringside.cli.console.ExitStatus;
import ringside.cli.console.OneLine;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.Profile;
import ringside.scenarios.recording.RecordedLine;
import ringside.scenarios.recording.Recording;
import ringside.stepper.replay.Difference;
import ringside.stepper.replay.PlayedReturn;
import ringside.stepper.replay.Replay;
import ringside.stepper.replay.ReplayResult;

/** Carries out {@code replay}: one line for each recorded entry, then the sum. */
final class RecordingReplay {
    private static final int MOST = 400;
    private static final int NAME = 24;
    private final Console console;
    private final Replay replay;
    private int agreeing;
    private int different;
    private int left;

    RecordingReplay(Console console, Profile profile) {
        this.console = console;
        this.replay = new Replay(profile);
    }

    /** {@return the exit status} */
    int replay(Recording recording) {
        for (RecordedLine line : recording.lines()) {
            Map<String, Object> fields = line.fields();
            String outcome = outcome(replay.replay(fields));
            console.line(String.format("%5d  %-12s  %-24s  %3s  %-10s  %s", line.number(), name(fields, "run"),
                    name(fields, "scenario"), name(fields, "seq"), name(fields, "entry"), outcome));
        }
        console.line(recording.lines().size() + " entries: " + agreeing + " agree, " + different + " differ, " + left
                + " not applicable");
        return different > 0 ? ExitStatus.NOT_AS_EXPECTED : ExitStatus.DONE;
    }

    private static String name(Map<String, Object> fields, String field) {
        Object value = fields.get(field);
        return value == null ? "-" : OneLine.of(value.toString(), NAME);
    }

    private String outcome(ReplayResult result) {
        if (result instanceof ReplayResult.Agrees agrees) {
            agreeing++;
            return "agree           " + agrees.played().map(played -> verdict(played) + (agrees.remark().isEmpty() ? ""
                    : " (" + agrees.remark() + ")")).orElse(agrees.remark());
        }
        if (result instanceof ReplayResult.Differs differs) {
            different++;
            return "differ          " + OneLine.of(differs.differences().stream().map(Difference::toString)
                    .collect(Collectors.joining("; ")), MOST);
        }
        left++;
        return "not applicable  " + OneLine.of(((ReplayResult.NotApplicable) result).reason(), MOST);
    }

    private static String verdict(PlayedReturn played) {
        return played.path().label() + played.reason().map(CheckId::name).map(" "::concat).orElse("");
    }
}
