package ringside.stepper.quiz;

import java.util.Optional;

/** Draws questions of some kinds. */
interface QuestionSource {
    /** {@return a question, or nothing if what was drawn gives none: another draw may} */
    Optional<Question> draw(QuestionKind kind, int id, Draw draw);
}
