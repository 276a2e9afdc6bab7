package ringside.assembler.encode;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ringside.assembler.form.Form;
import ringside.assembler.form.RegisterName;
import ringside.assembler.form.Shape;
import ringside.assembler.layout.Content;
import ringside.assembler.layout.Expression;
import ringside.assembler.layout.Fixup;
import ringside.assembler.layout.Item;
import ringside.assembler.layout.Jump;
import ringside.assembler.layout.Value;
import ringside.assembler.source.Position;
import ringside.assembler.source.SourceProblem;
import ringside.machine.code.Operand.SegmentBase;

/** Makes the bytes of one instruction: prefixes, REX, opcode, ModRM, SIB, displacement, number (SDM vol. 2A, 2). */
public final class InstructionEncoder {

    private static final int OPERAND_SIZE_PREFIX = 0x66;
    private static final int ADDRESS_SIZE_PREFIX = 0x67;
    private static final int REX = 0x40;
    private static final int REX_W = 8;
    private static final int REX_R = 4;
    private static final int REX_X = 2;
    private static final int REX_B = 1;

    private final Form form;
    private final FormSelector.Selection selection;
    private final List<Argument> arguments;
    private final Position where;
    private final int codeBits;
    private final PrefixBytes asked;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Fixup> fixups = new ArrayList<>();

    public InstructionEncoder(FormSelector.Selection selection, List<Argument> arguments, Position where,
            int codeBits, PrefixBytes asked) {
        this.form = selection.form();
        this.selection = selection;
        this.arguments = arguments;
        this.where = where;
        this.codeBits = codeBits;
        this.asked = asked;
    }

    public Item encode() throws SourceProblem {
        prefixes();
        if (form.isJump()) {
            Argument.OfTarget target = (Argument.OfTarget) arguments.get(0);
            return new Jump(where, behindPrefixes(form.shortOpcode()), behindPrefixes(form.opcode()), target.target(),
                    relative());
        }
        opcode();
        if (form.modrm() != Form.NONE) {
            modrm();
        }
        numbers();
        return new Content(where, bytes.toByteArray(), fixups, true);
    }

    private byte[] behindPrefixes(byte[] opcode) {
        byte[] all = Arrays.copyOf(bytes.toByteArray(), bytes.size() + opcode.length);
        System.arraycopy(opcode, 0, all, bytes.size(), opcode.length);
        return all;
    }

    /** In the order of GNU as: segment, address size, operand size, repetition, LOCK, REX. */
    private void prefixes() throws SourceProblem {
        write(segment());
        write(narrowAddress() ? ADDRESS_SIZE_PREFIX : asked.addressSize());
        write(selection.sized() && selection.operandSize() == Short.SIZE ? OPERAND_SIZE_PREFIX : asked.operandSize());
        write(asked.repeat());
        write(asked.lock());
        bytes.writeBytes(form.prefixes());
        int rex = rexBits() | asked.rex() & ~REX;
        boolean needed = rex != 0 || asked.rex() != 0 || registers().stream().anyMatch(RegisterName::needsRex);
        if (needed) {
            for (RegisterName register : registers()) {
                if (register.high()) {
                    throw new SourceProblem(where, register.text() + " cannot be used together with r8 to r15, spl, "
                            + "bpl, sil, dil or 64-bit operands; expected al, cl, dl or bl");
                }
            }
            bytes.write(REX | rex);
        }
    }

    private void write(int prefix) {
        if (prefix != 0) {
            bytes.write(prefix);
        }
    }

    /** The prefix that names a segment which does not go without saying; 0 for none. */
    private int segment() {
        int prefix = asked.segment();
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i) instanceof Argument.OfMemory memory
                    && form.shapes().get(i).kind() != Shape.Kind.DESTINATION
                    && memory.named() != SegmentBase.NONE) {
                prefix = switch (memory.segment()) {
                    case ES -> 0x26;
                    case CS -> 0x2e;
                    case SS -> 0x36;
                    case DS -> 0x3e;
                    case FS -> 0x64;
                    default -> 0x65;
                };
            }
        }
        return prefix;
    }

    private boolean narrowAddress() {
        return arguments.stream().anyMatch(argument -> argument instanceof Argument.OfMemory memory
                && memory.addressBits(codeBits) != codeBits);
    }

    private int rexBits() {
        int rex = form.wide() || selection.sized() && selection.operandSize() == Long.SIZE ? REX_W : 0;
        RegisterName register = register(form.registerOperand());
        if (form.plusRegister()) {
            return rex | extended(register, REX_B);
        }
        if (form.modrm() == Form.NONE) {
            return rex;
        }
        rex |= form.modrm() == Form.REGISTER ? extended(register, REX_R) : 0;
        if (arguments.get(form.rmOperand()) instanceof Argument.OfMemory memory) {
            return rex | extended(memory.base(), REX_B) | extended(memory.index(), REX_X);
        }
        return rex | extended(register(form.rmOperand()), REX_B);
    }

    private static int extended(RegisterName register, int bit) {
        return register != null && register.number() >= 8 ? bit : 0;
    }

    private List<RegisterName> registers() {
        List<RegisterName> registers = new ArrayList<>();
        for (Argument argument : arguments) {
            if (argument instanceof Argument.OfRegister given) {
                registers.add(given.register());
            }
        }
        return registers;
    }

    private RegisterName register(int operand) {
        return operand != Form.NONE && arguments.get(operand) instanceof Argument.OfRegister given ? given.register()
                : null;
    }

    private void opcode() {
        byte[] opcode = form.opcode().clone();
        if (form.plusRegister()) {
            opcode[opcode.length - 1] += (byte) encoding(register(form.registerOperand()));
        }
        bytes.writeBytes(opcode);
    }

    private void modrm() throws SourceProblem {
        int reg = form.modrm() == Form.REGISTER ? encoding(register(form.registerOperand())) : form.modrm();
        if (arguments.get(form.rmOperand()) instanceof Argument.OfMemory memory) {
            new AddressEncoder(memory, bytes, fixups, codeBits).encode(reg);
        } else {
            bytes.write(0xc0 | reg << 3 | encoding(register(form.rmOperand())));
        }
    }

    /** The three bits of a register in ModRM or the opcode; ah to bh stand where spl to dil would. */
    private static int encoding(RegisterName register) {
        return register.number() + (register.high() ? 4 : 0) & 7;
    }

    private void numbers() throws SourceProblem {
        for (int n = 0; n < arguments.size(); n++) {
            int i = form.farPointer() ? arguments.size() - 1 - n : n;
            Shape shape = form.shapes().get(i);
            if (shape.isOffset()) {
                new AddressEncoder((Argument.OfMemory) arguments.get(i), bytes, fixups, codeBits).offset();
            } else if (arguments.get(i) instanceof Argument.OfNumber number && form.immediate() != 0) {
                number(number.value(), number.where(), shape);
            } else if (arguments.get(i) instanceof Argument.OfTarget target) {
                int count = shape == Shape.REL8 ? Byte.BYTES : Integer.BYTES;
                fixups.add(new Fixup(bytes.size(), count, target.target(), relative(), target.where()));
                bytes.writeBytes(new byte[count]);
            }
        }
    }

    private Fixup.Kind relative() {
        return codeBits == Long.SIZE ? Fixup.Kind.RELATIVE : Fixup.Kind.RELATIVE_32;
    }

    private void number(Expression expression, Position at, Shape shape) {
        int count = form.immediateBytes(shape, selection.operandSize());
        byte[] number = new byte[count];
        Value value = expression.known();
        if (value != null && value.isConstant()) {
            Fixup.store(number, 0, count, value.offset());
        } else {
            boolean signed = count == Integer.BYTES && shape.bits(selection.operandSize()) == Long.SIZE
                    || shape == Shape.I32S;
            fixups.add(new Fixup(bytes.size(), count, expression, signed ? Fixup.Kind.SIGNED : Fixup.Kind.ANY, at));
        }
        bytes.writeBytes(number);
    }
}
