package ringside.machine.transfer;

import java.util.OptionalLong;
import java.util.Set;
import ringside.machine.execute.Core;
import ringside.machine.execute.ExecutionMode;
import ringside.machine.execute.Op;
import ringside.machine.memory.Mmu;
import ringside.machine.state.CpuModel;
import ringside.machine.state.DebugRegisters;
import ringside.machine.state.Delivery;
import ringside.machine.state.Descriptor;
import ringside.machine.state.ExceptionVector;
import ringside.machine.state.Fault;
import ringside.machine.state.LazyFlags;
import ringside.machine.state.Pending;
import ringside.machine.state.Registers;
import ringside.machine.state.StopReason;
import ringside.machine.transfer.FredTransitions.Type;

/**
 * Takes exceptions, traps and interrupts to the kernel: through the IDT (SDM volume 3, 6.14: 64-bit interrupt gates), or
 * by the event delivery of FRED when that is on.
 */
public final class ExceptionDelivery {
    /** The selector in every gate. */
    private static final int KERNEL_CODE = 0x10;
    /** What FRED tells apart from INT n. */
    private static final Set<String> SOFTWARE_EXCEPTIONS = Set.of("int3", "into");
    private static final int RSP0_OFFSET = 4;
    private static final int IST_OFFSET = 36;
    private static final long STACK_ALIGNMENT = -16;
    /** Error-code bits: caused by an event from outside; the selector is a vector. */
    private static final int EXTERNAL = 1;
    private static final int FROM_IDT = 2;
    private static final long TOLD_BY_DEBUG_STATUS = 0xe00f;
    private static final long CLEARED = LazyFlags.TF | LazyFlags.IF | LazyFlags.NT | LazyFlags.RF | LazyFlags.VM;

    private final CpuModel model;
    private final Registers registers;
    private final Mmu mmu;
    private final Pending pending;
    private final Fault fault;
    private final Idt idt;
    private final ExecutionMode mode;
    private final FredTransitions fred;
    private final ListenerPort port;

    public ExceptionDelivery(Core core, Idt idt, ExecutionMode mode, FredTransitions fred, ListenerPort port) {
        model = core.model();
        registers = core.registers();
        mmu = core.mmu();
        pending = core.pending();
        fault = core.fault();
        this.idt = idt;
        this.mode = mode;
        this.fred = fred;
        this.port = port;
    }

    /** What is on its way; of an instruction that asked for it also the length, otherwise 0. */
    private record Event(Type type, int vector, String label, long rip, long flags, boolean pushesError, long error,
            long address, int length, boolean nested) {

        boolean pageFault() {
            return vector == ExceptionVector.PF.number() && pushesError;
        }

        /**
         * In FRED's words.
         *
         * @param status what DR6 tells of a debug exception
         */
        FredTransitions.Event forFred(long status) {
            boolean debug = type == Type.EXCEPTION && vector == ExceptionVector.DB.number();
            return new FredTransitions.Event(type, vector, rip, flags, pushesError ? error : 0,
                    pageFault() ? address : debug ? status : 0, length, nested);
        }
    }

    /**
     * Delivers an exception of the instruction at RIP, which has changed nothing.
     *
     * @param raised what was thrown
     * @param stackOperand true when a memory operand of the instruction is relative to RSP or RBP
     */
    void faulted(Fault raised, boolean stackOperand) {
        ExceptionVector vector = raised.nonCanonicalOperand && stackOperand ? ExceptionVector.SS : raised.vector;
        noteAddress(vector, raised.address);
        deliverOrDouble(vector, raised.error, raised.address, registers.flags.value() | LazyFlags.RF, false);
    }

    /** A page fault sets CR2 when it is found, even if another exception is delivered in its place. */
    private void noteAddress(ExceptionVector vector, long address) {
        if (vector == ExceptionVector.PF) {
            registers.cr2 = address;
        }
    }

    /**
     * Delivers the debug exception after an instruction; RIP is at the next.
     *
     * @param status what it is about, as bits of DR6
     */
    public void trap(long status) {
        registers.debug.happened(status);
        deliverOrDouble(ExceptionVector.DB, 0, 0, registers.flags.value(), false);
    }

    /**
     * Delivers the debug exception before an instruction that has a breakpoint: RIP is at it, and RF is pushed as it
     * is, unlike in other faults (SDM volume 3, 17.3.1.1).
     *
     * @param hits the breakpoints, as bits of DR6
     */
    public void breakpoint(long hits) {
        registers.debug.happened(hits);
        deliverOrDouble(ExceptionVector.DB, 0, 0, registers.flags.value(), false);
    }

    /** Delivers an exception that no instruction here raised; RIP is where the frame shall say. */
    public void inject(ExceptionVector vector, long error, long address) {
        noteAddress(vector, address);
        if (vector == ExceptionVector.DB) {
            registers.debug.happened(DebugRegisters.STEP);
        }
        deliverOrDouble(vector, error, address, registers.flags.value(), false);
    }

    /** Delivers an external interrupt; RIP is at the next instruction. */
    public void interrupt(int vector) {
        String label = "interrupt 0x" + Integer.toHexString(vector);
        long flags = registers.flags.value();
        try {
            deliver(new Event(Type.INTERRUPT, vector, label, registers.rip, flags, false, 0, 0, 0, false));
        } catch (Fault second) {
            noteAddress(second.vector, second.address);
            deliverOrDouble(second.vector, external(second), second.address, flags | LazyFlags.RF, true);
        }
    }

    /**
     * INT n and INT3. FRED lets every program ask for every vector; the kernel decides what to make of it.
     *
     * @param vector 0 to 255
     * @param op the instruction
     * @throws Fault when the gate may not be used, or its stack is bad
     */
    void software(int vector, Op op) {
        Gate gate = idt.get(vector);
        if (!registers.fred() && (gate == null || gate.dpl() < registers.cpl())) {
            throw fault.of(ExceptionVector.GP, vector * 8 + FROM_IDT);
        }
        boolean trap = vector == ExceptionVector.BP.number() || vector == ExceptionVector.OF.number();
        String label = trap ? ExceptionVector.numbered(vector).orElseThrow().label()
                : "int 0x" + Integer.toHexString(vector);
        boolean breakpoint = SOFTWARE_EXCEPTIONS.contains(op.instruction.mnemonic());
        deliver(new Event(breakpoint ? Type.SOFTWARE_EXCEPTION : Type.SOFTWARE_INTERRUPT, vector, label, op.next,
                registers.flags.value(), false, 0, 0, op.instruction.length(), false));
    }

    /** INT1: a debug exception whatever level the gate is for; RIP is behind the instruction. */
    void debugInterrupt(Op op) {
        deliver(new Event(Type.PRIVILEGED_SOFTWARE_EXCEPTION, ExceptionVector.DB.number(), ExceptionVector.DB.label(),
                op.next, registers.flags.value(), false, 0, 0, op.instruction.length(), false));
    }

    /** INTO: like INT 4 when OF is set. */
    void overflow(Op op) {
        if (registers.flags.overflow()) {
            software(ExceptionVector.OF.number(), op);
        } else {
            registers.rip = op.next;
        }
    }

    /** Delivers an exception; when that faults, what the SDM's table says (volume 3, table 6-5). */
    private void deliverOrDouble(ExceptionVector vector, long error, long address, long flags, boolean nested) {
        try {
            deliver(new Event(Type.EXCEPTION, vector.number(), vector.label(), registers.rip, flags,
                    vector.hasErrorCode(), error, address, 0, nested && vector != ExceptionVector.DF));
        } catch (Fault second) {
            noteAddress(second.vector, second.address);
            if (vector == ExceptionVector.DF) {
                pending.shutdown = true;
                pending.trap = false;
                pending.stop(StopReason.SHUTDOWN);
            } else if (doubles(vector, second.vector)) {
                deliverOrDouble(ExceptionVector.DF, 0, 0, flags | LazyFlags.RF, true);
            } else {
                deliverOrDouble(second.vector, external(second), second.address, flags | LazyFlags.RF, true);
            }
        }
    }

    private static boolean doubles(ExceptionVector first, ExceptionVector second) {
        return contributory(first) && contributory(second)
                || first == ExceptionVector.PF && (contributory(second) || second == ExceptionVector.PF);
    }

    private static boolean contributory(ExceptionVector vector) {
        return switch (vector) {
            case DE, NP, SS, GP -> true;
            case DB, BP, OF, BR, UD, DF, PF, AC -> false;
        };
    }

    private static int external(Fault second) {
        return second.vector == ExceptionVector.PF ? second.error : second.error | EXTERNAL;
    }

    private void deliver(Event event) {
        int before = registers.cpl();
        if (registers.fred()) {
            fred.deliver(event.forFred(registers.debug.status() & TOLD_BY_DEBUG_STATUS));
        } else {
            throughGate(event);
        }
        report(event, before);
    }

    private void throughGate(Event event) {
        Gate gate = idt.get(event.vector());
        if (gate == null) {
            throw fault.of(ExceptionVector.GP, event.vector() * 8 + FROM_IDT);
        }
        if (!model.canonical(gate.handler())) {
            throw fault.of(ExceptionVector.GP);
        }
        int before = registers.cpl();
        pushFrame(event, stack(gate, before));
        registers.rip = gate.handler();
        registers.cs = KERNEL_CODE;
        registers.segments.code = Descriptor.KERNEL_CODE;
        if (before != 0) {
            registers.ss = 0;
            registers.segments.stack = null;
        }
        registers.flags.system &= ~CLEARED;
        pending.trap = false;
        pending.shadow = false;
        pending.halted = false;
        pending.leave();
        mode.changed();
    }

    private long stack(Gate gate, int cpl) {
        if (gate.ist() != 0) {
            return mmu.systemRead(registers.tssBase + IST_OFFSET + 8L * (gate.ist() - 1));
        }
        return cpl == 0 ? registers.general[Registers.RSP] : mmu.systemRead(registers.tssBase + RSP0_OFFSET);
    }

    private void pushFrame(Event event, long stack) {
        long top = stack & STACK_ALIGNMENT;
        mmu.systemPush(top -= 8, registers.ss);
        mmu.systemPush(top -= 8, registers.general[Registers.RSP]);
        mmu.systemPush(top -= 8, event.flags());
        mmu.systemPush(top -= 8, registers.cs);
        mmu.systemPush(top -= 8, event.rip());
        if (event.pushesError()) {
            mmu.systemPush(top -= 8, event.error());
        }
        registers.general[Registers.RSP] = top;
    }

    private void report(Event event, int before) {
        if (before == 3) {
            port.listener.entered(false);
        }
        port.listener.delivered(new Delivery(event.vector(), event.label(), event.rip(), before,
                event.pushesError() ? OptionalLong.of(event.error()) : OptionalLong.empty(),
                event.pageFault() ? OptionalLong.of(event.address()) : OptionalLong.empty()));
    }
}
