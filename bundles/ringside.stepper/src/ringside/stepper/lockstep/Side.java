package ringside.stepper.lockstep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ringside.kernel.profile.CheckId;
import ringside.stepper.returns.Return;
import ringside.stepper.returns.Visit;
import ringside.stepper.run.StepRecord;

/**
 * One of two recorded runs.
 *
 * @param version the kernel
 * @param steps   all that was recorded, from step 1
 * @param deeds   what the steps come to: each step belongs to one deed, in order
 * @param visits  the visits of the kernel, in order
 * @param ended   how the run ended; empty if it was cut
 * @param cut     why it was not followed further
 * @param made    the checks that this kernel can ask
 * @param off     the checks that were off at the end
 * @param start   the registers at the start, by name
 */
public record Side(Version version, List<StepRecord> steps, List<Deed> deeds, List<Visit> visits,
        Optional<String> ended, Cut cut, Set<CheckId> made, Set<CheckId> off, Map<String, Long> start) {

    public Side {
        steps = List.copyOf(steps);
        deeds = List.copyOf(deeds);
        visits = List.copyOf(visits);
        made = Set.copyOf(made);
        off = Set.copyOf(off);
    }

    /** {@return the registers after a step, by name} */
    public Map<String, Long> registers(long step) {
        Map<String, Long> values = new LinkedHashMap<>(start);
        steps.subList(0, (int) Math.min(step, steps.size())).forEach(record -> record.changes().forEach(change -> values
                .put(change.register().label().toUpperCase(Locale.ROOT), change.after())));
        return values;
    }

    /** {@return the slots of pt_regs that were written in the visit around a step, up to it, by name} */
    public Map<String, Long> slots(long step) {
        Map<String, Long> values = new LinkedHashMap<>();
        long from = visit(step).map(Visit::entered).orElse(step);
        steps.subList((int) Math.max(0, from - 1), (int) Math.min(step, steps.size()))
                .forEach(record -> record.slots().forEach(slot -> values.put(slot.slot(), slot.value())));
        return values;
    }

    /** {@return the visit to which a step belongs, its entry and its return included} */
    public Optional<Visit> visit(long step) {
        return visits.stream().filter(visit -> visit.entered() <= step
                && visit.made().filter(made -> made.step() < step).isEmpty()).findFirst();
    }

    /** {@return the return that a step made} */
    public Optional<Return> returned(long step) {
        return visits.stream().flatMap(visit -> visit.made().stream()).filter(made -> made.step() == step).findFirst();
    }

    /** {@return the deeds by what is aligned together} */
    List<Stretch> stretches() {
        List<Stretch> all = new ArrayList<>();
        int from = 0;
        while (from < deeds.size()) {
            int to = from + 1;
            if (deeds.get(from).kind() != DeedKind.PROGRAM) {
                while (to < deeds.size() && deeds.get(to).kind() != DeedKind.PROGRAM
                        && deeds.get(to - 1).kind() != DeedKind.RETURN) {
                    to++;
                }
            }
            all.add(new Stretch(from, to, mark(deeds.get(from))));
            from = to;
        }
        return all;
    }

    private Mark mark(Deed first) {
        return first.kind() == DeedKind.PROGRAM ? first.mark()
                : visit(first.first()).map(visit -> new Mark(visit.origin().kind() + " " + visit.origin().by(), visit
                        .made().map(made -> made.path().label()).orElse(""))).orElse(new Mark("kernel", ""));
    }
}
