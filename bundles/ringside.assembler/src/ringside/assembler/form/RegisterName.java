package ringside.assembler.form;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import ringside.assembler.source.Token;

/**
 * A register as a source writes it.
 *
 * @param text its name in lower case
 * @param kind which file it belongs to
 * @param number its encoding; for ah to bh that of the whole register
 * @param bits its width
 * @param high true for ah, ch, dh and bh
 */
public record RegisterName(String text, Kind kind, int number, int bits, boolean high) {

    /** The register files. */
    public enum Kind {
        GENERAL, SEGMENT, CONTROL, DEBUG, POINTER
    }

    /** Encodings of the stack pointer and of the base pointer. */
    public static final int RSP = 4;
    public static final int RBP = 5;
    public static final int FS = 4;
    static final int GS = 5;
    /** Control and debug registers that can be encoded; the CPU has few of them. */
    private static final int SYSTEM_REGISTERS = 16;

    private static final Map<String, RegisterName> ALL = Map.copyOf(all());
    private static final Map<Integer, RegisterName> GENERAL = ALL.values().stream().filter(RegisterName::isGeneral)
            .collect(Collectors.toUnmodifiableMap(name -> key(name.number, name.bits, name.high), name -> name));

    private static Map<String, RegisterName> all() {
        Map<String, RegisterName> all = new HashMap<>();
        String[] old = {"ax", "cx", "dx", "bx", "sp", "bp", "si", "di"};
        for (int i = 0; i < old.length; i++) {
            general(all, "r" + old[i], i, 64);
            general(all, "e" + old[i], i, 32);
            general(all, old[i], i, 16);
            general(all, i < 4 ? old[i].charAt(0) + "l" : old[i] + "l", i, 8);
            general(all, "r" + (i + 8), i + 8, 64);
            general(all, "r" + (i + 8) + "d", i + 8, 32);
            general(all, "r" + (i + 8) + "w", i + 8, 16);
            general(all, "r" + (i + 8) + "b", i + 8, 8);
        }
        for (int i = 0; i < 4; i++) {
            add(all, new RegisterName(old[i].charAt(0) + "h", Kind.GENERAL, i, 8, true));
        }
        String[] segments = {"es", "cs", "ss", "ds", "fs", "gs"};
        for (int i = 0; i < segments.length; i++) {
            add(all, new RegisterName(segments[i], Kind.SEGMENT, i, 16, false));
        }
        for (int i = 0; i < SYSTEM_REGISTERS; i++) {
            add(all, new RegisterName("cr" + i, Kind.CONTROL, i, 64, false));
            add(all, new RegisterName("dr" + i, Kind.DEBUG, i, 64, false));
            all.put("db" + i, all.get("dr" + i));
        }
        add(all, new RegisterName("rip", Kind.POINTER, 0, 64, false));
        add(all, new RegisterName("eip", Kind.POINTER, 0, 32, false));
        return all;
    }

    private static void general(Map<String, RegisterName> all, String text, int number, int bits) {
        add(all, new RegisterName(text, Kind.GENERAL, number, bits, false));
    }

    private static void add(Map<String, RegisterName> all, RegisterName name) {
        all.put(name.text, name);
    }

    /** The register of that name, in letters of either case, also behind a {@code %}. */
    public static Optional<RegisterName> of(Token token) {
        String name = token.text().startsWith("%") ? token.text().substring(1) : token.text();
        return token.isName() && name.length() <= 4
                ? Optional.ofNullable(ALL.get(name.toLowerCase(Locale.ROOT))) : Optional.empty();
    }

    /**
     * The general register of a number.
     *
     * @param number 0 to 15
     * @param bits its width
     * @param high true for ah to bh, whose numbers are those of the whole registers
     */
    public static RegisterName general(int number, int bits, boolean high) {
        return Objects.requireNonNull(GENERAL.get(key(number, bits, high)), "there is no such register");
    }

    private static int key(int number, int bits, boolean high) {
        return (high ? 1 : 0) | bits << 1 | number << Byte.SIZE;
    }

    /** The control register with a number. */
    public static RegisterName control(int number) {
        return find(name -> name.kind == Kind.CONTROL && name.number == number);
    }

    /** The debug register with a number. */
    public static RegisterName debug(int number) {
        return find(name -> name.kind == Kind.DEBUG && name.number == number);
    }

    /** The segment register with an encoding. */
    public static RegisterName segment(int number) {
        return find(name -> name.kind == Kind.SEGMENT && name.number == number);
    }

    /** The segment register of a name. */
    public static RegisterName segment(String text) {
        return find(name -> name.kind == Kind.SEGMENT && name.text.equals(text));
    }

    /** The names of all registers. */
    public static Set<String> names() {
        return ALL.keySet();
    }

    private static RegisterName find(Predicate<RegisterName> wanted) {
        return ALL.values().stream().filter(wanted).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no such register"));
    }

    public boolean isGeneral() {
        return kind == Kind.GENERAL;
    }

    public boolean isSegment() {
        return kind == Kind.SEGMENT;
    }

    /** True for a general register that only 64-bit code has. */
    public boolean longModeOnly() {
        return kind == Kind.GENERAL && (bits == Long.SIZE || number >= 8 || needsRex());
    }

    /** True for spl, bpl, sil and dil, which need a REX prefix. */
    public boolean needsRex() {
        return kind == Kind.GENERAL && bits == 8 && !high && number >= 4;
    }
}
