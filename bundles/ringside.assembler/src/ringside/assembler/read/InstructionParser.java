package ringside.assembler.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import ringside.assembler.encode.Argument;
import ringside.assembler.encode.EncodedInstruction;
import ringside.assembler.encode.FormSelector;
import ringside.assembler.encode.InstructionEncoder;
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
        List<Form> forms = forms(word, tokens);
        boolean branch = forms.get(0).shapes().equals(List.of(Shape.REL));
        List<Argument> arguments = new OperandParser(tokens, assembly, branch).parse(word.text());
        String mnemonic = word.lower();
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
        return add(new FormSelector(word.text(), forms, arguments, where, bits).select(), arguments, where, lock);
    }

    private List<Form> forms(Token word, TokenStream tokens) throws SourceProblem {
        List<Form> forms = OpcodeTable.instance().forms(word.lower(), assembly.codeBits());
        if (forms.isEmpty() && OpcodeTable.instance().mnemonics().contains(word.lower())) {
            throw tokens.problem(word, word.describe() + " is no instruction of " + assembly.codeBits()
                    + "-bit code; .code32 and .code64 choose the width");
        }
        if (forms.isEmpty()) {
            List<String> known = new ArrayList<>(OpcodeTable.instance().mnemonics());
            known.addAll(assembly.macros().names());
            List<String> near = NearestNames.to(word.lower(), known);
            throw tokens.problem(word, "unknown instruction " + word.describe() + (near.isEmpty()
                    ? "; expected an instruction, a directive or a label followed by ':'"
                    : "; did you mean " + String.join(", ", near) + "?"));
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
        return new EncodedInstruction(selection, arguments, item, assembly.codeBits());
    }
}
