package ringside.stepper.compare;

import ringside.kernel.meaning.ValueName;
import ringside.stepper.document.Planned;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.run.Engine;
import ringside.stepper.value.Texts;
import ringside.stepper.value.ValueProblem;

/**
 * An edit that is made when a run comes to a position, as one who watches it would make it.
 *
 * @param step the position
 * @param name of the value
 * @param text the value as it was typed; it sees the values at that position
 */
public record TimedEdit(long step, ValueName name, String text) {
    /**
     * {@return the edit with its value}
     *
     * @param engine at that position
     * @throws ScenarioProblem when the text has a fault or the value cannot be set there
     */
    Planned planned(Engine engine) throws ScenarioProblem {
        try {
            Planned edit = Planned.edit(step, name, engine.values().evaluate(name, text));
            edit.verify(engine.kernel(), engine.values());
            edit.requirePossible(engine.values());
            return edit;
        } catch (ValueProblem e) {
            throw new ScenarioProblem(Texts.SESSION.text("edit.at", step, name.text(), text, e.getMessage()), e);
        }
    }
}
