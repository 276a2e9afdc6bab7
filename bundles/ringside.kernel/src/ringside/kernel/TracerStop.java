package ringside.kernel;

import java.util.List;

/**
 * What the tracer does at one stop.
 *
 * @param pokes  its writes, in order
 * @param resume how it lets the tracee go on
 */
public record TracerStop(List<SlotPoke> pokes, TracerResume resume) {

    public TracerStop {
        pokes = List.copyOf(pokes);
    }
}
