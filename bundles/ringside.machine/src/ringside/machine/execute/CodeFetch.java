package ringside.machine.execute;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import ringside.machine.code.CodeMap;
import ringside.machine.code.Instruction;
import ringside.machine.memory.Mmu;
import ringside.machine.state.Descriptor;
import ringside.machine.state.ExceptionVector;
import ringside.machine.state.Fault;
import ringside.machine.state.Page;
import ringside.machine.state.Pending;
import ringside.machine.state.Registers;
import ringside.machine.state.StopReason;

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

    private final Registers registers;
    private final Mmu mmu;
    private final Pending pending;
    private final Fault fault;
    private final CodeMap map;
    private final CompatFetch compat;
    private final long[][] tags = new long[LEVELS][ENTRIES];
    private final OpPage[][] remembered = new OpPage[LEVELS][ENTRIES];
    private final Map<Long, OpPage> pages = new HashMap<>();

    /** Instructions of the page being executed, by offset. */
    Op[] page = OpPage.NOTHING;
    /** Address of that page. */
    long base = NOWHERE;

    private OpPage current = OpPage.EMPTY;
    private ServicePort services;
    private boolean ripWritten;
    private boolean passingMark;

    public CodeFetch(Core core, CodeMap map) {
        registers = core.registers();
        mmu = core.mmu();
        pending = core.pending();
        fault = core.fault();
        this.map = map;
        compat = new CompatFetch(core, map);
        flush();
    }

    /** Sets who carries out services. */
    public void services(ServicePort wanted) {
        services = wanted;
    }

    /** To be called when something else stands at an address. */
    public void changed(long address) {
        OpPage known = pages.get(address >> Page.SHIFT);
        if (known != null) {
            known.forget((int) address & Page.OFFSET);
        }
        flush();
    }

    /** Forgets which pages may be executed. */
    public void flush() {
        for (long[] each : tags) {
            Arrays.fill(each, NO_PAGE);
        }
        leavePage();
    }

    /** Makes the next instruction be looked up with all checks. */
    public void leavePage() {
        page = OpPage.NOTHING;
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
        CodeMap.Entry entry = (rip & -Page.SIZE) == base ? current.entry((int) rip & Page.OFFSET)
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
        if ((rip & -Page.SIZE) != base && !enterPage(rip)) {
            pending.stop(StopReason.NO_CODE);
            return null;
        }
        int offset = (int) rip & Page.OFFSET;
        Op op = page[offset];
        return op != null ? op : special(offset);
    }

    /** Tells whether the interpreter may find an instruction by itself from now on. */
    private boolean quick(CodeMap.Entry entry) {
        return page != OpPage.NOTHING && entry != null && entry.plain()
                && entry.instruction().bits() == registers.segments.code.bits();
    }

    private boolean enterPage(long rip) {
        long number = rip >> Page.SHIFT;
        int level = registers.cpl() == 3 ? 1 : 0;
        int slot = (int) number & ENTRIES - 1;
        if (tags[level][slot] != number) {
            mmu.checkFetch(rip, 1);
            tags[level][slot] = number;
            remembered[level][slot] = page(number);
        }
        Descriptor segment = registers.segments.code;
        OpPage found = remembered[level][slot];
        if (segment.longMode() ? found == OpPage.EMPTY : segment.bits() != Integer.SIZE
                || segment.base() != 0) {
            return false;
        }
        current = found;
        page = segment.longMode() || segment.limit() == Descriptor.LARGEST_LIMIT ? current.plain(segment.bits())
                : OpPage.NOTHING;
        base = rip & -Page.SIZE;
        return true;
    }

    private OpPage page(long number) {
        CodeMap.CodePage found = map.page(number);
        return found == CodeMap.CodePage.EMPTY ? OpPage.EMPTY
                : pages.computeIfAbsent(number, absent -> new OpPage(found));
    }

    private Op special(int offset) {
        CodeMap.Entry entry = current.entry(offset);
        if (quick(entry)) {
            page[offset] = OpPage.operation(entry);
            return page[offset];
        }
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
        Op op = current.special(offset);
        return instruction.service() == null ? op : serve(op);
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

    private Op serve(Op op) {
        Instruction instruction = op.instruction;
        if (services == null) {
            throw new IllegalStateException("nobody runs the service " + instruction.service());
        }
        ripWritten = false;
        services.call(instruction.service());
        return ripWritten ? Op.nothing(instruction) : op;
    }
}
