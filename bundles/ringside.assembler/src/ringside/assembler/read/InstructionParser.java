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

    /**
     * Reads the statement, whose first word is a name.
     *
     * @return the instruction, or what is only bytes: prefixes alone, or with prefixes that make another of it
     */
    Item parse(TokenStream tokens, PendingLine line) throws SourceProblem {
        int bits = assembly.codeBits();
        Position where = tokens.position();
        StatementPrefixes prefixes = new StatementPrefixes(bits);
        Token word = tokens.peek();
        for (Optional<PrefixWord> next = prefix(tokens); next.isPresent(); next = prefix(tokens)) {
            prefixes.add(next.get(), tokens);
            tokens.take();
            word = tokens.peek();
        }
        if (tokens.atEnd()) {
            return added(new Content(where, prefixes.bytes(), List.of(), false), where);
        }
        tokens.take();
        return instruction(word, tokens, prefixes, where, line);
    }

    private Optional<PrefixWord> prefix(TokenStream tokens) {
        return OpcodeTable.instance().forms(tokens.peek().lower(), assembly.codeBits()).isEmpty()
                ? PrefixWord.of(tokens.peek(), assembly.codeBits()) : Optional.empty();
    }

    private Item instruction(Token word, TokenStream tokens, StatementPrefixes prefixes, Position where,
            PendingLine line) throws SourceProblem {
        int bits = assembly.codeBits();
        Mnemonic name = Mnemonic.of(word.lower(), assembly.syntax(), prefixes::forms)
                .orElseThrow(() -> unknown(word, tokens));
        List<Form> forms = prefixes.forms(name.name());
        boolean branch = forms.get(0).shapes().stream().map(Shape::kind).toList().equals(List.of(Shape.Kind.TARGET));
        List<Argument> arguments;
        if (assembly.syntax() == Syntax.ATT) {
            arguments = new AttOperands(tokens, assembly, branch, name.name()).parse(word.text());
            name = name.behind(word.lower(), arguments);
        } else {
            OperandParser reader = new OperandParser(tokens, assembly, branch);
            arguments = reader.parse(name.name());
            name = name.name().equals("push") && reader.sizedNumber() == Short.SIZE ? Mnemonic.of("pushw") : name;
        }
        if (name.name().equals("int") && arguments.size() == 1 && isNumber(arguments.get(0), THREE)) {
            name = Mnemonic.of("int3");
            arguments = List.of();
        }
        forms = prefixes.forms(name.name());
        arguments = new ImpliedOperands(forms, where, prefixes.addressBits()).complete(name.name(), arguments);
        arguments = prefixes.applied(name.name(), arguments, tokens.position(word));
        checkRegisters(arguments, bits);
        FormSelector selector = new FormSelector(new Written(word.text(), assembly.syntax(), name.suffix(),
                name.source()), forms, arguments, where, bits);
        FormSelector.Selection selection = selector.select();
        if (selector.shortens()) {
            assembly.problems().warn(shortened(arguments), "the number is cut to the operand's width");
        }
        Item item = added(new InstructionEncoder(selection, arguments, where, bits, prefixes.asked()).encode(), where);
        if (!prefixes.changeMeaning(selection.form().mnemonic())) {
            line.instruction(new EncodedInstruction(selection, arguments, item, bits, assembly.syntax(),
                    prefixes.words()), assembly.current());
        }
        return item;
    }

    private static Position shortened(List<Argument> arguments) {
        return arguments.stream().filter(Argument.OfNumber.class::isInstance).findFirst().orElseThrow().where();
    }

    private Item added(Item item, Position where) throws SourceProblem {
        Section section = assembly.current();
        if (section.isBss()) {
            throw new SourceProblem(where, "an instruction cannot stand in .bss; write .text above it");
        }
        section.add(item);
        return item;
    }

    private SourceProblem unknown(Token word, TokenStream tokens) {
        if (OpcodeTable.instance().mnemonics().contains(word.lower())) {
            return tokens.problem(word, word.describe() + " is no instruction of " + assembly.codeBits()
                    + "-bit code; .code32 and .code64 choose the width");
        }
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

    /** 32-bit code knows neither 64-bit registers nor r8 to r15, spl, bpl, sil and dil; one prefix serves two places. */
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
