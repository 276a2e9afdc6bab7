package ringside.assembler.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ringside.assembler.layout.Expression;
import ringside.assembler.layout.Label;
import ringside.assembler.layout.Section;
import ringside.assembler.layout.SymbolTable;
import ringside.assembler.program.Layout;
import ringside.assembler.source.Position;
import ringside.assembler.source.Problems;

/** What is known of a program while it is assembled. */
public final class Assembly {

    private final Layout layout;
    private final Problems problems = new Problems();
    private final SymbolTable symbols = new SymbolTable();
    private final Expander macros = new Expander();
    private final Map<String, Section> sections = new LinkedHashMap<>();
    private final List<PendingLine> lines = new ArrayList<>();
    private Section current;
    private int codeBits = Long.SIZE;

    public Assembly(Layout layout, Map<String, Long> predefined) {
        this.layout = layout;
        for (String name : List.of(".text", ".rodata", ".data", ".bss")) {
            sections.put(name, new Section(name));
        }
        current = sections.get(".text");
        predefined.forEach((name, value) -> symbols.symbol(name).predefine(value));
    }

    Layout layout() {
        return layout;
    }

    Problems problems() {
        return problems;
    }

    SymbolTable symbols() {
        return symbols;
    }

    Expander macros() {
        return macros;
    }

    /** Width of the code that instructions are encoded for: 64, or 32 behind {@code .code32}. */
    int codeBits() {
        return codeBits;
    }

    void codeBits(int bits) {
        codeBits = bits;
    }

    /** All lines in the order of the source. */
    List<PendingLine> lines() {
        return lines;
    }

    /** In the order of their addresses in a user program. */
    List<Section> sections() {
        return List.copyOf(sections.values());
    }

    /** The section that statements go to. */
    Section current() {
        return current;
    }

    /** Makes a section the current one; false when there is none of that name. */
    boolean select(String name) {
        if (!sections.containsKey(name)) {
            return false;
        }
        current = sections.get(name);
        return true;
    }

    Section section(String name) {
        return sections.get(name);
    }

    /** The place that the next byte goes to. */
    Expression here(Position where) {
        Label label = new Label();
        label.place(current);
        return new Expression.Place(label, ".", where);
    }
}
