package ringside.assembler.program;

import java.util.List;
import java.util.OptionalLong;
import ringside.assembler.source.Note;
import ringside.assembler.source.Syntax;
import ringside.machine.code.Instruction;

/**
 * One line of a listing with what the assembler made of it. A source line with several statements separated by
 * {@code ;} gives one Line for each, and a line in the body of a macro gives one for each call, with the arguments in
 * place.
 *
 * <p>An {@link Instruction} carries its Line as its note; that Line is this one without the instruction.
 *
 * @param file the file's name as given to the assembler or to {@code .include}
 * @param number of the line in its file, from 1
 * @param address of the first byte; empty when the line stands for no place in memory
 * @param length bytes in memory, 0 for labels and comments
 * @param labels defined by this line, local numeric labels included
 * @param code the statement without labels and comment, blanks normalised; "" when there is none
 * @param syntax in which the source has it
 * @param turned the same in the other syntax; for all but instructions it is the same text
 * @param comment plain comment text without the mark and without notes; "" when there is none
 * @param notes of this line, those of the comment lines above it first
 * @param instruction or null
 */
public record Line(String file, int number, OptionalLong address, int length, List<String> labels, String code,
        Syntax syntax, String turned, String comment, List<Note> notes, Instruction instruction) {

    public Line {
        labels = List.copyOf(labels);
        notes = List.copyOf(notes);
    }

    /** The captions of this line joined by a blank, of a conditional jump both sides; "" when it has none. */
    public String caption() {
        return joined(Note.CAPTION, Note.JUMPS, Note.PASSES);
    }

    /** The captions of this line when it is a conditional jump that is made, or that is not. */
    public String caption(boolean jumps) {
        return joined(Note.CAPTION, jumps ? Note.JUMPS : Note.PASSES);
    }

    /** Whether a conditional jump has a caption for each side. */
    public boolean bothSides() {
        return !joined(Note.JUMPS).isEmpty() && !joined(Note.PASSES).isEmpty();
    }

    /** The C statements of this line joined by a blank, "" when it has none. */
    public String statement() {
        return joined(Note.STATEMENT);
    }

    private String joined(char... kinds) {
        StringBuilder text = new StringBuilder();
        for (char kind : kinds) {
            for (Note note : notes) {
                if (note.kind() == kind) {
                    text.append(text.isEmpty() ? "" : " ").append(note.text());
                }
            }
        }
        return text.toString();
    }

    /** The statement in a syntax. */
    public String code(Syntax wanted) {
        return wanted == syntax ? code : turned;
    }

    /** This line with its instruction. */
    public Line with(Instruction made) {
        return new Line(file, number, address, length, labels, code, syntax, turned, comment, notes, made);
    }

    /** This line with its statement in the other syntax. */
    public Line turned(Syntax from, String text) {
        return new Line(file, number, address, length, labels, code, from, text, comment, notes, instruction);
    }
}
