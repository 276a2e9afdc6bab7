package ringside.stepper.run;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import ringside.kernel.meaning.ValueName;
import ringside.stepper.Session;
import ringside.stepper.value.ValueProblem;

/**
 * Where {@link Session#run} and {@link Session#runBack} stop: at lines (by address) and when a value changes (by name).
 * Not part of the scenario.
 */
public final class Breakpoints {
    private final TreeSet<Long> addresses = new TreeSet<>();
    private final Set<String> watches = new LinkedHashSet<>();
    private final Runnable changed;
    private final Names names;
    private boolean enabled = true;

    /** Complains about names that do not exist. */
    public interface Names {
        void check(ValueName name) throws ValueProblem;
    }

    public Breakpoints(Names names, Runnable changed) {
        this.names = names;
        this.changed = changed;
    }

    /** Sets or removes the breakpoint at the instruction at this address. */
    public void set(long address, boolean on) {
        if (on ? addresses.add(address) : addresses.remove(address)) {
            changed.run();
        }
    }

    /** {@return true when the breakpoint at this address is set now} */
    public boolean toggle(long address) {
        set(address, !addresses.contains(address));
        return addresses.contains(address);
    }

    /** {@return true when a breakpoint is set at this address} */
    public boolean at(long address) {
        return addresses.contains(address);
    }

    /** {@return the addresses in ascending order} */
    public Set<Long> addresses() {
        return Collections.unmodifiableSet(addresses);
    }

    /**
     * Stops whenever the value changes.
     *
     * @param name value name such as {@code user.rflags.TF}
     * @throws ValueProblem when there is no such value, with the nearest names
     */
    public void watch(String name) throws ValueProblem {
        ValueName wanted = ValueName.of(name);
        names.check(wanted);
        if (watches.add(wanted.text())) {
            changed.run();
        }
    }

    /** Stops no longer when the value changes. */
    public void unwatch(String name) {
        if (watches.remove(name)) {
            changed.run();
        }
    }

    /** {@return the names of the watched values in the order they were set} */
    public Set<String> watches() {
        return Collections.unmodifiableSet(watches);
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
            watches.clear();
            changed.run();
        }
    }
}
