package ringside.assembler.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ringside.assembler.encode.Argument;
import ringside.assembler.encode.EncodedInstruction;
import ringside.assembler.encode.FormSelector;
import ringside.assembler.encode.InstructionEncoder;
import ringside.assembler.encode.Written;
import ringside.assembler.form.Form;
import ringside.assembler.form.Lockable;
import ringside.assembler.form.OpcodeTable;
import ringside.assembler.form.Shape;
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

    private static final Expression ONE = new Expression.Constant(1);
    private static final Expression THREE = new Expression.Constant(3);

    private final Assembly assembly;

    InstructionParser(Assembly assembly) {
        this.assembly = assembly;
    }

    /** Reads the statement, whose first word is a name. */
    EncodedInstruction parse(TokenStream tokens) throws SourceProblem {
        Position where = tokens.position();
        Token word = tokens.take();
        boolean lock = word.isWord("lock") && !tokens.atEnd();
        if (lock) {
            word = tokens.take();
        }
        int bits = assembly.codeBits();
        Mnemonic meaning = meaning(word, tokens);
        List<Form> forms = forms(meaning.name(), word, tokens);
        List<Argument> arguments = operands(tokens, word, meaning.name(), forms);
        Optional<Mnemonic> extending = assembly.syntax() == Syntax.ATT ? Mnemonic.extending(word.lower())
                : Optional.empty();
        if (extending.isPresent() && arguments.size() == 2 && arguments.get(0) instanceof Argument.OfRegister) {
            meaning = extending.get();
            forms = OpcodeTable.instance().forms(meaning.name(), bits);
        }
        if (meaning.source() != 0 && arguments.size() == 2) {
            forms = extending(forms, meaning.source(), arguments.get(1), extending.isPresent());
        }
        String mnemonic = meaning.name();
        if (mnemonic.equals("int") && arguments.size() == 1 && isNumber(arguments.get(0), THREE)) {
            mnemonic = "int3";
            arguments = List.of();
            forms = OpcodeTable.instance().forms(mnemonic, bits);
        }
        arguments = complete(mnemonic, arguments, where);
        if (lock) {
            checkLock(mnemonic, arguments, tokens.position(word));
        }
        checkRegisters(arguments, bits);
        FormSelector selector = new FormSelector(new Written(word.text(), assembly.syntax(), meaning.suffix()), forms,
                arguments, where, bits);
        return add(selector.select(), arguments, where, lock);
    }

    private List<Argument> operands(TokenStream tokens, Token word, String name, List<Form> forms)
            throws SourceProblem {
        boolean branch = forms.get(0).shapes().equals(List.of(Shape.REL));
        return assembly.syntax() == Syntax.ATT ? new AttOperands(tokens, assembly, branch, name).parse(word.text())
                : new OperandParser(tokens, assembly, branch).parse(word.text());
    }

    /** The forms whose second operand has the size that the name gives; that of a register tells itself. */
    private static List<Form> extending(List<Form> forms, int bits, Argument source, boolean always) {
        boolean told = always || source.bits() == 0;
        return forms.stream().filter(form -> !told || form.shapes().get(1).bits(0) == bits).toList();
    }

    private Mnemonic meaning(Token word, TokenStream tokens) throws SourceProblem {
        return Mnemonic.of(word.lower(), assembly.syntax()).orElseThrow(() -> {
            List<String> known = new ArrayList<>(OpcodeTable.instance().mnemonics());
            known.addAll(assembly.macros().names());
            List<String> near = NearestNames.to(word.lower(), known);
            return tokens.problem(word, "unknown instruction " + word.describe() + (near.isEmpty()
                    ? "; expected an instruction, a directive or a label followed by ':'"
                    : "; did you mean " + String.join(", ", near) + "?"));
        });
    }

    private List<Form> forms(String name, Token word, TokenStream tokens) throws SourceProblem {
        List<Form> forms = OpcodeTable.instance().forms(name, assembly.codeBits());
        if (forms.isEmpty()) {
            throw tokens.problem(word, word.describe() + " is no instruction of " + assembly.codeBits()
                    + "-bit code; .code32 and .code64 choose the width");
        }
        return forms;
    }

    /** 32-bit code knows neither 64-bit registers nor r8 to r15, spl, bpl, sil and dil. */
    private static void checkRegisters(List<Argument> arguments, int bits) throws SourceProblem {
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

    /** Spells out what may be left out: the count 1 of a shift, the first source of imul with a number. */
    private static List<Argument> complete(String mnemonic, List<Argument> arguments, Position where) {
        List<Argument> all = new ArrayList<>(arguments);
        if (all.size() == 1 && Set.of("rol", "ror", "shl", "sal", "shr", "sar").contains(mnemonic)) {
            all.add(new Argument.OfNumber(ONE, where));
        }
        if (mnemonic.equals("imul") && all.size() == 2 && all.get(0) instanceof Argument.OfRegister
                && all.get(1) instanceof Argument.OfNumber) {
            all.add(1, all.get(0));
        }
        return all;
    }

    private static void checkLock(String mnemonic, List<Argument> arguments, Position where) throws SourceProblem {
        boolean memory = !arguments.isEmpty() && arguments.get(0) instanceof Argument.OfMemory
                || mnemonic.equals("xchg") && arguments.size() == 2 && arguments.get(1) instanceof Argument.OfMemory;
        if (!Lockable.contains(mnemonic) || !memory) {
            throw new SourceProblem(where, "'lock' needs an instruction that changes memory, such as "
                    + "'lock bts dword ptr [rax], 3'");
        }
    }

    private EncodedInstruction add(FormSelector.Selection selection, List<Argument> arguments, Position where,
            boolean lock) throws SourceProblem {
        Section section = assembly.current();
        if (section.isBss()) {
            throw new SourceProblem(where, "an instruction cannot stand in .bss; write .text above it");
        }
        Item item = new InstructionEncoder(selection, arguments, where, assembly.codeBits()).encode(lock);
        section.add(item);
        return new EncodedInstruction(selection, arguments, item, assembly.codeBits(), assembly.syntax(),
                lock ? "lock " : "");
    }
}
