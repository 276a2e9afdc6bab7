package ringside.machine.execute;

import ringside.machine.Ports;
import ringside.machine.code.Instruction;
import ringside.machine.memory.Memory;
import ringside.machine.memory.Mmu;
import ringside.machine.state.Core;
import ringside.machine.state.ExceptionVector;
import ringside.machine.state.Fault;
import ringside.machine.state.LazyFlags;
import ringside.machine.state.Pending;
import ringside.machine.state.Registers;
import ringside.machine.transfer.DescriptorTable;
import ringside.machine.transfer.ExceptionDelivery;
import ringside.machine.transfer.FarReturn;
import ringside.machine.transfer.FastSystemCall;
import ringside.machine.transfer.FredTransitions;
import ringside.machine.transfer.InterruptReturn;
import ringside.machine.transfer.SegmentLoads;

/** Instructions that leave the usual path: they change privilege, flags of the system, or the flow of control. */
public final class SystemInstructions {
    static final int NOTHING = 0;
    static final int SYSCALL = 1;
    static final int SYSRET = 2;
    static final int IRET = 3;
    static final int INTERRUPT = 4;
    static final int UNDEFINED = 5;
    static final int HALT = 6;
    static final int CLI = 7;
    static final int STI = 8;
    static final int PUSHF = 9;
    static final int POPF = 10;
    static final int SWAPGS = 11;
    static final int RDMSR = 12;
    static final int WRMSR = 13;
    static final int FROM_CONTROL = 14;
    static final int TO_CONTROL = 15;
    static final int FROM_SEGMENT = 16;
    static final int VERIFY_WRITE = 17;
    static final int SYSENTER = 18;
    static final int CLAC = 19;
    static final int STAC = 20;
    static final int ERETU = 21;
    static final int ERETS = 22;
    static final int TO_SEGMENT = 23;
    static final int SYSEXIT = 24;
    static final int FAR_RETURN = 25;

    /** The flags that POPF writes at any privilege level. */
    public static final long USER_FLAGS = LazyFlags.ARITHMETIC | LazyFlags.TF | LazyFlags.DF | LazyFlags.NT | LazyFlags.AC
            | LazyFlags.ID;

    private final Core core;
    private final Registers registers;
    private final LazyFlags flags;
    private final long[] general;
    private final Mmu mmu;
    private final Pending pending;
    private final Fault fault;
    private final Operands operands;
    private final ExecutionMode mode;
    private final ExceptionDelivery exceptions;
    private final FastSystemCall fastSystemCall;
    private final InterruptReturn interruptReturn;
    private final FarReturn farReturn;
    private final SegmentLoads loads;
    private final FlagsImage image;
    private final FredTransitions fred;
    private final ModelRegisters modelRegisters;
    private final DescriptorTable descriptors;
    private final Memory memory;

    public SystemInstructions(Core core, ExecutionMode mode, ExceptionDelivery exceptions, SegmentLoads loads,
            DescriptorTable descriptors, FredTransitions fred, Memory memory, Ports ports) {
        this.core = core;
        registers = core.registers();
        flags = registers.flags;
        general = registers.general;
        mmu = core.mmu();
        pending = core.pending();
        fault = core.fault();
        operands = new Operands(core);
        this.mode = mode;
        this.exceptions = exceptions;
        this.loads = loads;
        this.descriptors = descriptors;
        this.memory = memory;
        this.fred = fred;
        fastSystemCall = new FastSystemCall(core, mode, fred, ports);
        interruptReturn = new InterruptReturn(core, mode, loads, ports);
        farReturn = new FarReturn(core, mode, loads, ports);
        image = new FlagsImage(core, mode);
        modelRegisters = new ModelRegisters(core);
    }

    /** Returns an instruction that does nothing and leaves RIP to whoever has written it. */
    static Op nothing(Instruction instead) {
        Op op = new Op(instead);
        op.code = OpCode.SYSTEM;
        op.operation = NOTHING;
        return op;
    }

    /** Executes an instruction and sets RIP. */
    void execute(Op op) {
        switch (op.operation) {
            case NOTHING -> { }
            case SYSCALL -> fastSystemCall.enter(op);
            case SYSRET -> fastSystemCall.leave(op);
            case IRET -> interruptReturn.execute(op);
            case INTERRUPT -> exceptions.software((int) op.immediate, op);
            case SYSENTER, SYSEXIT, ERETU, ERETS, FAR_RETURN -> transfer(op);
            default -> {
                sequential(op);
                registers.rip = op.next;
            }
        }
    }

    private void transfer(Op op) {
        switch (op.operation) {
            case SYSENTER -> fastSystemCall.sysenter(op);
            case SYSEXIT -> fastSystemCall.sysexit(op, op.gap == 0);
            case ERETU -> fred.returnToUser(op);
            case ERETS -> fred.returnToKernel();
            default -> farReturn.execute(op);
        }
    }

    private void sequential(Op op) {
        switch (op.operation) {
            case UNDEFINED -> throw fault.of(ExceptionVector.UD);
            case HALT -> halt();
            case CLI -> cli();
            case STI -> sti();
            case PUSHF -> pushFlags();
            case POPF -> popFlags();
            case SWAPGS -> swapGs();
            case RDMSR -> modelRegisters.read();
            case WRMSR -> modelRegisters.write();
            case FROM_CONTROL -> fromControl(op);
            case TO_CONTROL -> toControl(op);
            case FROM_SEGMENT -> operands.write(op, loads.selector(op.source));
            case TO_SEGMENT -> toSegment(op);
            case VERIFY_WRITE -> verifyWrite((int) operands.source(op) & 0xffff);
            case CLAC -> alignmentFlag(0);
            case STAC -> alignmentFlag(LazyFlags.AC);
            default -> throw new IllegalStateException("operation " + op.operation);
        }
    }

    private void toSegment(Op op) {
        loads.load(op.destination, (int) operands.source(op) & 0xffff);
        if (op.destination == SegmentLoads.SS) {
            pending.stackLoaded();
        }
    }

    private void halt() {
        core.requireKernel();
        pending.halted = true;
        pending.leave();
    }

    private void requireInputOutput() {
        if (!image.mayChangeInterruptFlag()) {
            throw fault.of(ExceptionVector.GP);
        }
    }

    private void cli() {
        requireInputOutput();
        flags.system &= ~LazyFlags.IF;
    }

    /** The instruction behind STI is executed before any interrupt, unless interrupts were on already. */
    private void sti() {
        requireInputOutput();
        if (!flags.has(LazyFlags.IF)) {
            flags.system |= LazyFlags.IF;
            pending.shadow = true;
            pending.leave();
        }
    }

    private void pushFlags() {
        long top = general[Registers.RSP] - Long.BYTES;
        mmu.storeStack(top, image.pushed());
        general[Registers.RSP] = top;
    }

    private void popFlags() {
        long top = general[Registers.RSP];
        image.popped(mmu.loadStack(top));
        general[Registers.RSP] = top + Long.BYTES;
    }

    /** SWAPGS; with FRED the instruction does not exist: every event and ERETU exchange the GS bases themselves. */
    private void swapGs() {
        if (registers.fred()) {
            throw fault.of(ExceptionVector.UD);
        }
        core.requireKernel();
        registers.swapGs();
    }

    private void fromControl(Op op) {
        core.requireKernel();
        general[op.destination] = switch (op.source) {
            case 0 -> registers.cr0;
            case 2 -> registers.cr2;
            case 3 -> registers.cr3;
            case 4 -> registers.cr4;
            default -> registers.cr8;
        };
    }

    private void toControl(Op op) {
        core.requireKernel();
        long value = general[op.source];
        switch (op.destination) {
            case 0 -> registers.cr0 = value;
            case 2 -> registers.cr2 = value;
            case 3 -> {
                registers.cr3 = value & Long.MAX_VALUE;
                memory.root(value);
            }
            case 4 -> registers.cr4 = value;
            default -> registers.cr8 = value & 0xf;
        }
        mode.changed();
    }

    /** VERW: ZF says whether the selector names data that may be written from here. */
    private void verifyWrite(int selector) {
        int level = Math.max(registers.cpl(), selector & 3);
        boolean writable = descriptors.get(selector).map(d -> !d.code() && d.open() && d.dpl() >= level).orElse(false);
        flags.loadArithmetic(flags.arithmetic() & ~LazyFlags.ZF | (writable ? LazyFlags.ZF : 0));
    }

    private void alignmentFlag(long value) {
        if (registers.cpl() != 0) {
            throw fault.of(ExceptionVector.UD);
        }
        flags.system = flags.system & ~LazyFlags.AC | value;
    }
}
