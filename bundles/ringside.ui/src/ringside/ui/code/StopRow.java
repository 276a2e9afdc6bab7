package ringside.ui.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;

import ringside.stepper.Session;
import ringside.stepper.listing.CodeLine;
import ringside.stepper.listing.ShownSyntax;
import ringside.stepper.stops.Breakpoints;
import ringside.stepper.stops.StopCondition;
import ringside.ui.Messages;
import ringside.ui.table.Values;

/**
 * A row of the Breakpoints: a line of the listing, or a value that is watched.
 *
 * @param address   where it stops; 0 for a watch
 * @param watch     text of the watch; empty for a line
 * @param place     where it stops, in words
 * @param condition what must happen there, in words
 * @param enabled   whether it stops a run now
 */
record StopRow(long address, String watch, String place, String condition, boolean enabled) {

    /** Returns all that stop a run: lines by address, then watches in the order they were set. */
    static List<StopRow> of(Session session, ShownSyntax syntax) {
        Breakpoints stops = session.breakpoints();
        List<StopRow> rows = new ArrayList<>();
        for (long address : stops.addresses()) {
            String place = session.listing().at(address).map(line -> place(line, syntax))
                    .orElseGet(() -> Values.grouped(address));
            rows.add(new StopRow(address, "", place, stops.condition(address).map(StopCondition::words)
                    .map(words -> NLS.bind(Messages.Breakpoints_only, words)).orElse(Messages.Breakpoints_always),
                    stops.enabled(address)));
        }
        for (String watch : stops.watches()) {
            rows.add(new StopRow(0, watch, Messages.Breakpoints_anywhere, NLS.bind(Messages.Breakpoints_when,
                    stops.watched(watch).orElseThrow().words()), stops.enabled(watch)));
        }
        return rows;
    }

    private static String place(CodeLine line, ShownSyntax syntax) {
        return (line.user() ? line.file() : line.routine()) + ": " + line.text(syntax);
    }

    /** Returns whether it is a line of the listing. */
    boolean line() {
        return watch.isEmpty();
    }

    /** Skips it, or heeds it again. */
    void enable(Breakpoints stops, boolean on) {
        if (line()) {
            stops.enable(address, on);
        } else {
            stops.enable(watch, on);
        }
    }

    /** Takes it away. */
    void remove(Breakpoints stops) {
        if (line()) {
            stops.set(address, false);
        } else {
            stops.unwatch(watch);
        }
    }

    /** Returns its condition as it was set. */
    Optional<StopCondition> set(Breakpoints stops) {
        return line() ? stops.condition(address) : stops.watched(watch);
    }
}
