package ringside.stepper.quiz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A paper and the answers given so far. The first answer to a question counts.
 *
 * @param paper the questions
 * @param given for each question the place of the choice; -1 while it is not answered
 */
public record Sheet(Paper paper, List<Integer> given) {
    private static final int OPEN = -1;

    public Sheet {
        given = List.copyOf(given);
    }

    /** {@return a sheet on which nothing is answered} */
    public static Sheet of(Paper paper) {
        return new Sheet(paper, Collections.nCopies(paper.questions().size(), OPEN));
    }

    /**
     * Answers a question.
     *
     * @param at     place of the question, from 0
     * @param choice place of the choice, from 0
     * @return the sheet with the answer, or this one if the question was answered before
     */
    public Sheet with(int at, int choice) {
        if (answer(at).isPresent() || choice < 0 || choice >= paper.questions().get(at).choices().size()) {
            return this;
        }
        List<Integer> more = new ArrayList<>(given);
        more.set(at, choice);
        return new Sheet(paper, more);
    }

    /** {@return the choice made at a question} */
    public OptionalInt answer(int at) {
        return given.get(at) == OPEN ? OptionalInt.empty() : OptionalInt.of(given.get(at));
    }

    /** {@return how many questions are answered} */
    public int answered() {
        return (int) given.stream().filter(choice -> choice != OPEN).count();
    }

    /** {@return how many questions are answered rightly} */
    public int right() {
        return (int) IntStream.range(0, given.size()).filter(at -> given.get(at) == paper.questions().get(at).right())
                .count();
    }
}
