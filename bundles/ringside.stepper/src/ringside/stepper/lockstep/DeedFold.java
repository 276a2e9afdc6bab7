package ringside.stepper.lockstep;

import java.util.ArrayList;
import java.util.List;

/** Puts steps that do nothing by themselves to the deed to which they lead, or behind the last one of their phase. */
final class DeedFold {
    private final List<Deed> deeds = new ArrayList<>();
    private Deed waiting;

    void add(Deed step) {
        if (waiting != null && !waiting.phase().equals(step.phase())) {
            flush();
        }
        if (step.kind() == DeedKind.PASSING) {
            waiting = waiting == null ? step : waiting.until(step.last());
        } else {
            deeds.add(waiting == null ? step : step.from(waiting.first()));
            waiting = null;
        }
    }

    private void flush() {
        Deed last = deeds.isEmpty() ? null : deeds.get(deeds.size() - 1);
        if (last != null && last.phase().equals(waiting.phase()) && last.kind() != DeedKind.RETURN) {
            deeds.set(deeds.size() - 1, last.until(waiting.last()));
        } else {
            deeds.add(waiting);
        }
        waiting = null;
    }

    /** {@return all deeds; nothing more is added} */
    List<Deed> all() {
        if (waiting != null) {
            flush();
        }
        return deeds;
    }
}
