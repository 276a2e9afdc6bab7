package ringside.assembler.form;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One way to encode an instruction: a row of the table.
 *
 * @param mnemonic what the instruction is called
 * @param shapes of its operands
 * @param prefixes bytes before REX
 * @param opcode bytes
 * @param shortOpcode the short form of a jump, empty when it has none
 * @param wide true with REX.W whatever the operands are
 * @param plusRegister true when the last opcode byte takes a register's number
 * @param modrm the digit of the ModRM byte, {@link #REGISTER}, {@link #ANY}, or {@link #NONE}
 * @param immediate bytes of the number, {@link #OPERAND_SIZE}, or 0
 * @param preferred true when memory without a size means this row
 * @param codeBits 64 or 32 when only code of that width has the row, 0 for both
 * @param bare true when 66, F2 or F3 would make something else of the bytes
 * @param unrepeated true when F2 or F3 would make something else of the bytes
 * @param written false for a row that is only read from bytes, since the assembler chooses another
 */
public record Form(String mnemonic, List<Shape> shapes, byte[] prefixes, byte[] opcode, byte[] shortOpcode,
        boolean wide,
        boolean plusRegister, int modrm, int immediate, boolean preferred, int codeBits, boolean bare,
        boolean unrepeated,
        boolean written) {

    public static final int NONE = -1;
    public static final int REGISTER = 8;
    /** The middle field of the ModRM byte may hold anything. */
    public static final int ANY = 9;
    static final int OPERAND_SIZE = -1;

    /** Bytes of the number when the operand size is that many bits. */
    public int immediateBytes(int operandSize) {
        return immediate == OPERAND_SIZE ? Math.min(operandSize, Integer.SIZE) / Byte.SIZE : immediate;
    }

    /** Bytes of a number in the place of a shape when the operand size is that many bits. */
    public int immediateBytes(Shape shape, int operandSize) {
        return shape.kind() == Shape.Kind.UNSIGNED ? shape.bits(operandSize) / Byte.SIZE : immediateBytes(operandSize);
    }

    /** True when its memory operands go without saying, so that they may be left out. */
    public boolean hasImplied() {
        return shapes.stream().anyMatch(Shape::isImplied);
    }

    /** Which operand the r/m field of the ModRM byte names: the one that may be memory, or else the first register. */
    public int rmOperand() {
        for (int i = 0; i < shapes.size(); i++) {
            if (shapes.get(i).isMemory() || shapes.get(i).kind() == Shape.Kind.NAMED) {
                return i;
            }
        }
        for (int i = 0; i < shapes.size(); i++) {
            if (shapes.get(i).kind() == Shape.Kind.REGISTER) {
                return i;
            }
        }
        return NONE;
    }

    /** Which operand the reg field of the ModRM byte, or the opcode, names. */
    public int registerOperand() {
        for (int i = 0; i < shapes.size(); i++) {
            if (shapes.get(i).isRegister() && (plusRegister || i != rmOperand())) {
                return i;
            }
        }
        return NONE;
    }

    /** True when the operand size, which prefixes choose, is the width of one of its operands. */
    public boolean sized() {
        for (Shape shape : shapes) {
            if (shape.takesOperandSize() && !shape.isNumber()) {
                return true;
            }
        }
        return false;
    }

    /** True when its numbers are a selector and an offset: the selector is written first and stands last. */
    public boolean farPointer() {
        return !shapes.isEmpty() && shapes.get(0) == Shape.SEL;
    }

    public boolean isJump() {
        return shortOpcode.length > 0;
    }

    /** Its operands in words. */
    public String describe() {
        return shapes.isEmpty() ? "no operands" : shapes.stream().map(Shape::describe)
                .collect(Collectors.joining(", "));
    }
}
