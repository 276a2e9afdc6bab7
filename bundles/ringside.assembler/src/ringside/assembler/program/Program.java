package ringside.assembler.program;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import ringside.assembler.source.Problem;
import ringside.machine.Machine;
import ringside.machine.code.Instruction;
import ringside.machine.memory.Rights;

/** An assembled source: its lines, its symbols and its bytes. Immutable. */
public final class Program {

    private static final String ENTRY = "_start";

    private final List<Line> lines;
    private final Map<String, Long> symbols;
    private final List<Segment> segments;
    private final List<Problem> warnings;
    private final Line[] byAddress;

    public Program(List<Line> lines, Map<String, Long> symbols, List<Segment> segments, List<Problem> warnings) {
        this.lines = List.copyOf(lines);
        this.symbols = Collections.unmodifiableMap(symbols);
        this.segments = List.copyOf(segments);
        this.warnings = List.copyOf(warnings);
        this.byAddress = lines.stream().filter(line -> line.length() > 0)
                .sorted((a, b) -> Long.compareUnsigned(a.address().getAsLong(), b.address().getAsLong()))
                .toArray(Line[]::new);
    }

    /**
     * All lines in the order of the source: those of an included file behind their {@code .include}, those that a macro
     * makes behind its call, those of {@code .rept} as often as it repeats them. Several lines may so have the same
     * file and number. The body of a macro and the ends of blocks are no lines.
     */
    public List<Line> lines() {
        return lines;
    }

    /** Labels and named values (predefined ones too), in the order of their definition; no local numeric labels. */
    public Map<String, Long> symbols() {
        return symbols;
    }

    /** The sections that are not empty, in the order .text, .rodata, .data, .bss. */
    public List<Segment> segments() {
        return segments;
    }

    /** What was taken as it is written, but perhaps not meant so. */
    public List<Problem> warnings() {
        return warnings;
    }

    /** Address of {@code _start}, or else of the first instruction, or else of the first segment; or else 0. */
    public long entry() {
        Long start = symbols.get(ENTRY);
        if (start != null) {
            return start;
        }
        for (Line line : lines) {
            if (line.instruction() != null) {
                return line.address().getAsLong();
            }
        }
        return segments.isEmpty() ? 0 : segments.get(0).address();
    }

    /** The value of a symbol. */
    public OptionalLong address(String symbol) {
        Long value = symbols.get(symbol);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** The line whose bytes cover an address, or null. */
    public Line lineAt(long address) {
        int low = 0;
        int high = byAddress.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Line line = byAddress[middle];
            long offset = address - line.address().getAsLong();
            if (Long.compareUnsigned(address, line.address().getAsLong()) < 0) {
                high = middle - 1;
            } else if (Long.compareUnsigned(offset, line.length()) < 0) {
                return line;
            } else {
                low = middle + 1;
            }
        }
        return null;
    }

    /**
     * Maps the segments, loads their bytes and adds the instructions to the code map: those of the user as long as
     * the bytes stay as they are, those of the kernel for good.
     *
     * @param user true for pages that user mode may use, false for kernel pages
     */
    public void loadInto(Machine machine, boolean user) {
        for (Segment segment : segments) {
            machine.memory().map(segment.address(), segment.size(),
                    new Rights(user, !segment.readOnly(), segment.code()));
            machine.memory().load(segment.address(), segment.bytes());
        }
        for (Line line : lines) {
            Instruction instruction = line.instruction();
            if (instruction != null && user) {
                machine.code().add(instruction, machine.memory().bytes(instruction.address(), instruction.length()));
            } else if (instruction != null) {
                machine.code().add(instruction);
            }
        }
    }

    @Override
    public String toString() {
        return lines.size() + " lines, " + Arrays.toString(segments.toArray());
    }
}
