package ringside.ui.views;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.osgi.util.NLS;

import ringside.stepper.Session;
import ringside.stepper.listing.CodeLine;
import ringside.stepper.listing.ListingModel;
import ringside.stepper.listing.ShownSyntax;
import ringside.stepper.shown.BranchForecast;
import ringside.ui.Messages;
import ringside.ui.appearance.PhaseNames;

/** The lines of a listing as rows: heads and labels in between, so that a row has one thing to say. */
final class CodeRows {

    private final List<Object> plan = new ArrayList<>();
    private final Map<Long, Integer> rowOfAddress = new HashMap<>();

    /** Lays out a listing. */
    CodeRows(ListingModel listing) {
        String open = null;
        for (CodeLine line : listing.lines()) {
            String routine = line.user() ? line.file() : line.routine();
            if (!routine.isEmpty() && !routine.equals(open) && (line.executable() || !line.labels().isEmpty())) {
                open = routine;
                plan.add(CodeRow.routine(routine, line.user() ? Messages.Listing_program
                        : PhaseNames.title(line.phase())));
            }
            for (String label : line.labels()) {
                if (!label.equals(open)) {
                    plan.add(CodeRow.label(label + ":"));
                }
            }
            if (line.executable()) {
                rowOfAddress.putIfAbsent(line.address(), plan.size());
                plan.add(line);
            }
        }
    }

    /** Returns the index of the row of the instruction at an address, or -1. */
    int indexOf(long address) {
        return rowOfAddress.getOrDefault(address, -1);
    }

    /** Returns the rows as they are now. */
    List<CodeRow> rows(Session session, long rip, BranchForecast branch, ShownSyntax syntax) {
        long target = branch.next() != rip && (branch.conditional() || branch.taken()) ? branch.next() : 0;
        List<CodeRow> rows = new ArrayList<>(plan.size());
        for (Object entry : plan) {
            rows.add(entry instanceof CodeLine line ? row(session, line, rip, target, syntax) : (CodeRow) entry);
        }
        return rows;
    }

    private static CodeRow row(Session session, CodeLine line, long rip, long target, ShownSyntax syntax) {
        CodeRow.Mark mark = CodeRow.Mark.NONE;
        if (line.address() == rip) {
            mark = CodeRow.Mark.CURRENT;
        } else if (line.address() == target) {
            mark = CodeRow.Mark.TARGET;
        }
        boolean off = line.check() != null && session.patchedOff(line);
        String text = off ? NLS.bind(Messages.Listing_off, line.check()) : line.text(syntax);
        return new CodeRow(CodeRow.Kind.CODE, line.address(), text, line.caption(), line.cStatement(),
                mark, session.breakpoints().at(line.address()), off ? line.text(syntax) : "");
    }
}
