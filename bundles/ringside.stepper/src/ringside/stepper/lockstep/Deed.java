package ringside.stepper.lockstep;

import java.util.List;

/**
 * What some consecutive steps of a run come to: one step that does something, with the steps that lead to it.
 *
 * @param kind        what it is
 * @param phase       user, entry, dispatch, work, decision, return, or kernel where nobody said
 * @param subject     what it is about: a slot, a check, a thread flag, an address of the program; deeds of two runs with
 *                    the same kind, phase and subject are the same deed
 * @param value       what became of it, in words that are the same for two kernels if the effect is
 * @param first       the first of its steps, from 1
 * @param last        the last of its steps
 * @param at          the step that does it
 * @param routine     name of the routine of that step
 * @param instruction of that step, as the listing has it
 * @param facts       what it does, a few words each
 */
public record Deed(DeedKind kind, String phase, String subject, String value, long first, long last, long at,
        String routine, String instruction, List<String> facts) {

    public Deed {
        facts = List.copyOf(facts);
    }

    /** {@return the same with further steps behind it} */
    Deed until(long step) {
        return new Deed(kind, phase, subject, value, first, step, at, routine, instruction, facts);
    }

    /** {@return the same with further steps before it} */
    Deed from(long step) {
        return new Deed(kind, phase, subject, value, step, last, at, routine, instruction, facts);
    }

    /** {@return what it is, for the alignment} */
    Mark mark() {
        return new Mark(kind + " " + phase + " " + subject, value);
    }

    /** {@return the facts in one line; empty where there are none} */
    public String words() {
        return String.join(", ", facts);
    }
}
