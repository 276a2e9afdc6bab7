package ringside.stepper.run;

import java.util.HashSet;
import java.util.Set;
import ringside.machine.code.CodeMap;

/** The addresses before which the machine shall pause. Several parties may want the same one. */
final class Marks {
    private final CodeMap code;
    private final Set<Long> spots = new HashSet<>();
    private final Set<Long> breakpoints = new HashSet<>();

    Marks(CodeMap code) {
        this.code = code;
    }

    /** Replaces the addresses of labelled interventions. */
    void spots(Set<Long> addresses) {
        replace(spots, addresses);
    }

    /** Replaces the addresses of breakpoints. */
    void breakpoints(Set<Long> addresses) {
        replace(breakpoints, addresses);
    }

    private void replace(Set<Long> mine, Set<Long> wanted) {
        Set<Long> touched = new HashSet<>(mine);
        touched.addAll(wanted);
        mine.clear();
        mine.addAll(wanted);
        touched.forEach(address -> code.stopAt(address, marked(address)));
    }

    boolean marked(long address) {
        return !spots.isEmpty() && spots.contains(address) || breakpoint(address);
    }

    boolean breakpoint(long address) {
        return !breakpoints.isEmpty() && breakpoints.contains(address);
    }

    /** Lets the machine pass a marked address once. */
    void lift(long address) {
        code.stopAt(address, false);
    }

    /** The mark counts again. */
    void put(long address) {
        code.stopAt(address, true);
    }
}
