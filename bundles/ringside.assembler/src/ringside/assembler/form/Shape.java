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
    M48(Kind.MEMORY, 48), M80(Kind.MEMORY, 80), M128(Kind.MEMORY, 128),
    V(Kind.NAMED, 0),
    S8(Kind.SOURCE, 8), S16(Kind.SOURCE, 16), S32(Kind.SOURCE, 32), S64(Kind.SOURCE, 64),
    D8(Kind.DESTINATION, 8), D16(Kind.DESTINATION, 16), D32(Kind.DESTINATION, 32), D64(Kind.DESTINATION, 64),
    X8(Kind.TABLE, 8),
    MEM(Kind.ADDRESS, 0),
    O8(Kind.OFFSET, 8), O(Kind.OFFSET, 0), W8(Kind.FAR_OFFSET, 8), W(Kind.FAR_OFFSET, 0),
    AL(Kind.ACCUMULATOR, 8), AX(Kind.ACCUMULATOR, 16), EAX(Kind.ACCUMULATOR, 32), RAX(Kind.ACCUMULATOR, 64),
    A(Kind.ACCUMULATOR, 0),
    CL(Kind.COUNTER, 8),
    I8(Kind.NUMBER, 8), I16(Kind.NUMBER, 16), I32(Kind.NUMBER, 32), I64(Kind.NUMBER, 64), I(Kind.NUMBER, 0),
    I32S(Kind.SIGNED_NUMBER, 32), I8S(Kind.SHORT_NUMBER, 0), I16S(Kind.SHORT_NUMBER, 16),
    U8(Kind.UNSIGNED, 8), U16(Kind.UNSIGNED, 16), U32(Kind.UNSIGNED, 32), SEL(Kind.UNSIGNED, 16),
    ONE(Kind.ONE, 8),
    REL(Kind.TARGET, 64), REL8(Kind.TARGET, 64),
    DX(Kind.PORT, 16), DR(Kind.DEBUG, 64),
    CR(Kind.CONTROL, 64), SR(Kind.SEGMENT, 16), ES(Kind.SEGMENT, 16), CS(Kind.SEGMENT, 16),
    SS(Kind.SEGMENT, 16), DS(Kind.SEGMENT, 16), FS(Kind.SEGMENT, 16), GS(Kind.SEGMENT, 16);

    /** The kinds of operands. */
    public enum Kind {
        REGISTER, NAMED, EITHER, MEMORY, ADDRESS, OFFSET, FAR_OFFSET, ACCUMULATOR, COUNTER, PORT, NUMBER,
        SIGNED_NUMBER, SHORT_NUMBER, UNSIGNED, ONE, TARGET, CONTROL, DEBUG, SEGMENT, SOURCE, DESTINATION, TABLE
    }

    private static final int RBX = 3;
    private static final int RSI = 6;
    private static final int RDI = 7;

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

    /** True for memory that the instruction itself names: at RSI, RDI or RBX. */
    public boolean isImplied() {
        return kind == Kind.SOURCE || kind == Kind.DESTINATION || kind == Kind.TABLE;
    }

    /** True for a place of a fixed address without a ModRM byte. */
    public boolean isOffset() {
        return kind == Kind.OFFSET || kind == Kind.FAR_OFFSET;
    }

    /** Encoding of the register that {@link #isImplied() implied} memory is at. */
    public int pointer() {
        return kind == Kind.SOURCE ? RSI : kind == Kind.DESTINATION ? RDI : RBX;
    }

    /** True when the r/m field may name a register there. */
    public boolean isNamed() {
        return kind == Kind.REGISTER || kind == Kind.NAMED || kind == Kind.EITHER;
    }

    /** True for an operand that the ModRM byte or the opcode names by its number. */
    boolean isRegister() {
        return kind == Kind.REGISTER || kind == Kind.CONTROL || kind == Kind.DEBUG || this == SR;
    }

    /** How messages name it. */
    public String describe() {
        String width = bits == 0 ? "" : bits + "-bit ";
        return switch (kind) {
            case REGISTER, NAMED -> width + "register";
            case EITHER -> width + "register or memory";
            case MEMORY -> width + "memory";
            case ADDRESS -> "memory";
            case OFFSET -> width + "memory without registers";
            case FAR_OFFSET -> width + "memory at an address of 64 bits";
            case SOURCE -> width + "memory at [rsi]";
            case DESTINATION -> width + "memory at [rdi]";
            case TABLE -> "memory at [rbx]";
            case ACCUMULATOR -> this == A ? "ax, eax or rax" : name().toLowerCase(Locale.ROOT);
            case COUNTER -> "cl";
            case PORT -> "dx";
            case NUMBER, SIGNED_NUMBER, SHORT_NUMBER, UNSIGNED -> "number";
            case ONE -> "1";
            case TARGET -> "label";
            case CONTROL -> "control register";
            case DEBUG -> "debug register";
            case SEGMENT -> this == SR ? "segment register" : name().toLowerCase(Locale.ROOT);
        };
    }
}
