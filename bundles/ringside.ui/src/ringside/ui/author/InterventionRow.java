package ringside.ui.author;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.osgi.util.NLS;

import ringside.model.Intervention;
import ringside.model.Scenario;
import ringside.model.StartValue;
import ringside.stepper.document.Planned;
import ringside.ui.Messages;
import ringside.ui.table.Values;

/**
 * A start value, or something that happens from outside.
 *
 * @param when  where in the run, in words
 * @param what  what it is, in words
 * @param step  the position; -1 where it is told by a label
 * @param place among its kind
 * @param start whether it is a start value
 */
record InterventionRow(String when, String what, long step, int place, boolean start) {

    static List<InterventionRow> of(Scenario scenario) {
        List<InterventionRow> rows = new ArrayList<>();
        for (StartValue value : scenario.getStart()) {
            rows.add(new InterventionRow(Messages.Author_start, NLS.bind(Messages.Author_value, value.getName(), Values
                    .brief(value.getValue())), 0, rows.size(), true));
        }
        List<Intervention> all = scenario.getInterventions();
        for (int at = 0; at < all.size(); at++) {
            Planned planned = Planned.of(all.get(at));
            String when = planned.label() == null ? NLS.bind(Messages.Author_step, planned.step())
                    : NLS.bind(Messages.Author_label, planned.label(), planned.occurrence());
            String what = planned.kind() == Planned.Kind.SET ? NLS.bind(Messages.Author_value, planned.name(), Values
                    .brief(planned.value())) : planned.title();
            rows.add(new InterventionRow(when, what, planned.label() == null ? planned.step() : -1, at, false));
        }
        return rows;
    }

    /** Takes it out of a scenario. */
    void removeFrom(Scenario scenario) {
        if (start) {
            scenario.getStart().remove(place);
        } else {
            scenario.getInterventions().remove(place);
        }
    }
}
