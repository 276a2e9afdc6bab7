package ringside.ui.compare;

import ringside.stepper.questions.StateClasses;
import ringside.ui.Messages;

/** What classes of states have in common, as one line. */
final class StateWords {

    private StateWords() {
    }

    static String of(StateClasses states) {
        return states.conditions().isEmpty() ? Messages.Map_always : String.join("; ", states.conditions());
    }
}
