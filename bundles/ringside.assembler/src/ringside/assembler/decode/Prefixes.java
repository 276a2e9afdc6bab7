package ringside.assembler.decode;

import java.util.List;

/**
 * What stands in front of the opcode.
 *
 * @param operandSize operands have 16 bits
 * @param repeat F3, which makes another instruction of some opcodes
 * @param override another segment than DS or SS is asked for, other than FS and GS
 * @param segment fs, gs or empty
 */
record Prefixes(boolean operandSize, boolean repeat, boolean override, String segment) {
    private static final int OPERAND_SIZE = 0x66;
    private static final int REPEAT = 0xf3;
    private static final int FS = 0x64;
    private static final int GS = 0x65;
    private static final List<Integer> OVERRIDES = List.of(0x26, 0x2e, 0x36, 0x3e);
    private static final List<Integer> OTHERS = List.of(0x67, 0xf0, 0xf2);

    /** Reads them; null when there is one that the model does not know. */
    static Prefixes read(CodeBytes code) {
        boolean size = false;
        boolean repeat = false;
        boolean override = false;
        String segment = "";
        while (true) {
            int prefix = code.peek();
            if (prefix == OPERAND_SIZE) {
                size = true;
            } else if (prefix == REPEAT) {
                repeat = true;
            } else if (prefix == FS || prefix == GS) {
                segment = prefix == FS ? "fs" : "gs";
            } else if (OVERRIDES.contains(prefix)) {
                override = true;
            } else if (OTHERS.contains(prefix)) {
                return null;
            } else {
                return new Prefixes(size, repeat, override, segment);
            }
            code.next();
        }
    }
}
