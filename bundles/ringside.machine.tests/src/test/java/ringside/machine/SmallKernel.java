package ringside.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import ringside.assembler.Assembler;
import ringside.assembler.program.Layout;
import ringside.assembler.program.Program;
import ringside.assembler.source.AssemblyException;
import ringside.assembler.source.SourceLibrary;
import ringside.machine.code.Instruction;
import ringside.machine.memory.Memory;
import ringside.machine.memory.Rights;
import ringside.machine.state.CpuModel;
import ringside.machine.state.Delivery;
import ringside.machine.state.Register;
import ringside.machine.state.Vendor;
import ringside.machine.transfer.CpuListener;
import ringside.machine.transfer.Gate;

/**
 * A machine with a user program and just enough kernel to take exceptions: a stack, a task-state segment, an IDT. The
 * kernel source gives the handlers: label {@code vectorN} for vector N, {@code other} for all that have none of their
 * own, {@code entry} for SYSCALL.
 */
final class SmallKernel {
    static final CpuModel INTEL = new CpuModel(Vendor.INTEL, false);
    static final CpuModel AMD = new CpuModel(Vendor.AMD, false);
    static final int USER_CS = 0x33;
    static final int USER_SS = 0x2b;
    static final int KERNEL_CS = 0x10;
    static final int KERNEL_SS = 0x18;
    static final long KERNEL_TEXT = 0xffffffff81000000L;
    static final long KERNEL_DATA = 0xffffffff82000000L;
    static final long KERNEL_BSS = 0xffffffff83000000L;
    static final long STACK = 0xffffc90000000000L;
    static final long STACK_BYTES = 0x4000;
    static final long STACK_TOP = STACK + STACK_BYTES;
    static final long IST1_TOP = 0xffffc90000010000L;
    static final long TSS = 0xfffffe0000003000L;
    static final long LINUX_SFMASK = 0x257fd5;
    static final String MUTE = "entry: hlt\nother: hlt\n";

    private final Machine machine;
    private final Program user;
    private final Program kernel;
    private final List<Delivery> deliveries = new ArrayList<>();
    private final List<String> events = new ArrayList<>();

    private SmallKernel(CpuModel model, String userSource, String kernelSource) {
        machine = new Machine(model);
        user = assemble(Layout.USER, userSource + "\n");
        kernel = assemble(new Layout(KERNEL_TEXT, KERNEL_DATA, KERNEL_BSS), kernelSource);
        user.loadInto(machine, true);
        kernel.loadInto(machine, false);
        Memory memory = machine.memory();
        memory.map(STACK, STACK_BYTES, Rights.KERNEL_DATA);
        memory.map(IST1_TOP - STACK_BYTES, STACK_BYTES, Rights.KERNEL_DATA);
        memory.map(TSS, 0x1000, Rights.KERNEL_DATA);
        memory.write(TSS + 4, 8, STACK_TOP);
        memory.write(TSS + 36, 8, IST1_TOP);
        for (int vector = 0; vector < 256; vector++) {
            int dpl = vector == 3 || vector == 4 || vector == 0x80 ? 3 : 0;
            machine.idt().set(vector, new Gate(handler(vector), 0, dpl));
        }
        Cpu cpu = machine.cpu();
        cpu.set(Register.TSS_BASE, TSS);
        cpu.set(Register.EFER, 1);
        cpu.set(Register.STAR, 0x0023001000000000L);
        cpu.set(Register.LSTAR, kernel.symbols().get("entry"));
        cpu.set(Register.SFMASK, LINUX_SFMASK);
        machine.listener(new Recorder());
        toUser();
    }

    static SmallKernel of(CpuModel model, String user, String kernel) {
        return new SmallKernel(model, user, kernel);
    }

    /** On an AMD processor, with handlers that do nothing. */
    static SmallKernel of(String user) {
        return new SmallKernel(AMD, user, MUTE);
    }

    private static Program assemble(Layout layout, String source) {
        try {
            return new Assembler(layout, Map.of(), SourceLibrary.NONE).assemble("test.s", source);
        } catch (AssemblyException e) {
            throw new IllegalArgumentException(e.problems().toString(), e);
        }
    }

    private long handler(int vector) {
        Long own = kernel.symbols().get("vector" + vector);
        return own != null ? own : kernel.symbols().get("other");
    }

    /** Puts the CPU in front of the user program. */
    void toUser() {
        Cpu cpu = cpu();
        cpu.set(Register.CS, USER_CS);
        cpu.set(Register.SS, USER_SS);
        cpu.set(Register.RFLAGS, 0x202);
        cpu.set(Register.RIP, user.entry());
    }

    /** Puts the CPU in front of a label of the kernel, at level 0 with interrupts off. */
    void toKernel(String label) {
        Cpu cpu = cpu();
        cpu.set(Register.CS, KERNEL_CS);
        cpu.set(Register.SS, KERNEL_SS);
        cpu.set(Register.RFLAGS, 2);
        cpu.set(Register.RSP, STACK_TOP - 0x100);
        cpu.set(Register.RIP, kernel(label));
    }

    Machine machine() {
        return machine;
    }

    Cpu cpu() {
        return machine.cpu();
    }

    Memory memory() {
        return machine.memory();
    }

    long user(String label) {
        return user.symbols().get(label);
    }

    long kernel(String label) {
        return kernel.symbols().get(label);
    }

    long rip() {
        return cpu().get(Register.RIP);
    }

    long flags() {
        return cpu().get(Register.RFLAGS);
    }

    long get(Register register) {
        return cpu().get(register);
    }

    SmallKernel set(Register register, long value) {
        cpu().set(register, value);
        return this;
    }

    /** Does steps and checks that they were done. */
    SmallKernel steps(long count) {
        RunResult result = cpu().run(count);
        if (result.steps() != count) {
            throw new AssertionError("wanted " + count + " steps: " + result);
        }
        return this;
    }

    List<Delivery> deliveries() {
        return deliveries;
    }

    Delivery lastDelivery() {
        return deliveries.get(deliveries.size() - 1);
    }

    /** What the listener heard, as words. */
    List<String> events() {
        return events;
    }

    /** A value of the frame that the last delivery without error code pushed: 0 RIP, 1 CS, 2 RFLAGS, 3 RSP, 4 SS. */
    long frame(int slot) {
        int error = lastDelivery().error().isPresent() ? 1 : 0;
        return memory().read(get(Register.RSP) + 8L * (slot + error), 8);
    }

    private final class Recorder implements CpuListener {
        @Override
        public void delivered(Delivery delivery) {
            deliveries.add(delivery);
            events.add(delivery.label());
        }

        @Override
        public void entered(boolean bySyscall) {
            events.add(bySyscall ? "entered by syscall" : "entered");
        }

        @Override
        public void returned(Instruction by) {
            events.add("returned by " + by.mnemonic());
        }
    }
}
