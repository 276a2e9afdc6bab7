package ringside.stepper.seam;

import java.util.List;
import java.util.Optional;

import ringside.kernel.profile.CheckId;

/**
 * Everything that the seam shows at a step, without a word about where on the screen.
 *
 * @param places    where the CPU is
 * @param left      heading of what the fast way takes; empty where there is none
 * @param right     heading of what the slow way pops
 * @param way       which of the two is the way of this return
 * @param lines     what is to be said above the stack
 * @param slots     the slots, the highest address first
 * @param below     what the words around RSP are, if they are not slots
 * @param words     the words around RSP that are no slots
 * @param sides     what SYSRET takes
 * @param questions the checks in the kernel's order
 * @param rsp       the stack pointer
 * @param near      whether it points into the frame or below it on the same stack
 * @param now       the check that the last step asked, or that is to be asked next
 */
public record SeamPicture(List<Place> places, String left, String right, Way way, List<String> lines,
        List<SlotBox> slots,
        String below, List<StackRow> words, List<Side> sides, List<Question> questions, long rsp,
        boolean near, Optional<CheckId> now) {

    /** The way of a return. */
    public enum Way {
        /** Nobody knows, or there is no return. */
        NONE,
        /** What stands left. */
        LEFT,
        /** What stands right. */
        RIGHT
    }

    public SeamPicture {
        places = List.copyOf(places);
        lines = List.copyOf(lines);
        slots = List.copyOf(slots);
        words = List.copyOf(words);
        sides = List.copyOf(sides);
        questions = List.copyOf(questions);
    }

    /** {@return the check that turned the return, or that was overtaken by a change} */
    public Optional<Question> trouble() {
        return questions.stream().filter(question -> question.tense() == Question.Tense.CHANGED).findFirst()
                .or(() -> questions.stream().filter(Question::trouble).findFirst());
    }

    public Optional<Question> question(CheckId id) {
        return questions.stream().filter(question -> question.id() == id).findFirst();
    }

    public Optional<SlotBox> slot(String name) {
        return slots.stream().filter(slot -> slot.name().equals(name)).findFirst();
    }

    /** {@return the checks that are drawn in one place at a slot} */
    public List<Question> at(String slot, Question.Seat seat) {
        return questions.stream().filter(question -> question.slot().equals(slot) && question.seat() == seat).toList();
    }

    public Optional<Side> side(String slot) {
        return sides.stream().filter(side -> side.slot().equals(slot)).findFirst();
    }
}
