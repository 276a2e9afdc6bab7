package ringside.stepper.run;

import java.util.Optional;

/**
 * Something that happened besides plain instructions, for the Timeline.
 *
 * @param step position right after it happened
 * @param kind what it is
 * @param name short name: {@code #PF}, {@code SIGTRAP}, {@code SYSRET}, {@code Set RCX}
 * @param rip  address it belongs to (saved RIP, target of a return)
 * @param text one plain sentence
 */
public record Occurrence(long step, Kind kind, String name, long rip, String text) {
    /** Kinds of occurrences. */
    public enum Kind {
        EXCEPTION, SIGNAL, RETURN, TRACER_STOP, INTERVENTION, MODEL_ERROR, OUTPUT, NOTE, END
    }

    /** {@return the same in words for the Timeline and for text output; nothing of a call or a question} */
    public static Optional<Occurrence> of(long step, Happening happening) {
        return Occurrences.of(step, happening);
    }
}
