package ringside.model.outcome;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import ringside.model.Expectation;
import ringside.model.ExpectedRegisters;
import ringside.model.ExpectedReturn;
import ringside.model.RingsideFactory;

/** Puts outcomes into expectations: in full, or as a difference from another outcome. */
public final class Statement {

    private static final RingsideFactory MAKE = RingsideFactory.eINSTANCE;

    private Statement() {
    }

    /** An expectation, of no kernel yet, that states an outcome in full. */
    public static Expectation full(Outcome outcome) {
        Expectation stated = MAKE.createExpectation();
        outcome.ended().ifPresent(stated::setEnded);
        stated.getTraps().addAll(outcome.traps());
        stated.getReturns().addAll(runs(outcome.returns()));
        setRegisters(stated, outcome.registers());
        return stated;
    }

    /**
     * An expectation, of no kernel yet and without its {@code like}, that states how an outcome differs from another.
     * Empty if a difference cannot say it: that there is no return, no trap, or no end to speak of where the other
     * outcome has some.
     */
    public static Optional<Expectation> difference(Outcome from, Outcome outcome) {
        if (lost(from.returns(), outcome.returns()) || lost(from.traps(), outcome.traps())
                || from.ended().isPresent() && outcome.ended().isEmpty()) {
            return Optional.empty();
        }
        Expectation stated = MAKE.createExpectation();
        outcome.ended().filter(ended -> !from.ended().equals(outcome.ended())).ifPresent(stated::setEnded);
        if (!from.traps().equals(outcome.traps())) {
            stated.getTraps().addAll(outcome.traps());
        }
        stated.getReturns().addAll(returns(from.returns(), outcome.returns()));
        from.registers().keySet().stream().filter(name -> !outcome.registers().containsKey(name))
                .forEach(stated.getUnstated()::add);
        Map<String, Long> changed = new LinkedHashMap<>(outcome.registers());
        changed.entrySet().removeIf(register -> Objects.equals(from.registers().get(register.getKey()),
                register.getValue()));
        setRegisters(stated, changed);
        return Optional.of(stated);
    }

    /** How many things an expectation says: the shorter of two that mean the same is better. */
    public static int length(Expectation stated) {
        return (stated.getEnded() == null ? 0 : 1) + stated.getTraps().size() + stated.getUnstated().size()
                + stated.getReturns().size() + Outcome.registers(stated).size();
    }

    private static boolean lost(List<?> from, List<?> to) {
        return !from.isEmpty() && to.isEmpty();
    }

    private static List<ExpectedReturn> returns(List<Outcome.Return> from, List<Outcome.Return> to) {
        if (from.equals(to)) {
            return List.of();
        }
        List<ExpectedReturn> all = runs(to);
        List<ExpectedReturn> changed = from.size() == to.size() ? changed(from, to) : all;
        return changed.size() < all.size() ? changed : all;
    }

    /** Every return that differs, with all its numbers. */
    private static List<ExpectedReturn> changed(List<Outcome.Return> from, List<Outcome.Return> to) {
        Map<Outcome.Return, ExpectedReturn> changed = new LinkedHashMap<>();
        for (int i = 0; i < to.size(); i++) {
            if (!from.get(i).equals(to.get(i))) {
                changed.computeIfAbsent(to.get(i), Statement::one).getAt().add(i + 1);
            }
        }
        return List.copyOf(changed.values());
    }

    /** All returns in order; equal ones that follow each other as one. */
    private static List<ExpectedReturn> runs(List<Outcome.Return> returns) {
        List<ExpectedReturn> runs = new ArrayList<>();
        for (int i = 0; i < returns.size(); i++) {
            if (i > 0 && returns.get(i).equals(returns.get(i - 1))) {
                ExpectedReturn last = runs.get(runs.size() - 1);
                last.setTimes(last.getTimes() + 1);
            } else {
                runs.add(one(returns.get(i)));
            }
        }
        return runs;
    }

    private static ExpectedReturn one(Outcome.Return outcome) {
        ExpectedReturn stated = MAKE.createExpectedReturn();
        stated.setPath(outcome.path());
        stated.getFailing().addAll(outcome.failing());
        stated.setSubject(outcome.subject());
        return stated;
    }

    private static void setRegisters(Expectation stated, Map<String, Long> values) {
        if (!values.isEmpty()) {
            ExpectedRegisters registers = MAKE.createExpectedRegisters();
            values.forEach((name, value) -> registers.eSet(registers.eClass().getEStructuralFeature(name), value));
            stated.setRegisters(registers);
        }
    }
}
