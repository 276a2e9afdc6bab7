package ringside.machine;

import java.util.Objects;
import java.util.Optional;
import ringside.machine.code.CodeMap;
import ringside.machine.code.Instruction;
import ringside.machine.execute.CodeFetch;
import ringside.machine.execute.CompatInstructions;
import ringside.machine.execute.Core;
import ringside.machine.execute.ExecutionMode;
import ringside.machine.execute.Interpreter;
import ringside.machine.execute.SegmentLoads;
import ringside.machine.execute.ServicePort;
import ringside.machine.execute.SystemInstructions;
import ringside.machine.further.FurtherInstructions;
import ringside.machine.memory.Memory;
import ringside.machine.state.CpuModel;
import ringside.machine.state.CpuState;
import ringside.machine.state.DebugRegisters;
import ringside.machine.state.DescriptorTable;
import ringside.machine.state.ExceptionVector;
import ringside.machine.state.LazyFlags;
import ringside.machine.state.Pending;
import ringside.machine.state.Register;
import ringside.machine.state.Registers;
import ringside.machine.state.StopReason;
import ringside.machine.transfer.CpuListener;
import ringside.machine.transfer.ExceptionDelivery;
import ringside.machine.transfer.FredTransitions;
import ringside.machine.transfer.Idt;
import ringside.machine.transfer.ListenerPort;
import ringside.machine.transfer.TransferInstructions;

/**
 * The CPU: one core in long mode, which runs 64-bit code and, in compatibility mode, 32-bit code. A step is one
 * instruction completed, together with the trap or interrupt that it ends in, or one faulting attempt whose exception
 * was delivered.
 *
 * <p>After reset it is at CPL 0 with CS 0x10, RFLAGS 0x2 and everything else 0.
 */
public final class Cpu {
    private static final int LARGEST_RUN = 1 << 30;

    private final Core core;
    private final Registers registers;
    private final Pending pending;
    private final CodeFetch code;
    private final ExecutionMode mode;
    private final ExceptionDelivery exceptions;
    private final Interpreter interpreter;
    private final Memory memory;
    private final SegmentLoads loads;
    private final ListenerPort port = new ListenerPort();

    Cpu(CpuModel model, Memory memory, CodeMap map, Idt idt, DescriptorTable descriptors) {
        core = Core.of(model, memory);
        loads = new SegmentLoads(core, descriptors);
        registers = core.registers();
        pending = core.pending();
        this.memory = memory;
        code = new CodeFetch(core, map);
        mode = new ExecutionMode(core, code::leavePage);
        FredTransitions fred = new FredTransitions(core, mode, loads, port);
        exceptions = new ExceptionDelivery(core, idt, mode, fred, port);
        interpreter = new Interpreter(core, code,
                new TransferInstructions(core, mode, loads, exceptions, fred, port),
                new SystemInstructions(core, mode, loads, descriptors, memory),
                new CompatInstructions(core, mode), new FurtherInstructions(core, mode, loads, descriptors));
        core.mmu().accessedBy(code::executing);
        memory.onChange(this::forgetTranslations);
        memory.onCodeWrite(code::written);
        map.onChange(code::changed);
        mode.changed();
    }

    void services(ServicePort services) {
        code.services(services);
    }

    void listener(CpuListener listener) {
        port.listener(listener);
    }

    private void forgetTranslations() {
        core.mmu().flush();
        code.flush();
    }

    /** Returns the value of a register; selectors are zero-extended. */
    public long get(Register register) {
        return registers.get(register);
    }

    /**
     * Writes a register without any check. Bits that do not exist in RFLAGS are dropped, selectors keep 16 bits. A new
     * CS changes the privilege level, a new CR3 the page table. CS and SS take what their descriptors say now; an SS
     * without descriptor, such as the null selector, cannot be used by 32-bit code. Writing RIP wakes a halted CPU.
     */
    public void set(Register register, long value) {
        registers.set(Objects.requireNonNull(register, "register"), value);
        switch (register) {
            case RIP -> {
                pending.halted = false;
                code.ripWritten();
            }
            case RFLAGS -> leaveQuickPath();
            case CS -> {
                loads.refreshCode();
                leaveQuickPath();
            }
            case SS -> loads.refreshStack();
            case DR7 -> pending.leave();
            case CR3 -> memory.root(value);
            default -> {
            }
        }
    }

    private void leaveQuickPath() {
        mode.changed();
        pending.leave();
    }

    /** Loads DS and ES, which 32-bit code uses for its data, without any check. */
    public void dataSegments(int selector) {
        loads.refreshData(selector & 0xffff);
    }

    /** Returns the current privilege level, 0 or 3. */
    public int cpl() {
        return registers.cpl();
    }

    /**
     * Raises an external interrupt. It is taken as soon as IF is set and no STI is in the way: between two steps, or
     * at the end of the current one.
     *
     * @param vector 0 to 255
     */
    public void raise(int vector) {
        pending.raise(Objects.checkIndex(vector, 256));
    }

    /**
     * Delivers an exception now, as a hypervisor injects one (SDM volume 3, VM entries: event injection): the frame
     * holds RIP and RFLAGS as they are. Not to be called while {@link #run} is at work; it counts as no step.
     *
     * @param vector the exception
     * @param error its error code; ignored where it has none
     * @param address what CR2 becomes; only for a page fault
     */
    public void inject(ExceptionVector vector, long error, long address) {
        exceptions.inject(vector, error, address);
    }

    /** Tells whether an external interrupt waits. */
    public boolean interruptPending() {
        return pending.interrupt();
    }

    /**
     * Asks {@link #run} to come back after the current step; without effect between runs.
     *
     * @param why what run is to report
     */
    public void stop(StopReason why) {
        pending.stop(Objects.requireNonNull(why, "why"));
    }

    /**
     * Returns the instruction that the CPU would execute at an address, if it came there at this privilege level; empty
     * when it would not: the page may not be executed, or its bytes are no instruction that the CPU has.
     */
    public Optional<Instruction> instructionAt(long address) {
        return Optional.ofNullable(code.at(address));
    }

    /**
     * Says what stands at RIP that other CPUs have and this one has not: the reason for {@link StopReason#NO_CODE}.
     * Empty when the CPU could go on.
     */
    public Optional<OutsideCode> outside() {
        long address = registers.rip;
        return code.outside(address).map(what -> new OutsideCode(address, code.bytes(address), what));
    }

    /** Returns the instruction that the last step completed, null when it faulted. */
    public Instruction last() {
        return interpreter.last();
    }

    /**
     * Runs. A stop mark on the first instruction is passed over, so that one can go on from it; when the steps are
     * used up in front of a stop mark, the reason is {@link StopReason#STOP_MARK}. An interrupt that waits is taken
     * first and belongs to the first step.
     *
     * @param max most steps to do
     */
    public RunResult run(long max) {
        pending.stop = null;
        long steps = 0;
        if (max > 0 && mayGoOn()) {
            steps = firstStep();
        }
        while (pending.stop == null && steps < max && mayGoOn()) {
            steps += several(max - steps);
        }
        if (pending.stop == null) {
            pending.stop = code.marked(registers.rip) ? StopReason.STOP_MARK : StopReason.STEPS;
        }
        return new RunResult(pending.stop, steps);
    }

    /** Tells whether there is something to execute; says why if not. */
    private boolean mayGoOn() {
        if (pending.shutdown) {
            pending.stop = StopReason.SHUTDOWN;
        } else if (pending.halted && !interruptDue()) {
            pending.stop = StopReason.HALTED;
        }
        return pending.stop == null;
    }

    private int firstStep() {
        if (!code.marked(registers.rip) || interruptDue()) {
            return several(1);
        }
        code.passMark(true);
        try {
            return several(1);
        } finally {
            code.passMark(false);
        }
    }

    private int several(long room) {
        if (interruptDue()) {
            exceptions.interrupt(pending.takeInterrupt());
        }
        boolean careful = pending.shadow || registers.debug.armed() || registers.flags.has(LazyFlags.TF | LazyFlags.RF);
        int done = careful ? one() : interpreter.execute((int) Math.min(room, LARGEST_RUN));
        registers.clock.advance(done);
        if (done > 0) {
            finish();
        }
        return done;
    }

    /**
     * Does a step that is not like the others. RF lasts for one instruction (should it fault, its frame has RF anyway),
     * the shadow of STI or of a load of SS too; when nothing is executed, both stay.
     */
    private int one() {
        boolean shadow = pending.shadow;
        long hits = pending.hits;
        if (!shadow && !registers.flags.has(LazyFlags.RF)) {
            long reached = registers.debug.executed(registers.rip);
            if (reached != 0) {
                interpreter.last(null);
                exceptions.breakpoint(reached);
                return 1;
            }
        }
        long resume = registers.flags.system & LazyFlags.RF;
        pending.shadow = false;
        pending.inShadow = shadow;
        pending.trap = registers.flags.has(LazyFlags.TF);
        registers.flags.system &= ~LazyFlags.RF;
        int done = observed();
        pending.inShadow = false;
        if (interpreter.last() == null) {
            pending.hits = hits;
        }
        if (done == 0) {
            pending.shadow = shadow;
            pending.trap = false;
            registers.flags.system |= resume;
        }
        return done;
    }

    /** Executes one instruction; data breakpoints see what it reads and writes. */
    private int observed() {
        if (!registers.debug.watchesData()) {
            return interpreter.execute(1);
        }
        core.mmu().observer(this::accessed);
        try {
            return interpreter.execute(1);
        } finally {
            core.mmu().observer(null);
        }
    }

    private void accessed(long address, int bytes, boolean write) {
        pending.hits |= registers.debug.accessed(address, bytes, write);
    }

    private boolean interruptDue() {
        return pending.interrupt() && !pending.shadow && registers.flags.has(LazyFlags.IF);
    }

    /** After a step: the trap first, then interrupts (SDM volume 3, table 6-2). */
    private void finish() {
        if (pending.trap || pending.hits != 0 && !pending.shadow) {
            long status = pending.hits | (pending.trap ? DebugRegisters.STEP : 0);
            pending.trap = false;
            pending.hits = 0;
            exceptions.trap(status);
        }
        if (interruptDue() && !pending.shutdown) {
            exceptions.interrupt(pending.takeInterrupt());
        }
    }

    CpuState save() {
        return new CpuState(registers, pending);
    }

    void restore(CpuState state) {
        state.writeTo(registers, pending);
        memory.root(registers.cr3);
        mode.changed();
        interpreter.last(null);
    }

    boolean sameAs(CpuState state) {
        return save().sameAs(state);
    }
}
