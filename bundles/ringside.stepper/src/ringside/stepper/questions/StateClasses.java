package ringside.stepper.questions;

import java.util.List;

import ringside.kernel.decision.ReturnState;
import ringside.kernel.questions.InputRegion;

/**
 * Classes of states that are told together.
 *
 * @param count      how many classes these are
 * @param conditions what they have in common, in words; empty if these are all states
 * @param witness    a state of the first of them
 */
public record StateClasses(int count, List<String> conditions, ReturnState witness) {

    public StateClasses {
        conditions = List.copyOf(conditions);
    }

    static StateClasses of(InputRegion region) {
        return new StateClasses(region.classes(), region.titled(), region.witness());
    }
}
