package ringside.stepper.value;

import java.util.Optional;
import ringside.machine.OutsideCode;

/** How a run ended, in a sentence. */
public final class EndWords {
    private EndWords() {
    }

    /**
     * {@return the sentence}
     *
     * @param how     end, blocked, the name of a signal …
     * @param outside what the model does not have at RIP, if that is why
     */
    public static String of(String how, Optional<OutsideCode> outside) {
        return outside.isPresent() ? of(outside.get())
                : Texts.HINTS.find("ended." + how).orElseGet(() -> Texts.HINTS.text("ended.signal", how));
    }

    /** {@return where which bytes stand that the model does not have, and what they are} */
    public static String of(OutsideCode outside) {
        return Texts.HINTS.text("ended.outside", Hex.of(outside.address()), outside.hex(), outside.what());
    }
}
