package ringside.stepper.shown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ringside.kernel.decision.DecidingSlot;
import ringside.kernel.meaning.ValueName;
import ringside.model.Intervention;
import ringside.model.SetValue;
import ringside.stepper.returns.CheckTense;
import ringside.stepper.returns.Prospect;
import ringside.stepper.returns.Return;
import ringside.stepper.returns.Stage;
import ringside.stepper.value.Hex;
import ringside.stepper.value.Texts;
import ringside.stepper.value.ValueAccess;
import ringside.stepper.value.ValueProblem;

/**
 * An edit and the answer about returns before it: from the answer behind it is told what the edit did.
 *
 * @param label   its name
 * @param changes the values that it set
 * @param before  the answer before it
 */
public record Aftermath(String label, List<Changed> changes, Prospect before) {
    /** A value with what it was. */
    private record Changed(ValueName name, long was, long is) {
        String words() {
            return name.kind() == ValueName.Kind.SLOT ? Texts.SESSION.text("stack.slot", name.item()) : name.title();
        }
    }

    /**
     * {@return an edit, looked at before the run follows it}
     *
     * @param made   what it adds to the document
     * @param values as they are before
     */
    public static Aftermath of(String label, List<Intervention> made, ValueAccess values, Prospect before) {
        List<Changed> changes = new ArrayList<>();
        for (Intervention one : made) {
            if (one instanceof SetValue set) {
                changed(set, values).ifPresent(changes::add);
            }
        }
        return new Aftermath(label, List.copyOf(changes), before);
    }

    private static Optional<Changed> changed(SetValue set, ValueAccess values) {
        ValueName name = ValueName.of(set.getName());
        try {
            return Optional.of(new Changed(name, values.read(name), set.getValue()));
        } catch (ValueProblem unknownHere) {
            return Optional.empty();
        }
    }

    /** {@return what the edit did, and what it makes of the return} */
    public String told(Prospect now) {
        List<String> sentences = new ArrayList<>();
        if (changes.isEmpty()) {
            sentences.add(text("edited.other", label));
        }
        changes.forEach(change -> sentences.add(told(change, now)));
        future(now).ifPresent(sentences::add);
        return String.join(" ", sentences);
    }

    private String told(Changed change, Prospect now) {
        String was = Hex.of(change.was());
        String is = Hex.of(change.is());
        return late(change, now).map(check -> text("edited.late", change.words(), was, is, check.asked().getAsLong(),
                check.result().id().name())).orElseGet(() -> text("edited.set", change.words(), was, is));
    }

    private static Optional<CheckTense> late(Changed change, Prospect now) {
        return change.name().kind() != ValueName.Kind.SLOT || now.visit().isEmpty() ? Optional.empty()
                : now.checks().stream().filter(check -> check.changed() && check.result().operands().stream()
                        .anyMatch(operand -> operand.slot().map(DecidingSlot::label).filter(change.name()
                                .item()::equals)
                                .isPresent())).findFirst();
    }

    /** What was not foretold before and is not now has not become different. */
    private Optional<String> future(Prospect now) {
        Optional<Return> was = before.next();
        Optional<Return> will = now.next();
        if (will.isPresent()) {
            String way = will.get().way();
            long step = will.get().step();
            return Optional.of(was.isEmpty() ? text("edited.comes", way, step)
                    : was.get().way().equals(way) ? text("edited.same", way, step)
                    : text("edited.turned", way, step, was.get().way()));
        }
        return now.foretold().isEmpty() ? Optional.empty() : was.map(made -> text("edited.none", none(now), made
                .way()));
    }

    private static String none(Prospect now) {
        return now.stage() == Stage.NONE ? now.summary() : now.remark();
    }

    private static String text(String key, Object... arguments) {
        return Texts.SESSION.text(key, arguments);
    }
}
