package ringside.stepper.compare;

import java.util.ArrayList;
import java.util.List;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.run.Engine;

/** The edits that are made on the way of a run, each when the run comes to its position. */
final class TimedEdits {
    private final List<TimedEdit> all = new ArrayList<>();
    private ScenarioProblem problem;

    void add(TimedEdit edit) {
        all.add(edit);
    }

    List<TimedEdit> all() {
        return List.copyOf(all);
    }

    /** {@return the next position after this one at which something is edited; a very large number if there is none} */
    long next(long step) {
        return all.stream().mapToLong(TimedEdit::step).filter(at -> at > step).min().orElse(Long.MAX_VALUE);
    }

    /** {@return the last position at which something is edited; -1 if there is none} */
    long last() {
        return all.stream().mapToLong(TimedEdit::step).max().orElse(-1);
    }

    /** Makes those of the position to which the engine has just come. */
    void make(Engine engine) {
        for (TimedEdit edit : all) {
            if (edit.step() == engine.step() && problem == null) {
                try {
                    engine.intervene(edit.planned(engine));
                } catch (ScenarioProblem refused) {
                    problem = refused;
                }
            }
        }
    }

    /** @throws ScenarioProblem when one could not be made */
    void check() throws ScenarioProblem {
        if (problem != null) {
            throw problem;
        }
    }
}
