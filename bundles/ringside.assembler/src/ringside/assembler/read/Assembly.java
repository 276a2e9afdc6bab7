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
import ringside.assembler.source.Syntax;

/** What is known of a program while it is assembled. */
public final class Assembly {

    /** Sections that are not a part of the program in memory begin with these. */
    private static final List<String> UNLOADED = List.of(".note", ".comment", ".debug", ".eh_frame", ".gnu",
            ".stab", ".discard");

    private final Layout layout;
    private final Problems problems = new Problems();
    private final SymbolTable symbols = new SymbolTable();
    private final Expander macros = new Expander();
    private final Map<String, Section> sections = new LinkedHashMap<>();
    private final List<PendingLine> lines = new ArrayList<>();
    private final Section unloaded = new Section(".comment");
    private Section current;
    private int codeBits = Long.SIZE;
    private Syntax syntax;
    private boolean bareRegisters;

    /**
     * Makes an assembly in which nothing is known yet.
     *
     * @param syntax of the lines above the first directive that chooses one
     */
    public Assembly(Layout layout, Map<String, Long> predefined, Syntax syntax) {
        this.layout = layout;
        syntax(syntax, syntax == Syntax.INTEL);
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

    /** The spelling of the statements to come. */
    Syntax syntax() {
        return syntax;
    }

    /** Whether registers may stand without {@code %}. */
    boolean bareRegisters() {
        return bareRegisters;
    }

    void syntax(Syntax chosen, boolean bare) {
        syntax = chosen;
        bareRegisters = bare;
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

    /**
     * The section that a name means: {@code .text.unlikely} goes to {@code .text}. What is for linker and debugger,
     * such as {@code .note.GNU-stack}, goes nowhere. Null for a name that means nothing here.
     */
    Section named(String name) {
        if (sections.containsKey(name)) {
            return sections.get(name);
        }
        if (UNLOADED.stream().anyMatch(name::startsWith)) {
            return unloaded;
        }
        return sections.keySet().stream().filter(known -> name.startsWith(known + ".")).findFirst()
                .map(sections::get).orElse(null);
    }

    /** Whether a section is none of the program's. */
    boolean isUnloaded(Section section) {
        return section == unloaded;
    }

    /** Makes a section the current one. */
    void select(Section section) {
        current = section;
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
