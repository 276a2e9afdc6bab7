package ringside.model.outcome;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.emf.ecore.EAttribute;
import ringside.model.CheckName;
import ringside.model.Expectation;
import ringside.model.ExpectedRegisters;
import ringside.model.ExpectedReturn;
import ringside.model.ReturnPath;

/**
 * An outcome as a whole, whatever it was stated as.
 *
 * @param ended     how the run ends; empty when nothing is said about it
 * @param returns   the returns to user mode, in order; empty when nothing is said about them
 * @param registers user registers at the end by name, those of which something is said
 * @param traps     where SIGTRAPs are reported, in order: addresses or labels of the program
 */
public record Outcome(Optional<String> ended, List<Return> returns, Map<String, Long> registers,
        List<String> traps) {

    /**
     * One return.
     *
     * @param failing all failing checks, the reason first
     * @param subject whether the scenario is about this return
     */
    public record Return(ReturnPath path, List<CheckName> failing, boolean subject) {

        public Return {
            failing = List.copyOf(failing);
        }

        private static Return of(ExpectedReturn stated) {
            return new Return(stated.getPath(), stated.getFailing(), stated.isSubject());
        }
    }

    public Outcome {
        returns = List.copyOf(returns);
        registers = Collections.unmodifiableMap(new LinkedHashMap<>(registers));
        traps = List.copyOf(traps);
    }

    /** What an expectation states by itself: the outcome, if it is stated in full. */
    static Outcome of(Expectation full) {
        return new Outcome(Optional.ofNullable(full.getEnded()), returns(full), registers(full), full.getTraps());
    }

    /** This outcome with what a difference states in place of what is here. */
    Outcome changedBy(Expectation difference) {
        Map<String, Long> all = new LinkedHashMap<>(registers);
        all.keySet().removeAll(difference.getUnstated());
        all.putAll(registers(difference));
        return new Outcome(Optional.ofNullable(difference.getEnded()).or(() -> ended),
                difference.getReturns().isEmpty() ? returns : changed(difference), all,
                difference.getTraps().isEmpty() ? traps : difference.getTraps());
    }

    private List<Return> changed(Expectation difference) {
        if (difference.getReturns().stream().allMatch(stated -> stated.getAt().isEmpty())) {
            return returns(difference);
        }
        List<Return> changed = new ArrayList<>(returns);
        for (ExpectedReturn stated : difference.getReturns()) {
            stated.getAt().stream().filter(number -> number >= 1 && number <= returns.size())
                    .forEach(number -> changed.set(number - 1, Return.of(stated)));
        }
        return changed;
    }

    private static List<Return> returns(Expectation expectation) {
        List<Return> all = new ArrayList<>();
        for (ExpectedReturn stated : expectation.getReturns()) {
            for (int i = 0; i < stated.getTimes(); i++) {
                all.add(Return.of(stated));
            }
        }
        return all;
    }

    /** The registers of which an expectation itself says something. */
    static Map<String, Long> registers(Expectation expectation) {
        Map<String, Long> values = new LinkedHashMap<>();
        ExpectedRegisters stated = expectation.getRegisters();
        if (stated != null) {
            for (EAttribute register : stated.eClass().getEAllAttributes()) {
                if (stated.eIsSet(register)) {
                    values.put(register.getName(), (Long) stated.eGet(register));
                }
            }
        }
        return values;
    }
}
