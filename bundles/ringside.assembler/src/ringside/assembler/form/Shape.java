package ringside.assembler.form;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What an operand of an instruction may be. A width of 0 stands for the operand size: 16, 32 or 64 bits. */
public enum Shape {
    R8(Kind.REGISTER, 8), R16(Kind.REGISTER, 16), R32(Kind.REGISTER, 32), R64(Kind.REGISTER, 64),
    R(Kind.REGISTER, 0),
    RM8(Kind.EITHER, 8), RM16(Kind.EITHER, 16), RM32(Kind.EITHER, 32), RM64(Kind.EITHER, 64), RM(Kind.EITHER, 0),
    M8(Kind.MEMORY, 8), M16(Kind.MEMORY, 16), M32(Kind.MEMORY, 32), M64(Kind.MEMORY, 64), M(Kind.MEMORY, 0),
    MEM(Kind.ADDRESS, 0),
    O8(Kind.OFFSET, 8), O(Kind.OFFSET, 0),
    AL(Kind.ACCUMULATOR, 8), EAX(Kind.ACCUMULATOR, 32), RAX(Kind.ACCUMULATOR, 64), A(Kind.ACCUMULATOR, 0),
    CL(Kind.COUNTER, 8),
    I8(Kind.NUMBER, 8), I16(Kind.NUMBER, 16), I32(Kind.NUMBER, 32), I64(Kind.NUMBER, 64), I(Kind.NUMBER, 0),
    I32S(Kind.SIGNED_NUMBER, 32), I8S(Kind.SHORT_NUMBER, 0), U8(Kind.UNSIGNED, 8), U16(Kind.UNSIGNED, 16),
    ONE(Kind.ONE, 8),
    REL(Kind.TARGET, 64),
    CR(Kind.CONTROL, 64), SR(Kind.SEGMENT, 16), ES(Kind.SEGMENT, 16), CS(Kind.SEGMENT, 16),
    SS(Kind.SEGMENT, 16), DS(Kind.SEGMENT, 16), FS(Kind.SEGMENT, 16), GS(Kind.SEGMENT, 16);

    /** The kinds of operands. */
    public enum Kind {
        REGISTER, EITHER, MEMORY, ADDRESS, OFFSET, ACCUMULATOR, COUNTER, NUMBER, SIGNED_NUMBER, SHORT_NUMBER, UNSIGNED,
        ONE,
        TARGET, CONTROL, SEGMENT
    }

    private final Kind kind;
    private final int bits;

    Shape(Kind kind, int bits) {
        this.kind = kind;
        this.bits = bits;
    }

    /** The shape that the table of instructions calls so; empty if there is none. */
    static Optional<Shape> named(String text) {
        return Stream.of(values()).filter(shape -> shape.label().equals(text)).findFirst();
    }

    /** What the table of instructions calls them. */
    static List<String> names() {
        return Stream.of(values()).map(Shape::label).toList();
    }

    private String label() {
        return this == ONE ? "1" : name().toLowerCase(Locale.ROOT);
    }

    public Kind kind() {
        return kind;
    }

    /** Width in bits when the operand size is {@code operandSize}. */
    public int bits(int operandSize) {
        return bits == 0 ? operandSize : bits;
    }

    /** True when its width is the operand size. */
    public boolean takesOperandSize() {
        return bits == 0 && kind != Kind.ADDRESS;
    }

    /** True for a number in the instruction itself. */
    public boolean isNumber() {
        return switch (kind) {
            case NUMBER, SIGNED_NUMBER, SHORT_NUMBER, UNSIGNED, ONE -> true;
            default -> false;
        };
    }

    /** True for a general register of a fixed width, perhaps memory instead. */
    public boolean isGeneral() {
        return bits != 0 && (kind == Kind.REGISTER || kind == Kind.EITHER || kind == Kind.ACCUMULATOR);
    }

    /** True when memory may stand there. */
    public boolean isMemory() {
        return kind == Kind.MEMORY || kind == Kind.EITHER || kind == Kind.ADDRESS;
    }

    /** True for an operand that the ModRM byte or the opcode names by its number. */
    boolean isRegister() {
        return kind == Kind.REGISTER || kind == Kind.CONTROL || this == SR;
    }

    /** How messages name it. */
    public String describe() {
        String width = bits == 0 ? "" : bits + "-bit ";
        return switch (kind) {
            case REGISTER -> width + "register";
            case EITHER -> width + "register or memory";
            case MEMORY -> width + "memory";
            case ADDRESS -> "memory";
            case OFFSET -> width + "memory without registers";
            case ACCUMULATOR -> this == A ? "ax, eax or rax" : name().toLowerCase(Locale.ROOT);
            case COUNTER -> "cl";
            case NUMBER, SIGNED_NUMBER, SHORT_NUMBER, UNSIGNED -> "number";
            case ONE -> "1";
            case TARGET -> "label";
            case CONTROL -> "control register";
            case SEGMENT -> this == SR ? "segment register" : name().toLowerCase(Locale.ROOT);
        };
    }
}
