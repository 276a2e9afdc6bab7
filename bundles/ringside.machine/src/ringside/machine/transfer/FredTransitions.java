package ringside.machine.transfer;

import ringside.machine.execute.Core;
import ringside.machine.execute.ExecutionMode;
import ringside.machine.execute.Op;
import ringside.machine.execute.SegmentLoads;
import ringside.machine.memory.Mmu;
import ringside.machine.state.CpuModel;
import ringside.machine.state.Descriptor;
import ringside.machine.state.ExceptionVector;
import ringside.machine.state.Fault;
import ringside.machine.state.LazyFlags;
import ringside.machine.state.Pending;
import ringside.machine.state.Registers;

/**
 * Flexible return and event delivery: what takes the place of the IDT, SYSCALL's fixed entry, SYSRET and IRET while
 * CR4.FRED is set (Intel, FRED specification, chapters 5 and 6; where that text was not at hand, as the emulator Bochs
 * reads it). Not modelled: shadow stacks, NMI blocking, the note that STI still held interrupts back.
 */
public final class FredTransitions {
    /** The vectors of the two events that have no other number. */
    static final int SYSCALL = 1;
    static final int SYSENTER = 2;

    /** Fields of IA32_FRED_CONFIG: current stack level, bytes skipped on a stack in use, level of interrupts. */
    static final long STACK_LEVEL = 3;
    private static final long RED_ZONE = 0x1c0;
    private static final int INTERRUPT_LEVEL_SHIFT = 9;
    private static final long PAGE_MASK = -4096;
    private static final int KERNEL_ENTRY = 256;

    private static final long FRAME_ALIGNMENT = -64;
    private static final long SELECTOR = 0xffff;
    private static final int LEVEL_SHIFT = 16;
    /** Bits of the saved SS: the event was asked for by SYSCALL, SYSENTER or INT n; then what the event was. */
    private static final long SOFTWARE_EVENT = 1L << 17;
    private static final int VECTOR_SHIFT = 32;
    private static final int TYPE_SHIFT = 48;
    private static final long LONG_MODE = 1L << 57;
    private static final long NESTED = 1L << 58;
    private static final int LENGTH_SHIFT = 60;
    /** What must be 0 in a frame, RFLAGS bit 1 aside, which must be 1. */
    private static final long FLAGS_CHECKED = 0xFFFFFFFFFFC2802AL;
    private static final long USER_CS_CHECKED = 0xFFFFFFFFFFFF0003L;
    private static final long USER_SS_CHECKED = 0xFFF80003L;
    private static final long KERNEL_CS_CHECKED = 0xFFFFFFFFFFF8FFFFL;
    private static final long KERNEL_SS_CHECKED = 0xFFF8FFFFL;
    private static final long LOW_32 = 0xffff_ffffL;

    private final CpuModel model;
    private final Registers registers;
    private final LazyFlags flags;
    private final long[] general;
    private final Mmu mmu;
    private final Pending pending;
    private final Fault fault;
    private final ExecutionMode mode;
    private final SegmentLoads loads;
    private final ListenerPort port;

    public FredTransitions(Core core, ExecutionMode mode, SegmentLoads loads, ListenerPort port) {
        model = core.model();
        registers = core.registers();
        flags = registers.flags;
        general = registers.general;
        mmu = core.mmu();
        pending = core.pending();
        fault = core.fault();
        this.mode = mode;
        this.loads = loads;
        this.port = port;
    }

    /** What kind of event it is: the number stands in the frame. */
    enum Type {
        INTERRUPT(0), EXCEPTION(3), SOFTWARE_INTERRUPT(4), PRIVILEGED_SOFTWARE_EXCEPTION(5),
        SOFTWARE_EXCEPTION(6), OTHER(7);

        private final long number;

        Type(int number) {
            this.number = number;
        }

        /** True for events that an instruction asks for, whose return therefore counts as its end. */
        boolean software() {
            return this == SOFTWARE_INTERRUPT || this == OTHER;
        }
    }

    /**
     * An event.
     *
     * @param rip what is saved as RIP
     * @param flags what is saved as RFLAGS
     * @param error the error code, 0 where there is none
     * @param data CR2 of a page fault, the reasons of a #DB in the form of DR6, otherwise 0
     * @param length bytes of the instruction that asked for it, 0 for all others
     * @param nested true when it came up while another event was delivered
     */
    record Event(Type type, int vector, long rip, long flags, long error, long data, int length, boolean nested) {
    }

    /** SYSCALL and SYSENTER: events like any other. RCX and R11 stay, and no MSR of theirs is looked at. */
    void systemCall(Op op, int vector) {
        boolean fromUser = registers.cpl() == 3;
        deliver(new Event(Type.OTHER, vector, op.next, flags.value(), 0, 0,
                op.instruction.length(), false));
        if (fromUser) {
            port.listener.entered(true);
        }
    }

    /**
     * Delivers an event: new stack, 64-byte frame, kernel's GS base, RFLAGS 2, RIP from IA32_FRED_CONFIG.
     *
     * @throws Fault when the frame cannot be written; nothing has changed then
     */
    void deliver(Event event) {
        boolean fromUser = registers.cpl() == 3;
        long entry = (registers.fredConfig & PAGE_MASK) + (fromUser ? 0 : KERNEL_ENTRY);
        if (!model.canonical(entry)) {
            throw fault.of(ExceptionVector.GP);
        }
        int before = fromUser ? 0 : (int) (registers.fredConfig & STACK_LEVEL);
        int level = Math.max(before, level(event, fromUser));
        long top = fromUser || level > before ? registers.fredRsp[level]
                : general[Registers.RSP] - (registers.fredConfig & RED_ZONE) & FRAME_ALIGNMENT;
        long frame = pushFrame(event, top, (long) before << LEVEL_SHIFT);
        if (fromUser) {
            registers.cs = (int) (registers.star >>> 32) & 0xfffc;
            registers.ss = registers.cs + 8;
            registers.segments.code = Descriptor.KERNEL_CODE;
            registers.segments.stack = Descriptor.KERNEL_DATA;
            registers.swapGs();
        }
        registers.rip = entry;
        flags.load(LazyFlags.FIXED);
        general[Registers.RSP] = frame;
        stackLevel(level);
        pending.trap = false;
        pending.shadow = false;
        pending.halted = false;
        pending.leave();
        mode.changed();
    }

    /** The stack level that an event wants. From user mode all events but a double fault use level 0. */
    private int level(Event event, boolean fromUser) {
        if (fromUser && !event.nested() && event.vector() != ExceptionVector.DF.number()) {
            return 0;
        }
        long wanted = switch (event.type()) {
            case INTERRUPT -> registers.fredConfig >>> INTERRUPT_LEVEL_SHIFT;
            case EXCEPTION, SOFTWARE_EXCEPTION, PRIVILEGED_SOFTWARE_EXCEPTION ->
                registers.fredStackLevels >>> 2 * event.vector();
            case SOFTWARE_INTERRUPT, OTHER -> 0;
        };
        return (int) (wanted & STACK_LEVEL);
    }

    private long pushFrame(Event event, long stack, long level) {
        long information = (long) event.vector() << VECTOR_SHIFT | event.type().number << TYPE_SHIFT
                | (registers.segments.code.longMode() ? LONG_MODE : 0) | (event.nested() ? NESTED : 0)
                | (long) event.length() << LENGTH_SHIFT | (event.type().software() ? SOFTWARE_EVENT : 0);
        long top = stack;
        mmu.systemPush(top -= 8, 0);
        mmu.systemPush(top -= 8, event.data());
        mmu.systemPush(top -= 8, registers.ss | information);
        mmu.systemPush(top -= 8, general[Registers.RSP]);
        mmu.systemPush(top -= 8, event.flags());
        mmu.systemPush(top -= 8, registers.cs | level);
        mmu.systemPush(top -= 8, event.rip());
        mmu.systemPush(top -= 8, event.error());
        return top;
    }

    private void stackLevel(int level) {
        registers.fredConfig = registers.fredConfig & ~STACK_LEVEL | level;
    }

    /** The five words of a frame that ERETU and ERETS load; RSP points to the error code in front of them. */
    private record Frame(long rip, long cs, long flags, long rsp, long ss) {
        boolean softwareEvent() {
            return (ss & SOFTWARE_EVENT) != 0;
        }
    }

    private Frame frame() {
        if (!registers.fred() || registers.cpl() != 0) {
            throw fault.of(ExceptionVector.UD);
        }
        long at = general[Registers.RSP] + Long.BYTES;
        return new Frame(mmu.loadStack(at), mmu.loadStack(at + 8), mmu.loadStack(at + 16), mmu.loadStack(at + 24),
                mmu.loadStack(at + 32));
    }

    private void require(boolean right) {
        if (!right) {
            throw fault.of(ExceptionVector.GP);
        }
    }

    /** ERETU: back to user mode with everything in one step. All checks come before any change. */
    void returnToUser(Op op) {
        Frame frame = frame();
        require((registers.fredConfig & STACK_LEVEL) == 0
                && (frame.cs & USER_CS_CHECKED) == 3 && (frame.ss & USER_SS_CHECKED) == 3
                && (frame.flags & (FLAGS_CHECKED | LazyFlags.IOPL)) == LazyFlags.FIXED);
        int cs = (int) (frame.cs & SELECTOR);
        int ss = (int) (frame.ss & SELECTOR);
        Descriptor code = loads.returnCode(cs);
        boolean longMode = code.longMode();
        Descriptor stack = loads.returnStack(ss, 3, longMode);
        require(!longMode || model.canonical(frame.rip));
        registers.rip = longMode ? frame.rip : frame.rip & LOW_32;
        registers.cs = cs;
        registers.ss = ss;
        registers.segments.code = code;
        registers.segments.stack = stack;
        registers.segments.leaveKernel();
        general[Registers.RSP] = longMode ? frame.rsp : frame.rsp & LOW_32;
        registers.swapGs();
        loadFlags(frame);
        port.listener.returned(op.instruction);
    }

    /** ERETS: back to the kernel code that was interrupted. All checks come before any change. */
    void returnToKernel() {
        Frame frame = frame();
        require(model.canonical(frame.rip) && (frame.cs & KERNEL_CS_CHECKED) == registers.cs
                && (frame.ss & KERNEL_SS_CHECKED) == registers.ss
                && (frame.flags & FLAGS_CHECKED) == LazyFlags.FIXED);
        long level = frame.cs >>> LEVEL_SHIFT & STACK_LEVEL;
        registers.rip = frame.rip;
        general[Registers.RSP] = frame.rsp;
        stackLevel((int) Math.min(registers.fredConfig & STACK_LEVEL, level));
        loadFlags(frame);
    }

    /**
     * Loads RFLAGS, RF too. The return from an event that an instruction asked for is the end of that instruction: with
     * TF a single-step trap is due at once. After all other events the next instruction is executed first.
     */
    private void loadFlags(Frame frame) {
        flags.load(frame.flags);
        mode.changed();
        pending.trap = frame.softwareEvent() && flags.has(LazyFlags.TF);
        pending.flagsChanged(flags);
    }
}
