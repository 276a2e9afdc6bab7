package ringside.stepper;

import java.util.Locale;
import ringside.stepper.run.Halt;
import ringside.stepper.run.Loop;
import ringside.stepper.run.Tape;
import ringside.stepper.value.Texts;

/**
 * The outcome of one movement along the steps.
 *
 * @param from step before
 * @param to   step after
 * @param halt why it ended there
 * @param text the same as one plain sentence, fit for a status line
 */
public record Movement(long from, long to, Halt halt, String text) {
    /** A movement that has come to where the tape is now. */
    static Movement done(long from, Tape tape, Halt halt) {
        String text = halt == Halt.LOOP ? tape.recording().loop().map(Loop::text).orElse("")
                : Texts.SESSION.text("moved." + halt.name().toLowerCase(Locale.ROOT), tape.step(),
                        tape.ended().orElse(""));
        return new Movement(from, tape.step(), halt, text);
    }

    /** {@return true when the step changed} */
    public boolean moved() {
        return from != to;
    }
}
