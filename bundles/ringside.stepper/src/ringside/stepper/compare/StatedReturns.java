package ringside.stepper.compare;

import java.util.List;
import java.util.Optional;
import ringside.model.CheckName;
import ringside.model.outcome.Outcome;
import ringside.stepper.returns.Return;

/** Compares returns with those that a scenario states. */
public final class StatedReturns {
    private StatedReturns() {
    }

    /**
     * {@return in which way a return is not as stated; empty when it is, and where nothing is stated about returns}
     *
     * @param number of the return, from 1
     */
    public static Optional<String> difference(Outcome stated, int number, Return made) {
        List<Outcome.Return> all = stated.returns();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        if (number > all.size()) {
            return Optional.of(different("number of returns", String.valueOf(number), String.valueOf(all.size())));
        }
        String got = text(made);
        String wanted = text(all.get(number - 1));
        return got.equals(wanted) ? Optional.empty() : Optional.of(different("return " + number, got, wanted));
    }

    static String different(String what, String got, String wanted) {
        return what + " is " + got + ", expected " + wanted;
    }

    /** The first failing check is the reason. */
    static String text(Outcome.Return r) {
        List<String> failing = r.failing().stream().map(CheckName::getLiteral).toList();
        return text(r.path().getLiteral(), failing.isEmpty() ? null : failing.get(0), failing);
    }

    static String text(Return r) {
        return text(r.path().label(), r.reason(), r.failing());
    }

    private static String text(String path, String reason, List<String> failing) {
        return path + (reason == null || reason.isEmpty() ? "" : " " + reason)
                + (failing.isEmpty() ? "" : " (" + String.join("+", failing) + ")");
    }
}
