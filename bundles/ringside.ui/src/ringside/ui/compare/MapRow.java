package ringside.ui.compare;

import ringside.kernel.decision.ReturnState;
import ringside.kernel.profile.CheckId;
import ringside.stepper.questions.KernelMap;

/**
 * Classes of states that a kernel answers alike.
 *
 * @param path the way back
 * @param reason the first failing check, empty where none fails
 * @param classes how many classes these are
 * @param conditions what they have in common
 * @param witness a state of the first of them
 */
record MapRow(String path, String reason, int classes, String conditions, ReturnState witness) {

    static MapRow of(KernelMap.Part part) {
        return new MapRow(part.answer().path().label(), part.answer().reason().map(CheckId::name).orElse(""),
                part.states().count(), StateWords.of(part.states()), part.states().witness());
    }
}
