package ringside.assembler.decode;

import ringside.machine.code.Operand.SegmentBase;

/**
 * What stands in front of the opcode (SDM volume 2A, 2.1.1 and 2.2.1). Of two prefixes of one group the last counts. A
 * REX prefix counts only directly in front of the opcode. In 64-bit code the overrides of ES, CS, SS and DS do nothing.
 *
 * @param codeBits 64 or 32: what the code is
 * @param operandSize there is 66
 * @param addressSize there is 67
 * @param repeat F2, F3, or 0 when there is neither
 * @param lock there is F0
 * @param segment that the address is in
 * @param rex the REX prefix, 0 when there is none
 */
record Prefixes(int codeBits, boolean operandSize, boolean addressSize, int repeat, boolean lock,
        SegmentBase segment, int rex) {

    static final int OPERAND_SIZE = 0x66;
    static final int REPEAT_UNEQUAL = 0xf2;
    static final int REPEAT = 0xf3;
    static final int ADDRESS_SIZE = 0x67;
    private static final int LOCK = 0xf0;
    private static final int ES = 0x26;
    private static final int CS = 0x2e;
    private static final int SS = 0x36;
    private static final int DS = 0x3e;
    private static final int FS = 0x64;
    private static final int GS = 0x65;
    private static final int REX = 0x40;
    private static final int REX_MASK = 0xf0;
    private static final int REX_W = 8;
    private static final int REX_R = 4;
    private static final int REX_X = 2;
    private static final int REX_B = 1;
    private static final int NEW_REGISTERS = 8;

    /** Reads them. */
    static Prefixes read(CodeBytes code, int codeBits) {
        boolean size = false;
        boolean address = false;
        boolean lock = false;
        int repeat = 0;
        int rex = 0;
        SegmentBase segment = SegmentBase.NONE;
        while (!code.cutOff()) {
            int prefix = code.peek(0);
            boolean isRex = codeBits == Long.SIZE && (prefix & REX_MASK) == REX;
            switch (prefix) {
                case OPERAND_SIZE -> size = true;
                case ADDRESS_SIZE -> address = true;
                case LOCK -> lock = true;
                case REPEAT, REPEAT_UNEQUAL -> repeat = prefix;
                case FS -> segment = SegmentBase.FS;
                case GS -> segment = SegmentBase.GS;
                case ES -> segment = old(SegmentBase.ES, segment, codeBits);
                case CS -> segment = old(SegmentBase.CS, segment, codeBits);
                case SS -> segment = old(SegmentBase.SS, segment, codeBits);
                case DS -> segment = old(SegmentBase.DS, segment, codeBits);
                default -> {
                    if (!isRex) {
                        return new Prefixes(codeBits, size, address, repeat, lock, segment, rex);
                    }
                }
            }
            rex = isRex ? prefix : 0;
            code.next();
        }
        return new Prefixes(codeBits, size, address, repeat, lock, segment, rex);
    }

    /** A segment that 64-bit code takes no notice of. */
    private static SegmentBase old(SegmentBase named, SegmentBase before, int codeBits) {
        return codeBits == Long.SIZE ? before : named;
    }

    boolean wide() {
        return (rex & REX_W) != 0;
    }

    /** What is added to the reg field of ModRM. */
    int reg() {
        return (rex & REX_R) != 0 ? NEW_REGISTERS : 0;
    }

    /** What is added to the index field of SIB. */
    int index() {
        return (rex & REX_X) != 0 ? NEW_REGISTERS : 0;
    }

    /** What is added to the r/m field of ModRM, the base field of SIB, or the register in the opcode. */
    int base() {
        return (rex & REX_B) != 0 ? NEW_REGISTERS : 0;
    }

    /** The operand size in bits of instructions that have one. */
    int operandBits() {
        return wide() ? Long.SIZE : operandSize ? Short.SIZE : Integer.SIZE;
    }

    /** The width of the registers in an address. */
    int addressBits() {
        return addressSize ? codeBits / 2 : codeBits;
    }

    /** The one that makes other instructions of some opcodes, as tables write it: np, 66, f3 or f2. */
    String chosen() {
        return repeat == REPEAT ? "f3" : repeat == REPEAT_UNEQUAL ? "f2" : operandSize ? "66" : "np";
    }
}
