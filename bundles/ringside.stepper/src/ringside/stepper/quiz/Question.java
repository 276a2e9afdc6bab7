package ringside.stepper.quiz;

import java.util.List;
import java.util.Optional;
import ringside.kernel.decision.ReturnState;

/**
 * A question with its answer.
 *
 * @param id      its number on the paper, from 1
 * @param kind    what is asked
 * @param kernel  id of the profile that is asked about
 * @param text    the question, whole but for the values of the slots
 * @param slots   the slots that it is about
 * @param moment  where it is asked, if it is about a run
 * @param choices the answers to choose from, of which one is right
 * @param right   place of the right one, from 0
 * @param why     why that is the answer
 */
public record Question(int id, QuestionKind kind, String kernel, String text, Optional<ReturnState> slots,
        Optional<Moment> moment, List<Choice> choices, int right, String why) {

    public Question {
        choices = List.copyOf(choices);
    }

    /** {@return the right answer as data} */
    public String answer() {
        return choices.get(right).value();
    }

    /** {@return what there is to say to who chose an answer: why it is right, or what was misunderstood and why} */
    public String response(int chosen) {
        return chosen == right ? why : (choices.get(chosen).feedback() + " " + why).strip();
    }

    /** {@return whether it asks the same as another, whatever their numbers} */
    boolean repeats(Question other) {
        return kind == other.kind && kernel.equals(other.kernel) && slots.equals(other.slots)
                && moment.equals(other.moment);
    }
}
