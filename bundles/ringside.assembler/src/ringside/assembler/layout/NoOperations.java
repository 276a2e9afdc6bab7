package ringside.assembler.layout;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import ringside.assembler.source.Numbers;

/** The instructions that GNU as 2.40 fills gaps in 64-bit code with. */
final class NoOperations {

    private static final byte[][] BY_LENGTH = hex("", "90", "6690", "0f1f00", "0f1f4000", "0f1f440000", "660f1f440000",
            "0f1f8000000000", "0f1f840000000000", "660f1f840000000000", "662e0f1f840000000000",
            "66662e0f1f840000000000");
    private static final int LONGEST = BY_LENGTH.length - 1;
    private static final int MOST = 7;
    private static final int SHORT_JUMP = 2;
    private static final int NEAR_JUMP = 5;

    private NoOperations() {
    }

    private static byte[][] hex(String... texts) {
        byte[][] bytes = new byte[texts.length][];
        for (int i = 0; i < texts.length; i++) {
            bytes[i] = HexFormat.of().parseHex(texts[i]);
        }
        return bytes;
    }

    /** True when so many bytes are jumped over instead of being executed. */
    static boolean needsJump(int bytes) {
        return bytes / LONGEST > MOST;
    }

    /** The instructions, together as many bytes as asked for. */
    static List<byte[]> fill(int bytes) {
        List<byte[]> filling = new ArrayList<>();
        int left = bytes;
        if (needsJump(bytes)) {
            filling.add(jump(bytes));
            left -= filling.get(0).length;
        }
        for (; left > LONGEST; left -= LONGEST) {
            filling.add(BY_LENGTH[LONGEST]);
        }
        if (left > 0) {
            filling.add(BY_LENGTH[left]);
        }
        return filling;
    }

    private static byte[] jump(int over) {
        boolean isShort = Numbers.fitsSigned(over - SHORT_JUMP, Byte.SIZE);
        byte[] jump = new byte[isShort ? SHORT_JUMP : NEAR_JUMP];
        jump[0] = (byte) (isShort ? 0xeb : 0xe9);
        Fixup.store(jump, 1, jump.length - 1, over - jump.length);
        return jump;
    }
}
