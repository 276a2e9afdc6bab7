package ringside.assembler.encode;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import ringside.assembler.layout.Content;
import ringside.assembler.layout.Item;
import ringside.assembler.layout.Section;

/** Instructions that GNU as 2.40 has no name for: a listing writes their bytes, the window shows their names. */
public enum SpelledInstruction {
    /** Return to user mode under FRED. */
    ERETU(0xf3, 0x0f, 0x01, 0xca),
    /** Return to kernel mode under FRED. */
    ERETS(0xf2, 0x0f, 0x01, 0xca);

    /** The directive that their bytes stand behind. */
    private static final String DIRECTIVE = ".byte";

    private final byte[] bytes;

    SpelledInstruction(int... bytes) {
        this.bytes = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            this.bytes[i] = (byte) bytes[i];
        }
    }

    public String mnemonic() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The instruction that a directive in code spells out with the item that it added. */
    public static Optional<SpelledInstruction> of(String directive, Item item, Section section) {
        if (!section.isCode() || !directive.equals(DIRECTIVE) || !(item instanceof Content content)) {
            return Optional.empty();
        }
        byte[] written = content.constant();
        return Arrays.stream(values()).filter(known -> Arrays.equals(known.bytes, written)).findFirst();
    }
}
