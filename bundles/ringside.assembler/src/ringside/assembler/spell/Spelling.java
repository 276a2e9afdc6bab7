package ringside.assembler.spell;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import ringside.assembler.encode.Argument;
import ringside.assembler.encode.EncodedInstruction;
import ringside.assembler.form.Form;
import ringside.assembler.form.RegisterName;
import ringside.assembler.form.Shape;
import ringside.assembler.layout.Expression;
import ringside.assembler.source.Syntax;
import ringside.machine.code.Instruction;
import ringside.machine.code.Operand;
import ringside.machine.code.Operand.SegmentBase;

/** Writes instructions in a syntax. Names that the source gives to numbers and places stay. */
public final class Spelling {

    /** Instructions whose operands have one order in both syntaxes. */
    private static final Set<String> UNTURNED = Set.of("bound", "enter");
    private static final Pattern STRINGS = Pattern.compile(
            "(rep\\w* )?((movs|cmps|stos|lods|scas|ins|outs)[bwdq]|xlatb)");
    /** The second byte of MOVNTI. */
    private static final int NON_TEMPORAL = 0xc3;
    private static final Set<String> INDIRECT = Set.of("jmp", "call");

    private final Syntax syntax;

    public Spelling(Syntax syntax) {
        this.syntax = syntax;
    }

    /**
     * An instruction that was assembled.
     *
     * @param operands what its arguments mean to the CPU
     */
    public String text(EncodedInstruction instruction, List<Operand> operands) {
        return instruction.prefixes() + text(name(instruction), instruction.arguments(), operands, instruction.bits());
    }

    /** Of instructions that the CPU calls MOV, the name that gives their form. */
    private static String name(EncodedInstruction instruction) {
        Form form = instruction.selection().form();
        if (!form.mnemonic().equals("mov")) {
            return form.mnemonic();
        }
        boolean whole = instruction.bits() == Long.SIZE && (form.immediate() == Long.BYTES
                || form.shapes().stream().anyMatch(Shape::isOffset));
        boolean past = form.opcode().length == 2 && (form.opcode()[1] & 0xff) == NON_TEMPORAL;
        return whole ? "movabs" : past ? "movnti" : "mov";
    }

    /** An instruction that was read from its bytes, or any other without a source. */
    public String text(Instruction instruction) {
        if (syntax == Syntax.INTEL) {
            return instruction.text();
        }
        String text = instruction.text();
        String prefixes = text.substring(0, Math.max(0, text.indexOf(instruction.mnemonic())));
        return prefixes + text(instruction.mnemonic(), DecodedArguments.of(instruction), instruction.operands(),
                instruction.bits());
    }

    private String text(String mnemonic, List<Argument> arguments, List<Operand> operands, int codeBits) {
        if (STRINGS.matcher(mnemonic).matches() && arguments.stream().allMatch(argument -> isUsual(argument,
                codeBits))) {
            return syntax == Syntax.ATT ? AttNames.of(mnemonic, operands, codeBits) : mnemonic;
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String text = text(arguments.get(i), operands.get(i));
            texts.add(syntax == Syntax.ATT && indirect(mnemonic, arguments.get(i)) ? "*" + text : text);
        }
        boolean numbers = arguments.stream().allMatch(Argument.OfNumber.class::isInstance);
        if (syntax == Syntax.ATT && !numbers && !UNTURNED.contains(mnemonic)) {
            Collections.reverse(texts);
        }
        String name = syntax == Syntax.ATT ? AttNames.of(mnemonic, operands, codeBits) : mnemonic;
        return name + (texts.isEmpty() ? "" : " " + String.join(", ", texts));
    }

    /** Whether an operand of a string instruction goes without saying. */
    private static boolean isUsual(Argument argument, int codeBits) {
        return !(argument instanceof Argument.OfMemory memory) || memory.segment() == SegmentBase.NONE
                && memory.addressBits(codeBits) == codeBits;
    }

    private static boolean indirect(String mnemonic, Argument argument) {
        return INDIRECT.contains(mnemonic)
                && (argument instanceof Argument.OfRegister || argument instanceof Argument.OfMemory);
    }

    private String text(Argument argument, Operand operand) {
        if (argument instanceof Argument.OfRegister given) {
            return register(given.register());
        }
        if (argument instanceof Argument.OfTarget target) {
            return target.target().text();
        }
        if (argument instanceof Argument.OfNumber number) {
            boolean place = syntax == Syntax.INTEL && number.value().isPlace(0);
            return (syntax == Syntax.ATT ? "$" : place ? "offset " : "") + number.value().text();
        }
        Argument.OfMemory memory = (Argument.OfMemory) argument;
        int bits = operand instanceof Operand.MemoryOperand shown ? shown.bits() : 0;
        return syntax == Syntax.ATT ? att(memory) : size(bits) + intel(memory);
    }

    private String register(RegisterName register) {
        return (syntax == Syntax.ATT ? "%" : "") + register.text();
    }

    private String segment(SegmentBase segment) {
        return segment == SegmentBase.NONE ? ""
                : (syntax == Syntax.ATT ? "%" : "") + segment.name().toLowerCase(Locale.ROOT) + ":";
    }

    private static String size(int bits) {
        return switch (bits) {
            case Byte.SIZE -> "byte ptr ";
            case Short.SIZE -> "word ptr ";
            case Integer.SIZE -> "dword ptr ";
            case Long.SIZE -> "qword ptr ";
            case 48 -> "fword ptr ";
            case 80 -> "tbyte ptr ";
            case 128 -> "xmmword ptr ";
            default -> "";
        };
    }

    private String att(Argument.OfMemory memory) {
        boolean registers = memory.relative() || memory.base() != null || memory.index() != null;
        boolean zero = memory.displacement() instanceof Expression.Constant number && number.value() == 0;
        StringBuilder text = new StringBuilder(segment(memory.segment()));
        text.append(registers && zero && !memory.relative() ? "" : memory.displacement().text());
        if (registers) {
            text.append('(').append(memory.base() != null ? register(memory.base())
                    : memory.relative() ? "%rip" : "");
            if (memory.index() != null) {
                text.append(',').append(register(memory.index()));
                text.append(memory.scale() == 1 && memory.base() != null ? "" : "," + memory.scale());
            }
            text.append(')');
        }
        return text.toString();
    }

    private String intel(Argument.OfMemory memory) {
        List<String> terms = new ArrayList<>();
        if (memory.relative() && memory.base() == null) {
            terms.add("rip");
        }
        if (memory.base() != null) {
            terms.add(register(memory.base()));
        }
        if (memory.index() != null) {
            boolean times = memory.scale() > 1 || memory.base() == null;
            terms.add(register(memory.index()) + (times ? "*" + memory.scale() : ""));
        }
        String number = memory.displacement().text();
        boolean zero = memory.displacement() instanceof Expression.Constant constant && constant.value() == 0;
        if (terms.isEmpty() || !zero) {
            terms.add(number);
        }
        return segment(memory.segment()) + "[" + String.join("+", terms).replace("+-", "-") + "]";
    }
}
