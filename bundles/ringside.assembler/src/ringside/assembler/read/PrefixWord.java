package ringside.assembler.read;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ringside.assembler.source.Token;
import ringside.machine.code.Operand.SegmentBase;

/** A word that stands for a prefix in front of an instruction, or alone for its byte. */
enum PrefixWord {
    REP(Kind.REPEAT, 0xf3, "rep"), REPE(Kind.REPEAT, 0xf3, "repe", "repz"), REPNE(Kind.REPEAT, 0xf2, "repne", "repnz"),
    LOCK(Kind.LOCK, 0xf0, "lock"),
    BND(Kind.BRANCH, 0xf2, "bnd"), NOTRACK(Kind.BRANCH, 0x3e, "notrack"),
    ES(Kind.SEGMENT, 0x26, "es"), CS(Kind.SEGMENT, 0x2e, "cs"), SS(Kind.SEGMENT, 0x36, "ss"),
    DS(Kind.SEGMENT, 0x3e, "ds"), FS(Kind.SEGMENT, 0x64, "fs"), GS(Kind.SEGMENT, 0x65, "gs"),
    ADDRESS_SIZE(Kind.ADDRESS_SIZE, 0x67, "addr32", "addr16"),
    OPERAND_SIZE(Kind.OPERAND_SIZE, 0x66, "data16", "data32"),
    REX(Kind.REX, 0x40, "rex"), REX_W(Kind.REX, 0x48, "rex.w", "rex64");

    /** What a prefix is about. */
    enum Kind {
        REPEAT, LOCK, BRANCH, SEGMENT, ADDRESS_SIZE, OPERAND_SIZE, REX
    }

    /** Words that only code of one width has: in that code the other width is the usual one. */
    private static final Map<String, Integer> ONLY = Map.of("addr32", Long.SIZE, "addr16", Integer.SIZE, "data32", 0,
            "rex", Long.SIZE, "rex.w", Long.SIZE, "rex64", Long.SIZE);
    private static final Map<String, PrefixWord> NAMED = named();

    private final Kind kind;
    private final int octet;
    private final Set<String> words;

    PrefixWord(Kind kind, int octet, String... words) {
        this.kind = kind;
        this.octet = octet;
        this.words = Set.of(words);
    }

    private static Map<String, PrefixWord> named() {
        Map<String, PrefixWord> named = new HashMap<>();
        for (PrefixWord prefix : values()) {
            prefix.words.forEach(word -> named.put(word, prefix));
        }
        return Map.copyOf(named);
    }

    /** The prefix that a word stands for in code of a width. */
    static Optional<PrefixWord> of(Token word, int codeBits) {
        String text = word.isName() ? word.text().toLowerCase(Locale.ROOT) : "";
        return ONLY.getOrDefault(text, codeBits) == codeBits ? Optional.ofNullable(NAMED.get(text)) : Optional.empty();
    }

    /** It as a source writes it, with a blank behind. */
    String text() {
        return switch (this) {
            case ADDRESS_SIZE -> "addr32 ";
            case OPERAND_SIZE -> "data16 ";
            case REX_W -> "rex.w ";
            default -> name().toLowerCase(Locale.ROOT) + " ";
        };
    }

    Kind kind() {
        return kind;
    }

    int octet() {
        return octet;
    }

    /** The segment, for a prefix that names one. */
    SegmentBase segment() {
        return SegmentBase.valueOf(name());
    }
}
