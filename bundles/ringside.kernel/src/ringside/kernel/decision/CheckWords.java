package ringside.kernel.decision;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What one check has to say about one state. */
final class CheckWords {

    private static final String NEW = "new.";
    private static final DecidingSlot[] SLOTS = DecidingSlot.values();

    private final Check check;
    private final ReturnState state;
    private final List<Remedy> remedies;
    private final UnaryOperator<String> values = this::value;

    CheckWords(Check check, ReturnState state) {
        this.check = check;
        this.state = state;
        this.remedies = check.remedies(state);
    }

    /** The check judged and explained. */
    CheckResult result(CheckStatus status) {
        return result(status, check.holds(state));
    }

    /** The same of a check that was not asked, or of which nobody knows. */
    CheckResult result(CheckStatus status, boolean holds) {
        return result(status, holds, check.operands(state), text(CheckText.SENTENCE));
    }

    /** The same of a check that was answered already; the answer may be another than the slots give. */
    CheckResult result(Answer answer) {
        return result(answer.held() ? CheckStatus.PASSED : CheckStatus.FAILED, answer.held(), answer.compared(),
                straight(answer) ? text(CheckText.SENTENCE) : otherwise(answer));
    }

    private CheckResult result(CheckStatus status, boolean holds, List<Operand> operands, String sentence) {
        return new CheckResult(check.id(), check.subject(), status, holds, operands, remedies, text(CheckText.TITLE),
                text(CheckText.QUESTION), text(CheckText.BRIEF), text(CheckText.MARK), sentence, text(CheckText.WHY),
                text(CheckText.HAZARD),
                text(CheckText.REMEDY));
    }

    /** Whether what was compared is what had been read of the slots. */
    private boolean straight(Answer answer) {
        return answer.held() == check.holds(state)
                && values(answer.compared()).equals(values(check.operands(state)));
    }

    private static List<Long> values(List<Operand> operands) {
        return operands.stream().map(Operand::value).toList();
    }

    /** Somebody meddled while the question was asked. */
    private String otherwise(Answer answer) {
        String compared = answer.compared().stream().map(each -> each.name() + " " + Operand.hex(each.value()))
                .collect(Collectors.joining(Words.text("answer.with")));
        return Words.text(answer.compared().isEmpty() ? "answer.nothing" : "answer.otherwise", "values", compared);
    }

    /** One of its texts. */
    String text(CheckText text) {
        List<String> forms = check.forms(text, state);
        return forms.size() == 1 ? text(text, forms.get(0))
                : forms.stream().map(form -> text(text, form)).collect(Collectors.joining(" "));
    }

    private String text(CheckText text, String form) {
        return Words.text(check.id(), text, form, values);
    }

    /** What stands for a name: a value of the check, what a slot holds, or what a remedy sets it to. */
    private String value(String name) {
        String own = check.value(name, state);
        if (own != null) {
            return own;
        }
        boolean changed = name.startsWith(NEW);
        String label = changed ? name.substring(NEW.length()) : name;
        for (DecidingSlot slot : SLOTS) {
            if (slot.label().equals(label)) {
                return Operand.hex(changed ? changed(slot) : state.get(slot));
            }
        }
        return null;
    }

    private long changed(DecidingSlot slot) {
        for (Remedy remedy : remedies) {
            for (Remedy.Setting setting : remedy.settings()) {
                if (setting.slot() == slot) {
                    return setting.value();
                }
            }
        }
        throw new IllegalArgumentException("no remedy of " + check.id() + " sets " + slot.label());
    }
}
