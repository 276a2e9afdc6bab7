package ringside.stepper.chapters;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ringside.stepper.returns.Return;
import ringside.stepper.returns.Visit;
import ringside.stepper.run.Occurrence;
import ringside.stepper.run.PhaseSpan;
import ringside.stepper.run.RecordedRun;

/** Divides what was recorded into chapters. */
final class ChapterReader {
    private final List<PhaseSpan> phases;
    private final List<Occurrence> events;
    private final List<Chapter> chapters = new ArrayList<>();
    private final RecordedRun recording;
    private int nextPhase;
    private int nextEvent;
    private long from;

    ChapterReader(RecordedRun recording) {
        this.recording = recording;
        this.phases = recording.phases();
        this.events = recording.events();
    }

    List<Chapter> read(List<Visit> visits) {
        long length = recording.length();
        for (Visit visit : visits) {
            Optional<Return> made = visit.made();
            if (made.isEmpty()) {
                add(length, Optional.of(visit));
                return chapters;
            }
            add(made.get().step(), Optional.of(visit));
        }
        if (from < length || chapters.isEmpty()) {
            add(length, Optional.empty());
        }
        return chapters;
    }

    private void add(long to, Optional<Visit> visit) {
        chapters.add(new Chapter(from, to, spans(to), visit, events(to)));
        from = to;
    }

    /** The spans of a chapter: those of one phase in one piece, those at its ends cut there. */
    private List<PhaseSpan> spans(long to) {
        List<PhaseSpan> spans = new ArrayList<>();
        while (nextPhase < phases.size() && phases.get(nextPhase).from() < to) {
            PhaseSpan span = phases.get(nextPhase);
            join(spans, Math.max(from, span.from()), Math.min(to, span.to()), span.phase());
            if (span.to() > to) {
                break;
            }
            nextPhase++;
        }
        return spans;
    }

    private static void join(List<PhaseSpan> spans, long begin, long end, String phase) {
        int last = spans.size() - 1;
        if (last >= 0 && spans.get(last).phase().equals(phase)) {
            spans.set(last, new PhaseSpan(spans.get(last).from(), end, phase, ""));
        } else if (end > begin) {
            spans.add(new PhaseSpan(begin, end, phase, ""));
        }
    }

    private List<Occurrence> events(long to) {
        List<Occurrence> told = new ArrayList<>();
        while (nextEvent < events.size() && events.get(nextEvent).step() <= to) {
            Occurrence event = events.get(nextEvent++);
            if (event.kind() != Occurrence.Kind.RETURN) {
                told.add(event);
            }
        }
        return told;
    }
}
