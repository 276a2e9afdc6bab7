package ringside.kernel.service.setup;

import java.util.List;
import java.util.Optional;

/**
 * What the tracer does at one stop.
 *
 * @param pokes  its writes, in order
 * @param resume how it lets the tracee go on
 * @param signal the signal that the tracee gets when it goes on: the name of one, or {@link #NO_SIGNAL}; if empty, the
 *               one that it stopped for, but no step trap
 */
public record TracerStop(List<SlotPoke> pokes, TracerResume resume, Optional<String> signal) {

    /** The tracee gets no signal. */
    public static final String NO_SIGNAL = "none";

    public TracerStop {
        pokes = List.copyOf(pokes);
    }

    /** A stop whose signal is treated as usual. */
    public TracerStop(List<SlotPoke> pokes, TracerResume resume) {
        this(pokes, resume, Optional.empty());
    }
}
