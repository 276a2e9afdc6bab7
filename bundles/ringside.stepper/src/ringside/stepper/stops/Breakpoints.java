package ringside.stepper.stops;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import ringside.stepper.value.ValueAccess;
import ringside.stepper.value.ValueProblem;

/**
 * Where a run stops: at lines (by address), and when a value changes or compares in some way (by name). Each can be
 * skipped for a time, and a line can have a condition too. Not part of the scenario.
 */
public final class Breakpoints {
    private final TreeSet<Long> addresses = new TreeSet<>();
    private final Map<Long, StopCondition> conditions = new HashMap<>();
    private final Map<String, StopCondition> watches = new LinkedHashMap<>();
    private final Set<Object> skipped = new HashSet<>();
    private final Runnable changed;
    private final Names names;
    private boolean enabled = true;

    /** Complains about conditions with names that do not exist. */
    public interface Names {
        void check(StopCondition condition) throws ValueProblem;
    }

    public Breakpoints(Names names, Runnable changed) {
        this.names = names;
        this.changed = changed;
    }

    /**
     * Complains when a condition cannot be looked at: a name that does not exist, a value that cannot be compared.
     *
     * @throws ValueProblem with the nearest names or what is accepted
     */
    public void verify(StopCondition condition) throws ValueProblem {
        names.check(condition);
    }

    /** Sets or removes the breakpoint at the instruction at this address. */
    public void set(long address, boolean on) {
        if (on ? addresses.add(address) : addresses.remove(address)) {
            conditions.remove(address);
            skipped.remove(address);
            changed.run();
        }
    }

    /** {@return true when the breakpoint at this address is set now} */
    public boolean toggle(long address) {
        set(address, !addresses.contains(address));
        return addresses.contains(address);
    }

    /** {@return true when a breakpoint is set at this address, skipped or not} */
    public boolean at(long address) {
        return addresses.contains(address);
    }

    /** {@return the addresses in ascending order} */
    public Set<Long> addresses() {
        return Collections.unmodifiableSet(addresses);
    }

    /** {@return the addresses that are not skipped} */
    public Set<Long> heeded() {
        Set<Long> heeded = new HashSet<>(addresses);
        heeded.removeAll(skipped);
        return heeded;
    }

    /** {@return true when a run stops at this address with these values} */
    public boolean stops(long address, ValueAccess values) {
        StopCondition condition = conditions.get(address);
        return addresses.contains(address) && !skipped.contains(address)
                && (condition == null || condition.holds(values));
    }

    /** {@return what must hold besides for the breakpoint at this address to stop a run} */
    public Optional<StopCondition> condition(long address) {
        return Optional.ofNullable(conditions.get(address));
    }

    /**
     * Lets the breakpoint at an address stop a run only where a comparison holds; without one it stops always.
     *
     * @throws ValueProblem when a value does not exist; nothing has changed then
     */
    public void condition(long address, Optional<StopCondition> condition) throws ValueProblem {
        if (condition.isPresent()) {
            names.check(condition.get());
        }
        if (addresses.contains(address) && !condition(address).equals(condition)) {
            condition.ifPresentOrElse(wanted -> conditions.put(address, wanted), () -> conditions.remove(address));
            changed.run();
        }
    }

    /** {@return false while the breakpoint at this address is skipped} */
    public boolean enabled(long address) {
        return !skipped.contains(address);
    }

    /** Skips the breakpoint at this address, or heeds it again. */
    public void enable(long address, boolean on) {
        heed(address, on);
    }

    /** {@return false while this watch is skipped} */
    public boolean enabled(String watch) {
        return !skipped.contains(watch);
    }

    /** Skips a watch, or heeds it again. */
    public void enable(String watch, boolean on) {
        heed(watch, on);
    }

    private void heed(Object one, boolean on) {
        if (on ? skipped.remove(one) : skipped.add(one)) {
            changed.run();
        }
    }

    /**
     * Stops whenever the value changes, or compares so as the text says.
     *
     * @param text value name such as {@code user.rflags.TF}, or a comparison such as {@code pt_regs.ip != pt_regs.cx}
     * @throws ValueProblem when there is no such value, with the nearest names
     */
    public void watch(String text) throws ValueProblem {
        watch(StopCondition.of(text));
    }

    /**
     * Stops whenever this comes to hold.
     *
     * @throws ValueProblem when there is no such value, with the nearest names
     */
    public void watch(StopCondition wanted) throws ValueProblem {
        names.check(wanted);
        if (watches.putIfAbsent(wanted.text(), wanted) == null) {
            changed.run();
        }
    }

    /** Stops no longer for this watch. */
    public void unwatch(String text) {
        if (watches.remove(text) != null) {
            skipped.remove(text);
            changed.run();
        }
    }

    /** {@return the texts of the watches in the order they were set} */
    public Set<String> watches() {
        return Collections.unmodifiableSet(watches.keySet());
    }

    /** {@return the watch with this text} */
    public Optional<StopCondition> watched(String text) {
        return Optional.ofNullable(watches.get(text));
    }

    /** {@return the watches that are not skipped} */
    public List<StopCondition> watching() {
        return watches.entrySet().stream().filter(each -> !skipped.contains(each.getKey())).map(Map.Entry::getValue)
                .toList();
    }

    /** {@return false while all breakpoints and watches are skipped} */
    public boolean enabled() {
        return enabled;
    }

    /** Skips all breakpoints and watches, or heeds them again. */
    public void enable(boolean on) {
        if (enabled != on) {
            enabled = on;
            changed.run();
        }
    }

    /** Removes all breakpoints and watches. */
    public void clear() {
        if (!addresses.isEmpty() || !watches.isEmpty()) {
            addresses.clear();
            conditions.clear();
            watches.clear();
            skipped.clear();
            changed.run();
        }
    }
}
