package ringside.machine;

import java.util.Arrays;
import java.util.Objects;
import ringside.machine.code.CodeMap;
import ringside.machine.execute.ServicePort;
import ringside.machine.memory.Memory;
import ringside.machine.state.CpuModel;
import ringside.machine.state.DescriptorTable;
import ringside.machine.state.Ldt;
import ringside.machine.transfer.CpuListener;
import ringside.machine.transfer.Idt;

/**
 * The simulated computer: a CPU, its memory and the tables that a kernel sets up. Not safe for use by several threads
 * at once.
 */
public final class Machine {
    private final CpuModel model;
    private final Memory memory = new Memory();
    private final CodeMap code = new CodeMap();
    private final Idt idt = new Idt();
    private final DescriptorTable descriptors = DescriptorTable.linux();
    private final Cpu cpu;

    /** Creates a machine with empty memory and the segment descriptors of Linux. */
    public Machine(CpuModel model) {
        this.model = Objects.requireNonNull(model, "model");
        cpu = new Cpu(model, memory, code, idt, descriptors);
    }

    /** Returns vendor and address width. */
    public CpuModel model() {
        return model;
    }

    /** Returns the CPU. */
    public Cpu cpu() {
        return cpu;
    }

    /** Returns the memory. */
    public Memory memory() {
        return memory;
    }

    /** Returns the decoded instructions. */
    public CodeMap code() {
        return code;
    }

    /** Returns the interrupt table. */
    public Idt idt() {
        return idt;
    }

    /** Returns the segment descriptors, global and local. */
    public DescriptorTable descriptors() {
        return descriptors;
    }

    /** Returns the local descriptor table. */
    public Ldt ldt() {
        return descriptors.ldt();
    }

    /** Sets who carries out services. */
    public void services(ServicePort services) {
        cpu.services(services);
    }

    /** Sets who is told of rare events, in place of the one before; null for nobody. */
    public void listener(CpuListener listener) {
        cpu.listener(listener);
    }

    /**
     * Saves registers, pending events, memory, page tables and the local descriptor table. Costs as much as the pages
     * written to since the last time. Decoded instructions, the other tables, marks and watches are not part of it.
     */
    public MachineState save() {
        return new MachineState(cpu.save(), memory.save(), descriptors.ldt().save());
    }

    /**
     * Goes back to a state that this machine saved. All that follows is as it was then.
     *
     * @param state the state
     */
    public void restore(MachineState state) {
        memory.restore(state.memory());
        descriptors.ldt().restore(state.ldt());
        cpu.restore(state.cpu());
    }

    /** Tells whether the machine is in a state, exactly. */
    public boolean sameAs(MachineState state) {
        return cpu.sameAs(state.cpu()) && Arrays.equals(descriptors.ldt().save(), state.ldt())
                && memory.save().sameAs(state.memory());
    }
}
