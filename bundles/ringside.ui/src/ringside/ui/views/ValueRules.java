package ringside.ui.views;

import java.util.Optional;
import java.util.function.Function;

import ringside.stepper.value.ValueProblem;
import ringside.ui.session.ActiveSession;
import ringside.ui.table.InlineEdit;

/** Editing of values by their names, through the session. */
final class ValueRules<R> implements InlineEdit.Rules<R> {

    private final ActiveSession active;
    private final KeyScope keys;
    private final Function<R, Optional<String>> valueName;
    private final Function<R, String> startText;

    ValueRules(ActiveSession active, KeyScope keys, Function<R, Optional<String>> valueName,
            Function<R, String> startText) {
        this.active = active;
        this.keys = keys;
        this.valueName = valueName;
        this.startText = startText;
    }

    @Override
    public Optional<String> startText(R row) {
        return active.busy() ? Optional.empty() : valueName.apply(row).map(name -> startText.apply(row));
    }

    @Override
    public String name(R row) {
        return valueName.apply(row).orElse("");
    }

    @Override
    public Optional<String> apply(R row, String text) {
        if (text.strip().equals(startText.apply(row))) {
            return Optional.empty();
        }
        try {
            active.edit(valueName.apply(row).orElseThrow(), text.strip());
            return Optional.empty();
        } catch (ValueProblem problem) {
            return Optional.of(problem.getMessage());
        }
    }

    @Override
    public void typing(boolean on) {
        keys.typing(on);
    }
}
