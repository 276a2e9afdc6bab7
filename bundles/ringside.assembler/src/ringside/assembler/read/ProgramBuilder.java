package ringside.assembler.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import ringside.assembler.layout.Alignment;
import ringside.assembler.layout.Item;
import ringside.assembler.layout.Relaxation;
import ringside.assembler.layout.Section;
import ringside.assembler.program.Layout;
import ringside.assembler.program.Line;
import ringside.assembler.program.Program;
import ringside.assembler.program.Segment;
import ringside.assembler.source.AssemblyException;
import ringside.assembler.source.Note;
import ringside.assembler.source.Problems;
import ringside.assembler.source.SourceProblem;
import ringside.assembler.source.Syntax;
import ringside.assembler.spell.Spelling;
import ringside.machine.code.Instruction;
import ringside.machine.code.Operand;
import ringside.machine.execute.InstructionSet;

/** Lays a program out and makes its bytes, lines and instructions. */
public final class ProgramBuilder {

    private static final long PAGE = 4096;
    private static final String SERVICE = "service";

    private final Assembly assembly;
    private final Problems problems;

    public ProgramBuilder(Assembly assembly) {
        this.assembly = assembly;
        this.problems = assembly.problems();
    }

    public Program build() throws AssemblyException {
        layOut();
        problems.checkIfFull();
        Map<String, Long> symbols = assembly.symbols().values(problems);
        List<Segment> segments = new ArrayList<>();
        for (Section section : assembly.sections()) {
            if (section.size() > Section.LARGEST) {
                problems.add(section.items().get(0).where(), "the section " + section.name()
                        + " is larger than 16 MiB");
            } else if (!section.items().isEmpty()) {
                segments.add(segment(section));
            }
        }
        segments.removeIf(segment -> segment.size() == 0);
        List<Line> lines = lines();
        problems.check();
        return new Program(lines, symbols, segments, problems.warnings());
    }

    private void layOut() {
        Layout layout = assembly.layout();
        for (Section section : assembly.sections()) {
            new Relaxation(section).run();
        }
        Section text = assembly.section(".text");
        text.start(layout.text());
        assembly.section(".rodata").start(layout.text() + text.size() + PAGE - 1 & -PAGE);
        assembly.section(".data").start(layout.data());
        assembly.section(".bss").start(layout.bss());
    }

    private Segment segment(Section section) {
        if (section.isBss()) {
            return new Segment(section.name(), section.start(), new byte[0], section.size());
        }
        byte[] bytes = new byte[(int) section.size()];
        for (Item item : section.items()) {
            if (problems.full()) {
                break;
            }
            try {
                byte[] piece = item.bytes(section.start());
                System.arraycopy(piece, 0, bytes, (int) item.offset(), piece.length);
            } catch (SourceProblem problem) {
                problems.add(problem);
            }
        }
        return new Segment(section.name(), section.start(), bytes, bytes.length);
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (PendingLine pending : assembly.lines()) {
            if (problems.full()) {
                break;
            }
            try {
                addLine(pending, lines);
            } catch (SourceProblem problem) {
                problems.add(problem);
            }
        }
        return lines;
    }

    private void addLine(PendingLine pending, List<Line> lines) throws SourceProblem {
        Item item = assembly.isUnloaded(pending.section()) ? null : pending.item();
        if (item instanceof Alignment padding && !padding.instructions().isEmpty()) {
            addPadding(pending, padding, lines);
            return;
        }
        OptionalLong address = address(pending);
        Line line = line(pending, address, item == null ? 0 : (int) item.size());
        if (item == null) {
            lines.add(line);
            return;
        }
        if (pending.instruction() != null) {
            List<Operand> operands = pending.instruction().operands(address.getAsLong() + line.length());
            Syntax syntax = pending.instruction().syntax();
            line = line.turned(syntax, new Spelling(syntax.other()).text(pending.instruction(), operands));
            line = line.with(instruction(pending, pending.instruction().mnemonic(), line, operands,
                    pending.instruction().bits()));
        } else if (pending.spelled() != null) {
            line = line.with(instruction(pending, pending.spelled().mnemonic(), line, List.of(), Long.SIZE));
        }
        lines.add(line);
    }

    private static Instruction instruction(PendingLine pending, String mnemonic, Line line, List<Operand> operands,
            int bits) throws SourceProblem {
        try {
            return InstructionSet.require(Instruction.of(line.address().getAsLong(), line.length(), bits, mnemonic,
                    operands, line.code(Syntax.INTEL), service(line), line));
        } catch (IllegalArgumentException refused) {
            throw new SourceProblem(pending.item().where(), refused.getMessage());
        }
    }

    private OptionalLong address(PendingLine pending) {
        if (assembly.isUnloaded(pending.section())) {
            return OptionalLong.empty();
        }
        if (pending.item() != null) {
            return OptionalLong.of(pending.section().start() + pending.item().offset());
        }
        return pending.place() == null ? OptionalLong.empty() : OptionalLong.of(pending.place().address());
    }

    private static Line line(PendingLine pending, OptionalLong address, int length) {
        return new Line(pending.where().file(), pending.where().line(), address, length, pending.labels(),
                pending.code(), Syntax.INTEL, pending.code(), pending.comment(), pending.notes(), null);
    }

    private static String service(Line line) {
        for (Note note : line.notes()) {
            if (note.key().equals(SERVICE)) {
                return note.rest();
            }
        }
        return null;
    }

    /** Padding in code is executed: it gives one line for each of its instructions. */
    private static void addPadding(PendingLine pending, Alignment padding, List<Line> lines) {
        long start = pending.section().start() + padding.offset();
        long address = start;
        for (int length : padding.instructions()) {
            boolean first = address == start;
            Line line = new Line(pending.where().file(), pending.where().line(), OptionalLong.of(address), length,
                    first ? pending.labels() : List.of(), pending.code(), Syntax.INTEL, pending.code(),
                    first ? pending.comment() : "", first ? pending.notes() : List.of(), null);
            boolean jump = first && padding.startsWithJump();
            List<Operand> operands = jump ? List.of(new Operand.ImmediateOperand(start + padding.size())) : List.of();
            lines.add(line.with(Instruction.of(address, length, padding.codeBits(), jump ? "jmp" : "nop", operands,
                    jump ? String.format("jmp 0x%x", start + padding.size()) : "nop", null, line)));
            address += length;
        }
    }
}
