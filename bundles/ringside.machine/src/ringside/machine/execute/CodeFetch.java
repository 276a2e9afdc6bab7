package ringside.machine.execute;

import java.util.Arrays;
import ringside.machine.Cpu;
import ringside.machine.Ports;
import ringside.machine.code.CodeMap;
import ringside.machine.code.Instruction;
import ringside.machine.memory.Mmu;
import ringside.machine.memory.PageBytes;
import ringside.machine.state.Core;
import ringside.machine.state.ExceptionVector;
import ringside.machine.state.Fault;
import ringside.machine.state.Pending;
import ringside.machine.state.Registers;
import ringside.machine.state.StopReason;
import ringside.machine.transfer.Descriptor;

/**
 * Finds the instruction at RIP. The interpreter looks into {@link #page} itself and comes here for all that is not
 * there: another page, an instruction with a stop mark, a service, an end mark, or bytes in two pages.
 */
public final class CodeFetch {
    private static final int ENTRIES = 64;
    private static final int LEVELS = 2;
    /** No page starts here: not a multiple of the page size. */
    private static final long NOWHERE = 1;
    /** No page has this number: too large. */
    private static final long NO_PAGE = Long.MIN_VALUE;
    private static final Op[] NOTHING = new Op[PageBytes.SIZE];

    private final Registers registers;
    private final Mmu mmu;
    private final Pending pending;
    private final Fault fault;
    private final CodeMap map;
    private final Ports ports;
    private final Cpu cpu;
    private final CompatFetch compat;
    private final long[][] tags = new long[LEVELS][ENTRIES];
    private final CodeMap.CodePage[][] remembered = new CodeMap.CodePage[LEVELS][ENTRIES];

    /** Instructions of the page being executed, by offset. */
    Op[] page = NOTHING;
    /** Address of that page. */
    long base = NOWHERE;

    private CodeMap.CodePage current;
    private boolean ripWritten;
    private boolean passingMark;

    public CodeFetch(Core core, CodeMap map, Ports ports, Cpu cpu) {
        registers = core.registers();
        mmu = core.mmu();
        pending = core.pending();
        fault = core.fault();
        this.map = map;
        this.ports = ports;
        this.cpu = cpu;
        compat = new CompatFetch(core, map);
        flush();
    }

    /** Forgets all pages. */
    public void flush() {
        for (long[] each : tags) {
            Arrays.fill(each, NO_PAGE);
        }
        leavePage();
    }

    /** Makes the next instruction be looked up with all checks. */
    void leavePage() {
        page = NOTHING;
        base = NOWHERE;
    }

    /** Tells that a service has written RIP. */
    public void ripWritten() {
        ripWritten = true;
    }

    /** Chooses whether the next instruction is executed in spite of its stop mark. */
    public void passMark(boolean pass) {
        passingMark = pass;
    }

    public boolean marked(long address) {
        CodeMap.Entry entry = map.entry(address);
        return entry != null && entry.stop();
    }

    /** Returns the instruction at RIP, null when there is none; without any check. */
    public Instruction executing() {
        long rip = registers.rip;
        CodeMap.Entry entry = (rip & -PageBytes.SIZE) == base ? current.entry((int) rip & PageBytes.OFFSET)
                : map.entry(rip);
        return entry == null ? null : entry.instruction();
    }

    /**
     * Finds the instruction at RIP, and runs its service.
     *
     * @return what to execute; null to stop before it, {@link Pending#stop} says why
     * @throws Fault when RIP is not canonical or the page may not be executed
     */
    Op fetch(long rip) {
        if ((rip & -PageBytes.SIZE) != base && !enterPage(rip)) {
            pending.stop(StopReason.NO_CODE);
            return null;
        }
        int offset = (int) rip & PageBytes.OFFSET;
        Op op = page[offset];
        return op != null ? op : special(current.entry(offset));
    }

    private boolean enterPage(long rip) {
        long number = rip >> PageBytes.SHIFT;
        int level = registers.cpl() == 3 ? 1 : 0;
        int slot = (int) number & ENTRIES - 1;
        if (tags[level][slot] != number) {
            mmu.checkFetch(rip, 1);
            tags[level][slot] = number;
            remembered[level][slot] = map.page(number);
        }
        Descriptor segment = registers.segments.code;
        CodeMap.CodePage found = remembered[level][slot];
        if (segment.longMode() ? found == CodeMap.CodePage.EMPTY : segment.bits() != Integer.SIZE
                || segment.base() != 0) {
            return false;
        }
        current = found;
        page = segment.longMode() || segment.limit() == Descriptor.LARGEST_LIMIT ? current.plain(segment.bits())
                : NOTHING;
        base = rip & -PageBytes.SIZE;
        return true;
    }

    private Op special(CodeMap.Entry entry) {
        Descriptor segment = registers.segments.code;
        if (entry != null && entry.stop() && !passingMark) {
            pending.stop(StopReason.STOP_MARK);
            return null;
        }
        if (entry == null || entry.instruction().bits() != segment.bits()) {
            return segment.longMode() ? noCode() : compat(segment);
        }
        Instruction instruction = entry.instruction();
        checkLimit(instruction, segment);
        if (entry.crossesPage()) {
            mmu.checkFetch(instruction.address(), instruction.length());
        }
        if (instruction.endMark() && registers.cpl() == 3) {
            pending.stop(StopReason.END_MARK);
            return null;
        }
        return instruction.service() == null ? entry.op() : serve(entry);
    }

    /** 32-bit code that was not decoded before: its bytes decide. */
    private Op compat(Descriptor segment) {
        Op op = compat.fetch(registers.rip);
        if (op == null) {
            return noCode();
        }
        checkLimit(op.instruction, segment);
        if (op.instruction.endMark() && registers.cpl() == 3) {
            pending.stop(StopReason.END_MARK);
            return null;
        }
        return op;
    }

    private Op noCode() {
        pending.stop(StopReason.NO_CODE);
        return null;
    }

    private void checkLimit(Instruction instruction, Descriptor segment) {
        if (!segment.longMode() && registers.rip + instruction.length() - 1 > segment.limit()) {
            throw fault.of(ExceptionVector.GP);
        }
    }

    private Op serve(CodeMap.Entry entry) {
        Instruction instruction = entry.instruction();
        if (ports.services == null) {
            throw new IllegalStateException("nobody runs the service " + instruction.service());
        }
        ripWritten = false;
        ports.services.call(instruction.service(), cpu);
        return ripWritten ? SystemInstructions.nothing(instruction) : entry.op();
    }
}
