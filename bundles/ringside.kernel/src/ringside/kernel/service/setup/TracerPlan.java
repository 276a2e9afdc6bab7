package ringside.kernel.service.setup;

import java.util.List;

/**
 * A tracer with a plan.
 *
 * @param first how it lets the tracee start
 * @param stops what it does at the first, second, … stop
 * @param then  how it goes on at every later stop
 */
public record TracerPlan(TracerResume first, List<TracerStop> stops, TracerResume then) {

    public TracerPlan {
        stops = List.copyOf(stops);
    }
}
