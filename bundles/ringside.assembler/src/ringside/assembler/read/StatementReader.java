package ringside.assembler.read;

import ringside.assembler.encode.SpelledInstruction;
import ringside.assembler.layout.Expression;
import ringside.assembler.layout.Item;
import ringside.assembler.layout.Label;
import ringside.assembler.layout.Section;
import ringside.assembler.layout.SymbolTable;
import ringside.assembler.source.Position;
import ringside.assembler.source.SourceProblem;
import ringside.assembler.source.Token;
import ringside.assembler.source.TokenStream;

/** Reads one statement: labels, then a definition, a directive or an instruction, or else the call of a macro. */
final class StatementReader {

    private final Assembly assembly;
    private final Directives directives;
    private final InstructionParser instructions;

    StatementReader(Assembly assembly) {
        this.assembly = assembly;
        this.directives = new Directives(assembly);
        this.instructions = new InstructionParser(assembly);
    }

    /** Reads what stands behind the labels into a line. */
    void read(TokenStream tokens, PendingLine line) throws SourceProblem {
        if (tokens.atEnd()) {
            return;
        }
        Token first = tokens.peek();
        if (!first.isName()) {
            throw tokens.unexpected("expected an instruction, a directive or a label");
        }
        if (tokens.peek(1).is("=") || tokens.peek(1).is("==")) {
            directives.assign(tokens);
        } else if (BlockKind.closedBy(first).isPresent()) {
            throw tokens.problem(first, first.text() + " without " + BlockKind.closedBy(first).get().opening());
        } else if (first.text().startsWith(".") && first.text().length() > 1) {
            Section section = assembly.current();
            int before = section.items().size();
            directives.read(tokens);
            if (section.items().size() > before) {
                Item item = section.items().get(before);
                line.item(item, section);
                SpelledInstruction.of(first.lower(), item, section).ifPresent(line::spelled);
            }
        } else {
            Section section = assembly.current();
            line.item(instructions.parse(tokens, line), section);
        }
    }

    /** Reads the labels of a statement into a line, and the text behind them. */
    void readLabels(TokenStream tokens, PendingLine line) throws SourceProblem {
        while (tokens.peek(1).is(":")) {
            Token name = tokens.take();
            tokens.take();
            Section section = assembly.current();
            if (name.kind() == Token.Kind.NUMBER && name.text().matches("\\d{1,9}")) {
                String number = SymbolTable.canonical(name.text());
                assembly.symbols().defineLocal(number, section);
                line.label(number, section);
            } else {
                define(name, tokens, section);
                line.label(name.text(), section);
            }
        }
        line.code(normalised(tokens.line().text().substring(tokens.start(), tokens.end())));
    }

    private void define(Token name, TokenStream tokens, Section section) throws SourceProblem {
        if (!name.isName() || name.text().equals(".") || name.text().equals("$")) {
            throw tokens.problem(name, "expected a label before ':', found " + name.describe());
        }
        ReservedWords.check(name, tokens, assembly.syntax());
        Position where = tokens.position(name);
        Label label = new Label();
        label.place(section);
        assembly.symbols().symbol(name.text())
                .define(new Expression.Place(label, name.text(), where), where, true);
    }

    /** The statement with single blanks, except in strings. */
    private static String normalised(String statement) {
        StringBuilder text = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < statement.length(); i++) {
            char c = statement.charAt(i);
            quoted ^= c == '"' && (i == 0 || statement.charAt(i - 1) != '\\');
            boolean blank = !quoted && (c == ' ' || c == '\t' || c == '\f');
            if (!blank) {
                text.append(c);
            } else if (text.length() > 0 && text.charAt(text.length() - 1) != ' ') {
                text.append(' ');
            }
        }
        return text.toString().strip();
    }
}
