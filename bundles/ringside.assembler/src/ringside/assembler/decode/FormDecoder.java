package ringside.assembler.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import ringside.assembler.form.Form;
import ringside.assembler.form.RegisterName;
import ringside.assembler.form.Shape;
import ringside.machine.code.Instruction;
import ringside.machine.code.Operand;
import ringside.machine.code.Operand.SegmentBase;
import ringside.machine.execute.InstructionSet;
import ringside.machine.state.Register;

/** Tries one form of the table on the bytes of an instruction of 32-bit code. */
final class FormDecoder {

    private static final int OPERAND_SIZE_PREFIX = 0x66;
    private static final int NO_OPERATION = 0x90;
    private static final int REGISTER_MODE = 3;
    private static final int WITH_SIB = 4;
    private static final int DISPLACEMENT_ONLY = 5;
    private static final long LOW_32 = 0xffff_ffffL;

    private final Form form;
    private final Prefixes prefixes;
    private final CodeBytes code;
    private final long address;
    private final List<Operand> operands = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private int size;
    private int opcodeRegister;
    private int mode;
    private int reg;
    private int rm;
    private Operand memory;
    private String memoryText;

    FormDecoder(Form form, Prefixes prefixes, CodeBytes code, long address) {
        this.form = form;
        this.prefixes = prefixes;
        this.code = code;
        this.address = address;
    }

    Optional<Instruction> decode() {
        boolean shortJump = form.isJump() && code.peek() == (form.shortOpcode()[0] & 0xff);
        if (!prefixesFit() || !opcode(shortJump) || form.modrm() != Form.NONE && !modrm()) {
            return Optional.empty();
        }
        for (Shape shape : form.shapes()) {
            operand(shape, shortJump);
        }
        String text = form.mnemonic() + (texts.isEmpty() ? "" : " " + String.join(", ", texts));
        return Optional.of(InstructionSet.require(Instruction.of(address, code.position(), Integer.SIZE,
                form.mnemonic(), operands, text, null, null)));
    }

    /** A no-operation may have any prefix; assemblers use them to fill gaps. */
    private boolean prefixesFit() {
        boolean nop = form.mnemonic().equals("nop");
        boolean wantsSize = false;
        boolean wantsRepeat = false;
        for (byte prefix : form.prefixes()) {
            wantsSize |= prefix == OPERAND_SIZE_PREFIX;
            wantsRepeat |= prefix != OPERAND_SIZE_PREFIX;
        }
        boolean sized = form.shapes().stream().anyMatch(shape -> shape.takesOperandSize() && !shape.isNumber());
        size = prefixes.operandSize() && sized ? Short.SIZE : Integer.SIZE;
        boolean fits = wantsSize ? prefixes.operandSize() : sized || !prefixes.operandSize();
        return wantsRepeat == prefixes.repeat() && (nop || fits && !prefixes.override());
    }

    private boolean opcode(boolean shortJump) {
        byte[] wanted = shortJump ? form.shortOpcode() : form.opcode();
        boolean nop = code.peek() == NO_OPERATION && !form.shapes().isEmpty();
        int before = code.position();
        if (nop || !code.accept(wanted, form.plusRegister() ? ~7 & 0xff : 0xff)) {
            return false;
        }
        int last = code.position() - 1;
        code.position(last);
        opcodeRegister = code.next() & 7;
        return code.position() > before;
    }

    private boolean modrm() {
        int octet = code.next();
        mode = octet >> 6;
        reg = octet >> 3 & 7;
        rm = octet & 7;
        if (form.modrm() != Form.REGISTER && form.modrm() != reg) {
            return false;
        }
        int operand = form.rmOperand();
        Shape shape = form.shapes().get(operand);
        if (mode == REGISTER_MODE) {
            return shape.kind() != Shape.Kind.ADDRESS;
        }
        if (!shape.isMemory()) {
            return false;
        }
        memory(shape);
        return true;
    }

    private void memory(Shape shape) {
        int base = rm;
        int index = -1;
        int scale = 1;
        if (rm == WITH_SIB) {
            int sib = code.next();
            base = sib & 7;
            index = (sib >> 3 & 7) == RegisterName.RSP ? -1 : sib >> 3 & 7;
            scale = index < 0 ? 1 : 1 << (sib >> 6);
        }
        boolean noBase = mode == 0 && base == DISPLACEMENT_ONLY;
        long displacement = noBase || mode == 2 ? code.number(Integer.BYTES) : mode == 1 ? code.number(Byte.BYTES) : 0;
        place(shape, noBase ? -1 : base, index, scale, displacement);
    }

    private void place(Shape shape, int base, int index, int scale, long displacement) {
        int bits = shape.kind() == Shape.Kind.ADDRESS ? 0 : shape.bits(size);
        SegmentBase segment = prefixes.segment().isEmpty() ? SegmentBase.NONE
                : prefixes.segment().equals("fs") ? SegmentBase.FS : SegmentBase.GS;
        memory = new Operand.MemoryOperand(base, index, scale, displacement, segment, bits);
        List<String> terms = new ArrayList<>();
        if (base >= 0) {
            terms.add(name(base, Integer.SIZE));
        }
        if (index >= 0) {
            terms.add(name(index, Integer.SIZE) + "*" + scale);
        }
        String registers = terms.stream().collect(Collectors.joining("+"));
        String number = registers.isEmpty() ? hex(displacement & LOW_32) : displacement == 0 ? ""
                : (displacement < 0 ? "-" : "+") + hex(Math.abs(displacement));
        memoryText = width(bits) + (prefixes.segment().isEmpty() ? "" : prefixes.segment() + ":") + "[" + registers
                + number + "]";
    }

    private static String width(int bits) {
        return switch (bits) {
            case Byte.SIZE -> "byte ptr ";
            case Short.SIZE -> "word ptr ";
            case Integer.SIZE -> "dword ptr ";
            default -> "";
        };
    }

    private void operand(Shape shape, boolean shortJump) {
        int index = operands.size();
        switch (shape.kind()) {
            case REGISTER, NAMED, EITHER, MEMORY, ADDRESS -> {
                if (index != form.rmOperand() || form.modrm() == Form.NONE) {
                    register(form.plusRegister() ? opcodeRegister : reg, shape.bits(size));
                } else if (mode == REGISTER_MODE) {
                    register(rm, shape.bits(size));
                } else {
                    add(memory, memoryText);
                }
            }
            case ACCUMULATOR -> register(0, shape.bits(size));
            case COUNTER -> register(1, Byte.SIZE);
            case PORT -> register(2, Short.SIZE);
            case OFFSET -> {
                place(shape, -1, -1, 1, code.number(Integer.BYTES));
                add(memory, memoryText);
            }
            case TARGET -> target(shortJump);
            case SEGMENT -> segment(shape);
            case ONE -> add(new Operand.ImmediateOperand(1), "1");
            case NUMBER, SIGNED_NUMBER, SHORT_NUMBER, UNSIGNED -> number(shape);
            case CONTROL, DEBUG, FAR_OFFSET, SOURCE, DESTINATION, TABLE -> throw new IllegalArgumentException(
                    "this operand is outside the subset");
        }
    }

    private void register(int number, int bits) {
        boolean high = bits == Byte.SIZE && number >= 4;
        Register register = Register.values()[high ? number - 4 : number];
        add(new Operand.RegisterOperand(register, bits, high), name(number, bits));
    }

    private static String name(int number, int bits) {
        return RegisterName.of(number, bits).text();
    }

    private void target(boolean shortJump) {
        long distance = code.number(shortJump ? Byte.BYTES : Integer.BYTES);
        long target = address + code.position() + distance & LOW_32;
        add(new Operand.ImmediateOperand(target), hex(target));
    }

    private void segment(Shape shape) {
        RegisterName name = shape == Shape.SR ? RegisterName.segment(reg) : RegisterName.segment(shape.describe());
        add(new Operand.SegmentRegisterOperand(name.number()), name.text());
    }

    private void number(Shape shape) {
        int count = form.immediateBytes(shape, size);
        long value = code.number(count);
        int bits = shape.bits(size);
        long unsigned = bits == Long.SIZE ? value : value & (1L << bits) - 1;
        add(new Operand.ImmediateOperand(shape.kind() == Shape.Kind.UNSIGNED ? unsigned : value), hex(unsigned));
    }

    private void add(Operand operand, String text) {
        operands.add(operand);
        texts.add(text);
    }

    private static String hex(long value) {
        return value < 10 && value >= 0 ? Long.toString(value) : "0x" + Long.toHexString(value);
    }
}
