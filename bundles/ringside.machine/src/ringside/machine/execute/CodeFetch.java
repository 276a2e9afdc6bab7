package ringside.machine.execute;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import ringside.machine.code.CodeMap;
import ringside.machine.code.Instruction;
import ringside.machine.code.Reading;
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
    private final ByteReader reader;
    private final long[][] tags = new long[LEVELS][ENTRIES];
    private final OpPage[][] remembered = new OpPage[LEVELS][ENTRIES];
    private final Map<Long, OpPage> pages = new HashMap<>();

    /** Instructions of the page being executed, by offset. */
    Op[] page = OpPage.NOTHING;
    /** Address of that page. */
    long base = NOWHERE;

    private OpPage current = OpPage.EMPTY;
    /** What was found last where {@link #page} had nothing. */
    private Op latest;
    private ServicePort services;
    private boolean ripWritten;
    private boolean passingMark;

    public CodeFetch(Core core, CodeMap map) {
        registers = core.registers();
        mmu = core.mmu();
        pending = core.pending();
        fault = core.fault();
        this.map = map;
        reader = new ByteReader(core, map);
        flush();
    }

    /** Sets who carries out services. */
    public void services(ServicePort wanted) {
        services = wanted;
    }

    /** To be called when something else was put at an address of the code map. */
    public void changed(long address) {
        OpPage known = pages.get(address >> Page.SHIFT);
        if (known != null && known.unplaced()) {
            pages.remove(address >> Page.SHIFT);
        } else if (known != null) {
            int offset = (int) address & Page.OFFSET;
            known.forget(offset, offset);
        }
        flush();
    }

    /** To be called when bytes of pages were written from which instructions were executed. */
    public void written(long address, int bytes) {
        long last = address + bytes - 1;
        for (long page = address >> Page.SHIFT; page <= last >> Page.SHIFT; page++) {
            OpPage known = pages.get(page);
            if (known != null) {
                known.forget(page == address >> Page.SHIFT ? (int) address & Page.OFFSET : 0,
                        page == last >> Page.SHIFT ? (int) last & Page.OFFSET : Page.OFFSET);
            }
        }
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
        return map.stops(address);
    }

    /** Returns the instruction that is being executed, null when there is none. */
    public Instruction executing() {
        long rip = registers.rip;
        Op quick = (rip & -Page.SIZE) == base ? page[(int) rip & Page.OFFSET] : null;
        Op op = quick == null ? latest : quick;
        if (op != null && op.address == rip) {
            return op.instruction;
        }
        CodeMap.Entry entry = map.entry(rip);
        return entry == null ? null : entry.instruction();
    }

    /** Returns what the CPU would execute at an address from here, null when it could not. */
    public Instruction at(long address) {
        CodeMap.Entry entry = map.entry(address);
        Descriptor segment = registers.segments.code;
        boolean executable = mmu.executable(address) && readable(segment);
        if (entry != null && entry.instruction().bits() == segment.bits()
                && (entry.fixed() || executable && entry.standsIn(reader.bytes(address)))) {
            return entry.instruction();
        }
        ByteReader.Read read = executable ? reader.read(address, segment.bits()) : null;
        return read == null || read.op() == null ? null : read.op().instruction;
    }

    /** Says what stands at an address that CPUs have and this one has not; empty when there is no such thing. */
    public Optional<String> outside(long address) {
        Descriptor segment = registers.segments.code;
        if (!mmu.executable(address)) {
            return Optional.empty();
        }
        if (!readable(segment)) {
            return Optional.of(segment.bits() == Integer.SIZE ? "32-bit code in a segment that does not begin at 0"
                    : segment.bits() + "-bit code");
        }
        return reader.read(address, segment.bits()).reading() instanceof Reading.Outside outside
                ? Optional.of(outside.what()) : Optional.empty();
    }

    /** Returns the bytes that can be fetched at an address, whose page may be executed. */
    public byte[] bytes(long address) {
        return reader.bytes(address);
    }

    /** Tells whether the model has code of a segment. */
    private static boolean readable(Descriptor segment) {
        return segment.longMode() || segment.bits() == Integer.SIZE && segment.base() == 0;
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
        if (!readable(segment)) {
            return false;
        }
        current = remembered[level][slot];
        page = segment.longMode() || segment.limit() == Descriptor.LARGEST_LIMIT ? current.plain(segment.bits())
                : OpPage.NOTHING;
        base = rip & -Page.SIZE;
        return true;
    }

    private OpPage page(long number) {
        return pages.computeIfAbsent(number, absent -> {
            mmu.executed(number);
            return new OpPage(map.page(number));
        });
    }

    private Op special(int offset) {
        CodeMap.Entry entry = current.entry(offset);
        boolean marked = map.stops(registers.rip);
        if (marked && !passingMark) {
            pending.stop(StopReason.STOP_MARK);
            return null;
        }
        latest = entry == null || !stands(entry) ? unplaced(offset, marked) : placed(offset, entry);
        return latest;
    }

    /** Tells whether an instruction is of the kind of code that is executed, and memory still holds its bytes. */
    private boolean stands(CodeMap.Entry entry) {
        return entry.instruction().bits() == registers.segments.code.bits()
                && (entry.fixed() || entry.standsIn(reader.bytes(registers.rip)));
    }

    private Op placed(int offset, CodeMap.Entry entry) {
        if (page != OpPage.NOTHING && entry.plain()) {
            page[offset] = OpPage.operation(entry);
            return page[offset];
        }
        Instruction instruction = entry.instruction();
        checkLimit(instruction);
        if (entry.crossesPage()) {
            mmu.checkFetch(instruction.address(), instruction.length());
        }
        if (endsProgram(instruction)) {
            return null;
        }
        Op op = current.special(offset);
        return instruction.service() == null ? op : serve(op);
    }

    /** Code that nobody has added, or that has changed since: its bytes decide. */
    private Op unplaced(int offset, boolean marked) {
        ByteReader.Read read = reader.read(registers.rip, registers.segments.code.bits());
        Op op = read.op();
        if (op == null) {
            return refused(read);
        }
        checkLimit(op.instruction);
        if (endsProgram(op.instruction)) {
            return null;
        }
        if (page != OpPage.NOTHING && !marked && offset + op.instruction.length() <= Page.SIZE
                && !op.instruction.endMark()) {
            page[offset] = op;
        }
        return op;
    }

    /** Raises what the CPU raises instead of an instruction, or stops in front of one that it does not have. */
    private Op refused(ByteReader.Read read) {
        if (read.reading() instanceof Reading.Outside) {
            pending.stop(StopReason.NO_CODE);
            return null;
        }
        if (read.reading() instanceof Reading.Undefined) {
            throw fault.of(ExceptionVector.UD);
        }
        if (read.shortened()) {
            mmu.checkFetch(registers.rip, read.bytes().length + 1);
        }
        throw fault.of(ExceptionVector.GP);
    }

    private boolean endsProgram(Instruction instruction) {
        boolean end = instruction.endMark() && registers.cpl() == 3;
        if (end) {
            pending.stop(StopReason.END_MARK);
        }
        return end;
    }

    private void checkLimit(Instruction instruction) {
        Descriptor segment = registers.segments.code;
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
