package ringside.ui.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import ringside.stepper.drawing.PhaseNames;
import ringside.stepper.listing.CodeLine;
import ringside.stepper.listing.ListingModel;
import ringside.ui.Messages;

/** The lines of a listing as rows: heads and labels in between, so that a row has one thing to say. */
final class CodePlan {

    private static final String DECISION = "decision";

    private final List<CodeRow> rows = new ArrayList<>();
    private final Map<Long, Integer> rowOfAddress = new HashMap<>();
    private final Map<String, Integer> routines = new LinkedHashMap<>();

    /** Lays out a listing. */
    CodePlan(ListingModel listing) {
        String open = null;
        for (CodeLine line : listing.lines()) {
            String routine = line.user() ? line.file() : line.routine();
            if (!routine.isEmpty() && !routine.equals(open) && (line.executable() || !line.labels().isEmpty())) {
                open = routine;
                routines.putIfAbsent(routine, rows.size());
                rows.add(CodeRow.routine(routine, line.user() ? Messages.Listing_program
                        : PhaseNames.title(line.phase())));
            }
            for (String label : line.labels()) {
                if (!label.equals(open)) {
                    rows.add(CodeRow.label(label + ":"));
                }
            }
            if (line.executable()) {
                rowOfAddress.putIfAbsent(line.address(), rows.size());
                rows.add(CodeRow.code(line));
            }
        }
    }

    /** Returns all rows in order. */
    List<CodeRow> rows() {
        return rows;
    }

    /** Returns the index of the row of the instruction at an address, or -1. */
    int indexOf(long address) {
        return rowOfAddress.getOrDefault(address, -1);
    }

    /** Returns the rows of the heads by the names of the routines, in the order of the listing. */
    Map<String, Integer> routines() {
        return routines;
    }

    /** Returns the rows that decide a check. */
    IntStream deciding(String check) {
        return IntStream.range(0, rows.size()).filter(i -> check.equals(rows.get(i).check()));
    }

    /** Returns the row behind the last check of the decision that a row is part of. */
    int endOfChecks(int row) {
        int end = row + 1;
        for (int i = row + 1; i < rows.size() && inDecision(rows.get(i)); i++) {
            if (rows.get(i).check() != null) {
                end = i + 1;
            }
        }
        return end;
    }

    private static boolean inDecision(CodeRow row) {
        return row.kind() == CodeRow.Kind.LABEL || row.line() != null && DECISION.equals(row.line().phase());
    }
}
