package ringside.machine.execute;

import java.util.Set;
import ringside.machine.memory.Memory;
import ringside.machine.memory.Mmu;
import ringside.machine.state.DescriptorTable;
import ringside.machine.state.ExceptionVector;
import ringside.machine.state.Fault;
import ringside.machine.state.LazyFlags;
import ringside.machine.state.Pending;
import ringside.machine.state.Registers;

/** Instructions that read and change the system's part of the state and go on with the next one. */
public final class SystemInstructions {
    static final int UNDEFINED = 1;
    static final int HALT = 2;
    static final int CLI = 3;
    static final int STI = 4;
    static final int PUSHF = 5;
    static final int POPF = 6;
    static final int SWAPGS = 7;
    static final int RDMSR = 8;
    static final int WRMSR = 9;
    static final int FROM_CONTROL = 10;
    static final int TO_CONTROL = 11;
    static final int FROM_SEGMENT = 12;
    static final int TO_SEGMENT = 13;
    static final int VERIFY_WRITE = 14;
    static final int CLAC = 15;
    static final int STAC = 16;

    private static final Set<Integer> CONTROL_REGISTERS = Set.of(0, 2, 3, 4, 8);

    private final Core core;
    private final Registers registers;
    private final LazyFlags flags;
    private final long[] general;
    private final Mmu mmu;
    private final Pending pending;
    private final Fault fault;
    private final Operands operands;
    private final ExecutionMode mode;
    private final SegmentLoads loads;
    private final FlagsImage image;
    private final ModelRegisters modelRegisters;
    private final DescriptorTable descriptors;
    private final Memory memory;

    public SystemInstructions(Core core, ExecutionMode mode, SegmentLoads loads, DescriptorTable descriptors,
            Memory memory) {
        this.core = core;
        registers = core.registers();
        flags = registers.flags;
        general = registers.general;
        mmu = core.mmu();
        pending = core.pending();
        fault = core.fault();
        operands = new Operands(core);
        this.mode = mode;
        this.loads = loads;
        this.descriptors = descriptors;
        this.memory = memory;
        image = new FlagsImage(core, mode);
        modelRegisters = new ModelRegisters(core);
    }

    /** Executes an instruction and sets RIP. */
    void execute(Op op) {
        if (op.operation != Op.NOTHING) {
            sequential(op);
            registers.rip = op.next;
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
        requireControlRegister(op.source);
        core.requireKernel();
        general[op.destination] = switch (op.source) {
            case 0 -> registers.cr0;
            case 2 -> registers.cr2;
            case 3 -> registers.cr3;
            case 4 -> registers.cr4;
            default -> registers.cr8;
        };
    }

    private void requireControlRegister(int number) {
        if (!CONTROL_REGISTERS.contains(number)) {
            throw fault.of(ExceptionVector.UD);
        }
    }

    private void toControl(Op op) {
        requireControlRegister(op.destination);
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
