package ringside.kernel.listing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import ringside.assembler.program.Line;
import ringside.assembler.program.Program;
import ringside.assembler.source.AssemblyException;
import ringside.assembler.source.Note;
import ringside.assembler.source.Position;
import ringside.assembler.source.Problems;
import ringside.kernel.profile.CheckId;
import ringside.machine.code.Instruction;

/**
 * What must hold in a kernel listing besides the language of the assembler: its notes obey {@link NoteRules}, each
 * instruction has a routine and a caption, and each check of the kernel has its jump, in the kernel's order.
 */
final class ListingRules {

    private final Program program;
    private final Problems problems = new Problems();

    private ListingRules(Program program) {
        this.program = program;
    }

    /**
     * Looks at a listing.
     *
     * @param checks those that the kernel makes, in its order
     * @throws AssemblyException if it breaks a rule; it names all places
     */
    static void hold(Program program, Collection<CheckId> checks) throws AssemblyException {
        ListingRules rules = new ListingRules(program);
        rules.notes();
        rules.problems.check();
        rules.lines(ListingLines.kernel(program, checks), List.copyOf(checks));
        rules.problems.check();
    }

    /**
     * Looks at the services of a booted kernel.
     *
     * @param known those that there are
     * @throws AssemblyException if the listing asks for others; it names all places
     */
    static void services(List<ListingLine> lines, Set<String> known) throws AssemblyException {
        Problems problems = new Problems();
        for (ListingLine line : lines) {
            Instruction instruction = line.line().instruction();
            if (!line.user() && instruction != null && instruction.service() != null
                    && !known.contains(instruction.service())) {
                problems.add(note(line, "service").where(),
                        NoteRules.unknown("service", instruction.service(), known));
            }
        }
        problems.check();
    }

    private void notes() {
        NoteRules rules = new NoteRules(program.symbols().keySet(), problems);
        for (Line line : program.lines()) {
            for (Note note : line.notes()) {
                if (note.kind() == Note.DIRECTIVE) {
                    rules.look(note);
                    place(note, line);
                }
            }
        }
    }

    private void place(Note note, Line line) {
        switch (note.key()) {
            case "check" -> need(note, line, Instruction::conditionalJump, "a conditional jump");
            case "part", "return", "service" -> need(note, line, instruction -> true, "an instruction");
            case "fixup" -> need(note, line, instruction -> !instruction.operands().isEmpty(),
                    "an instruction with operands");
            case "gate" -> require(line.address().isPresent(), note.where(), "the note 'gate' needs a label or an"
                    + " instruction behind it");
            default -> {
                // A routine may begin anywhere.
            }
        }
    }

    private void need(Note note, Line line, Predicate<Instruction> right, String what) {
        require(line.instruction() != null && right.test(line.instruction()), note.where(),
                "the note '" + note.key() + "' belongs to " + what);
    }

    private void lines(List<ListingLine> lines, List<CheckId> expected) {
        List<CheckId> made = new ArrayList<>();
        for (ListingLine line : lines) {
            if (line.line().instruction() != null && !padding(line)) {
                instruction(line);
            }
            line.check().ifPresent(id -> {
                require(line.phase().equals("decision"), note(line, "check").where(),
                        "a check is made in phase=decision, not in phase=" + line.phase());
                if (made.size() >= expected.size() || expected.get(made.size()) != id) {
                    problems.add(note(line, "check").where(), "the check " + id + " stands here, but the profile makes "
                            + expected + " in this order, each once");
                }
                made.add(id);
            });
        }
        Position end = place(lines.get(lines.size() - 1));
        for (CheckId id : expected) {
            require(made.contains(id), end, "the listing ends without '#@ check " + id + "', but the profile makes it");
        }
    }

    /** What a directive such as .align fills the code with: it explains itself. */
    private static boolean padding(ListingLine line) {
        return line.line().code().startsWith(".");
    }

    private void instruction(ListingLine line) {
        require(!line.routine().isEmpty(), place(line), "no '#@ routine LABEL phase=PHASE' stands above this"
                + " instruction");
        require(!line.caption().isBlank(), place(line), "an instruction needs a caption: '#: sentence' behind it or"
                + " above it");
    }

    private static Note note(ListingLine line, String key) {
        return line.line().notes().stream().filter(note -> note.key().equals(key)).findFirst().orElseThrow();
    }

    private static Position place(ListingLine line) {
        return new Position(line.line().file(), line.line().number(), 1);
    }

    private void require(boolean right, Position where, String message) {
        if (!right) {
            problems.add(where, message);
        }
    }
}
