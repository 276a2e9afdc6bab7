package ringside.ui.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.osgi.util.NLS;

import ringside.kernel.decision.Operand;
import ringside.kernel.profile.CheckId;
import ringside.stepper.lockstep.Side;
import ringside.stepper.returns.Asked;
import ringside.stepper.returns.Return;
import ringside.stepper.returns.Visit;
import ringside.stepper.value.Hex;
import ringside.ui.Messages;

/**
 * A value of both sides at one row: a return, a check, a slot, a register.
 *
 * @param name whose value
 * @param left what it is on the left
 * @param right what it is on the right
 * @param same whether this is the same, step numbers aside
 */
record BesideRow(String name, String left, String right, boolean same) {

    private BesideRow(String name, String left, String right) {
        this(name, left, right, left.equals(right));
    }

    /**
     * All there is to compare at a row.
     *
     * @param leftStep the last step of the left side up to there
     * @param rightStep the same of the right side
     */
    static List<BesideRow> of(Side left, long leftStep, Side right, long rightStep) {
        List<BesideRow> rows = new ArrayList<>();
        Optional<Visit> one = left.visit(leftStep);
        Optional<Visit> other = right.visit(rightStep);
        rows.add(new BesideRow(Messages.Lockstep_return, returned(one), returned(other), path(one).equals(path(
                other))));
        for (CheckId check : CheckId.values()) {
            Optional<Asked> a = asked(one, check);
            Optional<Asked> b = asked(other, check);
            if (a.isPresent() || b.isPresent()) {
                rows.add(new BesideRow(check.name(), words(a), words(b), answer(a).equals(answer(b))));
            }
        }
        values(Messages.Lockstep_slot, left.slots(leftStep), right.slots(rightStep), Messages.Lockstep_unwritten, rows);
        values("{0}", left.registers(leftStep), right.registers(rightStep), "", rows);
        return rows;
    }

    private static String returned(Optional<Visit> visit) {
        return visit.isEmpty() ? Messages.Lockstep_inProgram : visit.flatMap(Visit::made).map(BesideRow::words)
                .orElse(Messages.Lockstep_noReturn);
    }

    private static String words(Return made) {
        return NLS.bind(Messages.Lockstep_returned, path(made), Long.toString(made.step()));
    }

    private static String path(Return made) {
        return made.reason() == null ? made.path().label()
                : NLS.bind(Messages.Compare_answer, made.path().label(), made.reason());
    }

    private static Optional<String> path(Optional<Visit> visit) {
        return visit.flatMap(Visit::made).map(BesideRow::path);
    }

    private static Optional<String> answer(Optional<Asked> asked) {
        return asked.map(each -> each.held() + " " + each.operands());
    }

    private static Optional<Asked> asked(Optional<Visit> visit, CheckId check) {
        return visit.flatMap(each -> each.asked().stream().filter(asked -> asked.check() == check).findFirst());
    }

    private static String words(Optional<Asked> asked) {
        return asked.map(each -> NLS.bind(each.held() ? Messages.Lockstep_held : Messages.Lockstep_failed, Long
                .toString(each.step()), each.operands().stream().map(operand -> operand.name() + " " + Operand.hex(
                        operand.value())).collect(Collectors.joining(", ")))).orElse(Messages.Lockstep_notAsked);
    }

    private static void values(String name, Map<String, Long> one, Map<String, Long> other, String none,
            List<BesideRow> rows) {
        Set<String> names = new LinkedHashSet<>(one.keySet());
        names.addAll(other.keySet());
        names.forEach(each -> rows.add(new BesideRow(NLS.bind(name, each), value(one.get(each), none), value(other.get(
                each), none))));
    }

    private static String value(Long value, String none) {
        return value == null ? none : Hex.of(value);
    }
}
