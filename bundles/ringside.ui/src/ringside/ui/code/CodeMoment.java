package ringside.ui.code;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;

import org.eclipse.osgi.util.NLS;

import ringside.stepper.Session;
import ringside.stepper.returns.Asked;
import ringside.stepper.returns.Prospect;
import ringside.stepper.returns.Return;
import ringside.stepper.returns.Visit;
import ringside.stepper.shown.BranchForecast;
import ringside.stepper.shown.NextStep;
import ringside.ui.Messages;

/**
 * What the rows of a listing have to say at one position of the run.
 *
 * @param current  the row that runs next, or -1
 * @param sentence what it does, which way it goes and why
 * @param side     which way it goes, if it is a conditional jump
 * @param target   the row where control goes, if that is not the one below; or -1
 * @param asked    the rows that decided a check, and whether it held
 * @param quiet    first row that is not reached because an earlier check failed, or -1
 * @param loud     the row behind those
 */
record CodeMoment(int current, String sentence, Side side, int target, Map<Integer, Boolean> asked, int quiet,
        int loud) {

    /** Which way a conditional jump goes. */
    enum Side { NONE, TAKEN, NOT_TAKEN }

    /** Nothing runs. */
    static final CodeMoment NOTHING = new CodeMoment(-1, "", Side.NONE, -1, Map.of(), -1, -1);

    /** Returns the rows that something is said about; -1 may be among them. */
    TreeSet<Integer> rows() {
        TreeSet<Integer> rows = new TreeSet<>(asked.keySet());
        rows.add(current);
        rows.add(target);
        for (int i = Math.max(quiet, 0); i < loud; i++) {
            rows.add(i);
        }
        return rows;
    }

    /** Returns what is to be said where the session is. */
    static CodeMoment of(Session session, CodePlan plan) {
        long rip = session.state().getRip();
        int current = plan.indexOf(rip);
        NextStep next = session.next();
        BranchForecast branch = next.branch();
        boolean over = session.ended().isPresent();
        Side side = branch.conditional() ? side(branch.taken() && branch.next() == branch.target()) : Side.NONE;
        int target = over ? -1 : target(plan, current, next.destination());
        Map<Integer, Boolean> asked = new HashMap<>();
        int failed = asked(session, plan, asked);
        if (failed < 0 && deciding(plan, current) && side == Side.TAKEN) {
            failed = current;
        }
        int loud = failed < 0 ? -1 : plan.endOfChecks(failed);
        boolean some = failed >= 0 && loud > failed + 1;
        return new CodeMoment(current, sentence(session, next), over ? Side.NONE : side, target, asked,
                some ? failed + 1 : -1, some ? loud : -1);
    }

    private static Side side(boolean taken) {
        return taken ? Side.TAKEN : Side.NOT_TAKEN;
    }

    private static boolean deciding(CodePlan plan, int row) {
        return row >= 0 && plan.rows().get(row).check() != null;
    }

    private static int target(CodePlan plan, int current, OptionalLong destination) {
        if (current < 0 || destination.isEmpty()) {
            return -1;
        }
        int row = plan.indexOf(destination.getAsLong());
        long below = plan.rows().get(current).address() + plan.rows().get(current).line().length();
        return row == current || destination.getAsLong() == below ? -1 : row;
    }

    /** Fills in what was asked so far about the return that is told; returns the row that failed, or -1. */
    private static int asked(Session session, CodePlan plan, Map<Integer, Boolean> asked) {
        Prospect prospect = session.prospect();
        List<Asked> questions = prospect.subject().map(Return::asked)
                .or(() -> prospect.visit().map(Visit::asked)).orElse(List.of());
        int failed = -1;
        for (Asked question : questions) {
            if (question.step() <= session.step()) {
                int[] rows = plan.deciding(question.check().name()).toArray();
                for (int row : rows) {
                    asked.put(row, question.held());
                }
                if (!question.held() && rows.length > 0) {
                    failed = rows[0];
                }
            }
        }
        return failed;
    }

    private static String sentence(Session session, NextStep next) {
        return session.ended().map(how -> NLS.bind(Messages.Listing_ended, how)).orElseGet(() -> {
            String hint = next.hint();
            boolean elsewhere = next.destination().isPresent() && !next.below();
            String goes = elsewhere ? next.goesTo().map(words -> NLS.bind(Messages.Listing_next, words)).orElse("")
                    : "";
            return stop(hint) + (hint.isEmpty() || goes.isEmpty() ? "" : " ") + goes;
        });
    }

    /** Some words of the stepper end without a full stop, because they end with a value. */
    private static String stop(String words) {
        boolean open = !words.isEmpty() && Character.isLetterOrDigit(words.charAt(words.length() - 1));
        return open ? words + "." : words;
    }
}
