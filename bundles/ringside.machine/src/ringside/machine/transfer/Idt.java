package ringside.machine.transfer;

import java.util.Objects;

/** The interrupt descriptor table: 256 gates, absent unless set. */
public final class Idt {
    private final Gate[] gates = new Gate[256];

    public Idt() {
    }

    /**
     * Sets or removes a gate.
     *
     * @param vector 0 to 255
     * @param gate the gate, null to make it absent
     */
    public void set(int vector, Gate gate) {
        gates[Objects.checkIndex(vector, gates.length)] = gate;
    }

    /**
     * Returns a gate, null when absent.
     *
     * @param vector 0 to 255
     */
    public Gate get(int vector) {
        return gates[Objects.checkIndex(vector, gates.length)];
    }
}
