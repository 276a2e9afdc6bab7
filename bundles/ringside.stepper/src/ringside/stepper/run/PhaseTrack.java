package ringside.stepper.run;

import java.util.ArrayList;
import java.util.List;

/**
 * The phases along the recorded steps. Their number is bounded: short neighbours are merged when there are too many.
 */
public final class PhaseTrack {
    private static final int MOST = 8192;
    private final List<PhaseSpan> spans = new ArrayList<>();
    private long shortest = 1;

    /** The steps from the end of the track to this position were spent in this phase and routine. */
    public void extend(long to, String phase, String routine) {
        PhaseSpan last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
        long from = last == null ? 0 : last.to();
        if (to <= from) {
            return;
        }
        if (last != null && last.phase().equals(phase) && last.routine().equals(routine)) {
            spans.set(spans.size() - 1, new PhaseSpan(last.from(), to, phase, routine));
        } else if (last != null && last.length() < shortest) {
            spans.set(spans.size() - 1, merged(last, new PhaseSpan(from, to, phase, routine)));
        } else {
            spans.add(new PhaseSpan(from, to, phase, routine));
            if (spans.size() > MOST) {
                coarsen();
            }
        }
    }

    private void coarsen() {
        shortest = Math.max(2, shortest * 2);
        List<PhaseSpan> fewer = new ArrayList<>(MOST / 2 + 1);
        for (PhaseSpan span : spans) {
            PhaseSpan last = fewer.isEmpty() ? null : fewer.get(fewer.size() - 1);
            if (last != null && (last.length() < shortest || span.length() < shortest && fewer.size() > MOST / 2)) {
                fewer.set(fewer.size() - 1, merged(last, span));
            } else {
                fewer.add(span);
            }
        }
        spans.clear();
        spans.addAll(fewer);
        if (spans.size() > MOST / 2 * 3 / 2) {
            coarsen();
        }
    }

    private static PhaseSpan merged(PhaseSpan a, PhaseSpan b) {
        String phase = a.phase().equals(b.phase()) ? a.phase()
                : a.phase().equals(PhaseSpan.USER) || b.phase().equals(PhaseSpan.USER) || a.phase()
                        .equals(PhaseSpan.MIXED)
                        || b.phase().equals(PhaseSpan.MIXED) ? PhaseSpan.MIXED : PhaseSpan.KERNEL;
        return new PhaseSpan(a.from(), b.to(), phase, "");
    }

    /** Forgets what lies after this position. */
    public void truncate(long step) {
        while (!spans.isEmpty() && spans.get(spans.size() - 1).from() >= step) {
            spans.remove(spans.size() - 1);
        }
        if (!spans.isEmpty()) {
            PhaseSpan last = spans.get(spans.size() - 1);
            spans.set(spans.size() - 1, new PhaseSpan(last.from(), Math.min(last.to(), step), last.phase(),
                    last.routine()));
        }
    }

    public List<PhaseSpan> spans() {
        return List.copyOf(spans);
    }
}
