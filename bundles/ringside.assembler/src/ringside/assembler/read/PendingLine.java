package ringside.assembler.read;

import java.util.ArrayList;
import java.util.List;
import ringside.assembler.encode.EncodedInstruction;
import ringside.assembler.encode.SpelledInstruction;
import ringside.assembler.layout.Item;
import ringside.assembler.layout.Label;
import ringside.assembler.layout.Section;
import ringside.assembler.source.Note;
import ringside.assembler.source.Position;

/** A line of the listing while its address is not known yet. */
final class PendingLine {

    private final Position where;
    private final List<String> labels = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private String code = "";
    private String comment = "";
    private Label place;
    private Section section;
    private Item item;
    private EncodedInstruction instruction;
    private SpelledInstruction spelled;
    private boolean definesMacro;

    PendingLine(Position where) {
        this.where = where;
    }

    Position where() {
        return where;
    }

    List<String> labels() {
        return labels;
    }

    List<Note> notes() {
        return notes;
    }

    String code() {
        return code;
    }

    void code(String statement) {
        code = statement;
    }

    String comment() {
        return comment;
    }

    void comment(String text) {
        comment = text;
    }

    /** Adds a label that the line defines. */
    void label(String name, Section here) {
        if (place == null) {
            place = new Label();
            place.place(here);
        }
        section = here;
        labels.add(name);
    }

    /** The place of its first label, or null. */
    Label place() {
        return place;
    }

    /** What it added to its section, or null. */
    Item item() {
        return item;
    }

    void item(Item added, Section to) {
        item = added;
        section = to;
    }

    Section section() {
        return section;
    }

    /** Its instruction, or null. */
    EncodedInstruction instruction() {
        return instruction;
    }

    void instruction(EncodedInstruction made, Section to) {
        instruction = made;
        item(made.item(), to);
    }

    /** The instruction that its bytes spell out, or null. */
    SpelledInstruction spelled() {
        return spelled;
    }

    /** Notes that its bytes spell out an instruction, which takes the place of its code. */
    void spelled(SpelledInstruction known) {
        spelled = known;
        code = known.mnemonic();
    }

    void definesMacro(boolean defines) {
        definesMacro = defines;
    }

    /** True for the first line of a macro's definition. */
    boolean definesMacro() {
        return definesMacro;
    }

    /** True when notes of comment lines above belong to it. */
    boolean takesNotes() {
        return instruction != null || spelled != null || !labels.isEmpty();
    }
}
