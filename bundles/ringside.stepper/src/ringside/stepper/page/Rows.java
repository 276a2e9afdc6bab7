package ringside.stepper.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ringside.stepper.Session;
import ringside.stepper.drawing.PhaseNames;
import ringside.stepper.listing.CodeLine;
import ringside.stepper.listing.ShownSyntax;
import ringside.stepper.value.Texts;

/** The program and those routines of the kernel that a run enters, as rows. */
final class Rows {
    private final List<Row> all = new ArrayList<>();
    private final Map<Long, Integer> places = new HashMap<>();

    /**
     * @param addresses of all instructions that the run comes to
     * @param syntax    of the instructions
     */
    Rows(Session session, Set<Long> addresses, ShownSyntax syntax) {
        Set<String> entered = new HashSet<>();
        addresses.forEach(address -> session.listing().at(address).map(CodeLine::routine).ifPresent(entered::add));
        String open = null;
        for (CodeLine line : session.listing().lines()) {
            String routine = line.user() ? line.file() : line.routine();
            boolean shown = line.user() || entered.contains(line.routine());
            if (!shown || !line.executable() && line.labels().isEmpty()) {
                continue;
            }
            if (!routine.equals(open)) {
                open = routine;
                all.add(new Row(Row.Kind.ROUTINE, "", routine, line.user() ? Texts.PAGE.text("program") : PhaseNames
                        .title(line.phase())));
            }
            for (String label : line.labels()) {
                if (!label.equals(open)) {
                    all.add(new Row(Row.Kind.LABEL, "", label + ":", ""));
                }
            }
            if (line.executable()) {
                places.putIfAbsent(line.address(), all.size());
                all.add(new Row(Row.Kind.CODE, Long.toHexString(line.address()), line.text(syntax), line
                        .check() == null ? "" : line.check()));
            }
        }
    }

    /** {@return all in order} */
    List<Row> all() {
        return all;
    }

    /** {@return the row of the instruction at an address, or -1} */
    int at(long address) {
        return places.getOrDefault(address, -1);
    }
}
