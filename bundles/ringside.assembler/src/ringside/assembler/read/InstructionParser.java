package ringside.assembler.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ringside.assembler.encode.Argument;
import ringside.assembler.encode.EncodedInstruction;
import ringside.assembler.encode.FormSelector;
import ringside.assembler.encode.InstructionEncoder;
import ringside.assembler.encode.Written;
import ringside.assembler.form.Form;
import ringside.assembler.form.OpcodeTable;
import ringside.assembler.form.OutsideTable;
import ringside.assembler.form.Shape;
import ringside.assembler.layout.Content;
import ringside.assembler.layout.Expression;
import ringside.assembler.layout.Item;
import ringside.assembler.layout.Section;
import ringside.words.NearestNames;
import ringside.assembler.source.Position;
import ringside.assembler.source.SourceProblem;
import ringside.assembler.source.Syntax;
import ringside.assembler.source.Token;
import ringside.assembler.source.TokenStream;

/** Reads one instruction and adds its bytes to the current section. */
final class InstructionParser {

    private static final Expression THREE = new Expression.Constant(3);

    private final Assembly assembly;

    InstructionParser(Assembly assembly) {
        this.assembly = assembly;
    }

    /** What a statement says, while it is worked out. */
    private record Statement(Mnemonic meaning, List<Form> forms, List<Argument> arguments) {
        Statement as(String name, List<Form> others, List<Argument> operands) {
            return new Statement(new Mnemonic(name, 0, 0), others, operands);
        }
    }

    /**
     * Reads the statement, whose first word is a name.
     *
     * @param line takes the instruction, unless the bytes alone say what it is: prefixes alone, or such as make another
     *            instruction of it
     * @return what the statement added to the section
     */
    Item parse(TokenStream tokens, PendingLine line) throws SourceProblem {
        Position where = tokens.position();
        StatementPrefixes prefixes = new StatementPrefixes(assembly.codeBits());
        for (Optional<PrefixWord> next = prefix(tokens); next.isPresent(); next = prefix(tokens)) {
            prefixes.add(next.get(), tokens);
            tokens.take();
        }
        if (tokens.atEnd()) {
            return added(new Content(where, prefixes.bytes(), List.of(), false), where);
        }
        return instruction(tokens, prefixes, where, line);
    }

    private Optional<PrefixWord> prefix(TokenStream tokens) {
        return OpcodeTable.instance().forms(tokens.peek().lower(), assembly.codeBits()).isEmpty()
                ? PrefixWord.of(tokens.peek(), assembly.codeBits()) : Optional.empty();
    }

    private Item instruction(TokenStream tokens, StatementPrefixes prefixes, Position where, PendingLine line)
            throws SourceProblem {
        int bits = assembly.codeBits();
        Token word = tokens.take();
        Statement statement = statement(word, tokens, prefixes);
        String mnemonic = statement.meaning().name();
        List<Argument> arguments = new ImpliedOperands(statement.forms(), where, prefixes.addressBits())
                .complete(mnemonic, statement.arguments());
        arguments = prefixes.applied(mnemonic, arguments, tokens.position(word));
        checkRegisters(arguments, bits);
        FormSelector selector = new FormSelector(new Written(word.text(), assembly.syntax(),
                statement.meaning().suffix()), statement.forms(), arguments, where, bits);
        FormSelector.Selection selection = selector.select();
        if (selector.shortens()) {
            assembly.problems().warn(number(arguments), "the number is cut to the operand's width");
        }
        Item item = added(new InstructionEncoder(selection, arguments, where, bits, prefixes.asked()).encode(), where);
        if (!prefixes.changeMeaning(selection.form().mnemonic())) {
            line.instruction(new EncodedInstruction(selection, arguments, item, bits, assembly.syntax(),
                    prefixes.words()), assembly.current());
        }
        return item;
    }

    private static Position number(List<Argument> arguments) {
        return arguments.stream().filter(Argument.OfNumber.class::isInstance).findFirst().orElseThrow().where();
    }

    private Statement statement(Token word, TokenStream tokens, StatementPrefixes prefixes) throws SourceProblem {
        Mnemonic meaning = meaning(word, tokens);
        List<Form> forms = forms(meaning.name(), word, tokens, prefixes);
        boolean branch = forms.get(0).shapes().stream().map(Shape::kind).toList().equals(List.of(Shape.Kind.TARGET));
        boolean att = assembly.syntax() == Syntax.ATT;
        OperandParser intel = new OperandParser(tokens, assembly, branch);
        List<Argument> arguments = att ? new AttOperands(tokens, assembly, branch, meaning.name()).parse(word.text())
                : intel.parse(word.text());
        Optional<Mnemonic> extending = att ? Mnemonic.extending(word.lower()) : Optional.empty();
        if (extending.isPresent() && arguments.size() == 2 && arguments.get(0) instanceof Argument.OfRegister) {
            meaning = extending.get();
            forms = OpcodeTable.instance().forms(meaning.name(), assembly.codeBits());
        }
        if (meaning.source() != 0 && arguments.size() == 2) {
            forms = extending(forms, meaning.source(), arguments.get(1), extending.isPresent());
        }
        return otherwiseNamed(new Statement(meaning, forms, arguments), intel.sizedNumber());
    }

    /** INT 3 has an instruction of its own, and so has the push of a number of 16 bits. */
    private Statement otherwiseNamed(Statement statement, int sizedNumber) {
        String name = statement.meaning().name();
        List<Argument> arguments = statement.arguments();
        if (name.equals("int") && arguments.size() == 1 && isNumber(arguments.get(0), THREE)) {
            return statement.as("int3", OpcodeTable.instance().forms("int3", assembly.codeBits()), List.of());
        }
        if (name.equals("push") && sizedNumber == Short.SIZE) {
            return statement.as("pushw", OpcodeTable.instance().forms("pushw", assembly.codeBits()), arguments);
        }
        return statement;
    }

    /** The forms whose second operand has the size that the name gives; that of a register tells itself. */
    private static List<Form> extending(List<Form> forms, int bits, Argument source, boolean always) {
        boolean told = always || source.bits() == 0;
        return forms.stream().filter(form -> !told || form.shapes().get(1).bits(0) == bits).toList();
    }

    private Mnemonic meaning(Token word, TokenStream tokens) throws SourceProblem {
        return Mnemonic.of(word.lower(), assembly.syntax()).orElseThrow(() -> unknown(word, tokens));
    }

    private SourceProblem unknown(Token word, TokenStream tokens) {
        Optional<String> group = OutsideTable.instance().group(word.lower());
        if (group.isPresent()) {
            return tokens.problem(word, word.describe() + " (" + group.get() + ") is outside the model: the simulated "
                    + "CPU has general and system instructions only");
        }
        List<String> known = new ArrayList<>(OpcodeTable.instance().mnemonics());
        known.addAll(assembly.macros().names());
        List<String> near = NearestNames.to(word.lower(), known);
        return tokens.problem(word, "unknown instruction " + word.describe() + (near.isEmpty()
                ? "; expected an instruction, a directive or a label followed by ':'"
                : "; did you mean " + String.join(", ", near) + "?"));
    }

    private List<Form> forms(String name, Token word, TokenStream tokens, StatementPrefixes prefixes)
            throws SourceProblem {
        List<Form> forms = prefixes.forms(name);
        if (forms.isEmpty()) {
            throw tokens.problem(word, word.describe() + " is no instruction of " + assembly.codeBits()
                    + "-bit code; .code32 and .code64 choose the width");
        }
        return forms;
    }

    private Item added(Item item, Position where) throws SourceProblem {
        Section section = assembly.current();
        if (section.isBss()) {
            throw new SourceProblem(where, "an instruction cannot stand in .bss; write .text above it");
        }
        section.add(item);
        return item;
    }

    /** 32-bit code has neither 64-bit registers nor r8 to r15, spl, bpl, sil, dil; one prefix serves two places. */
    private static void checkRegisters(List<Argument> arguments, int bits) throws SourceProblem {
        long widths = arguments.stream().filter(Argument.OfMemory.class::isInstance)
                .mapToInt(argument -> ((Argument.OfMemory) argument).addressBits(bits)).distinct().count();
        if (widths > 1) {
            throw new SourceProblem(arguments.get(arguments.size() - 1).where(),
                    "the two addresses must have registers of the same width");
        }
        for (Argument argument : arguments) {
            if (bits == Integer.SIZE && argument instanceof Argument.OfRegister given
                    && given.register().longModeOnly()) {
                throw new SourceProblem(argument.where(), given.register().text()
                        + " is no register of 32-bit code; write .code64 above 64-bit code");
            }
        }
    }

    private static boolean isNumber(Argument argument, Expression number) {
        return argument instanceof Argument.OfNumber given && given.value().equals(number);
    }
}
