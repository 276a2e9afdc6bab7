package ringside.stepper.listing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ringside.assembler.form.OpcodeTable;
import ringside.assembler.form.RegisterName;

/**
 * What the words of a source are, for those who colour, complete or explain them. It looks at one line alone and never
 * complains: the assembler does that.
 */
public final class SourceWords {
    private static final Pattern TOKEN = Pattern.compile("(?<comment>#.*|//.*|/\\*.*?(\\*/|$))"
            + "|(?<string>\"(\\\\.|[^\"\\\\])*\"?)|(?<number>-?\\b\\d[\\w]*|'\\\\?.'?)"
            + "|(?<name>%?[A-Za-z_.$][\\w.$@]*)(?<colon>\\s*:(?!:))?|(?<separator>;)");
    private static final Set<String> PREFIXES = Set.of("rep", "repe", "repz", "repne", "repnz", "lock", "notrack",
            "rex.w", "data16", "addr32");
    /** Words between operands that are neither register nor symbol. */
    private static final Set<String> SIZES = Set.of("byte", "word", "dword", "qword", "ptr", "offset", "short",
            "flat");

    private static final Pattern NAMED = Pattern.compile(
            "^\\s*(?:\\.(?:set|equ)\\s+([\\w.$]+)\\s*,|([\\w.$]+)\\s*=[^=])");
    private static final int GENERAL = 16;
    private static final int WITH_HIGH_HALF = 4;
    private static final Map<String, String> WHOLE = wholes();

    private SourceWords() {
    }

    private static Map<String, String> wholes() {
        Map<String, String> wholes = new HashMap<>(Map.of("eip", "rip"));
        for (int number = 0; number < GENERAL; number++) {
            String whole = RegisterName.general(number, Long.SIZE, false).text();
            for (int bits = Byte.SIZE; bits <= Long.SIZE; bits *= 2) {
                wholes.put(RegisterName.general(number, bits, false).text(), whole);
            }
            if (number < WITH_HIGH_HALF) {
                wholes.put(RegisterName.general(number, Byte.SIZE, true).text(), whole);
            }
        }
        return Map.copyOf(wholes);
    }

    /** {@return the words of a line that are of a kind, from left to right} */
    public static List<SourceSpan> spans(String line) {
        List<SourceSpan> spans = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(line);
        boolean statement = true;
        while (matcher.find()) {
            if (matcher.group("separator") != null) {
                statement = true;
            } else if (matcher.group("name") == null) {
                spans.add(new SourceSpan(plain(matcher), matcher.start(), matcher.end() - matcher.start()));
            } else {
                String name = matcher.group("name");
                SourceSpan.Kind kind = kind(name, statement, matcher.group("colon") != null);
                if (kind != null) {
                    spans.add(new SourceSpan(kind, matcher.start("name"), name.length()));
                }
                statement = statement && (kind == SourceSpan.Kind.LABEL
                        || PREFIXES.contains(name.toLowerCase(Locale.ROOT)));
            }
        }
        return spans;
    }

    private static SourceSpan.Kind plain(Matcher matcher) {
        if (matcher.group("comment") != null) {
            return SourceSpan.Kind.COMMENT;
        }
        return matcher.group("string") != null ? SourceSpan.Kind.STRING : SourceSpan.Kind.NUMBER;
    }

    private static SourceSpan.Kind kind(String name, boolean statement, boolean colon) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (register(lower).isPresent()) {
            return SourceSpan.Kind.REGISTER;
        }
        if (statement) {
            if (colon) {
                return SourceSpan.Kind.LABEL;
            }
            return name.startsWith(".") ? SourceSpan.Kind.DIRECTIVE : SourceSpan.Kind.MNEMONIC;
        }
        return SIZES.contains(lower) ? null : SourceSpan.Kind.SYMBOL;
    }

    /** {@return the 64-bit register, in lower case, that a register is or is a part of; empty for another word} */
    public static Optional<String> register(String word) {
        String name = (word.startsWith("%") ? word.substring(1) : word).toLowerCase(Locale.ROOT);
        if (!RegisterName.names().contains(name)) {
            return Optional.empty();
        }
        return Optional.of(WHOLE.getOrDefault(name, name));
    }

    /** {@return all mnemonics that the assembler knows, in alphabetical order} */
    public static List<String> mnemonics() {
        return List.copyOf(new TreeSet<>(OpcodeTable.instance().mnemonics()));
    }

    /** {@return all registers that the assembler knows, in alphabetical order} */
    public static List<String> registers() {
        return List.copyOf(new TreeSet<>(RegisterName.names()));
    }

    /** {@return the labels and named values that a source defines, in their order} */
    public static List<String> symbols(String source) {
        List<String> symbols = new ArrayList<>();
        for (String line : source.split("\n", -1)) {
            spans(line).stream().filter(span -> span.kind() == SourceSpan.Kind.LABEL).map(span -> span.of(line))
                    .filter(label -> !symbols.contains(label)).forEach(symbols::add);
            Matcher named = NAMED.matcher(line);
            if (named.find()) {
                String name = named.group(1) == null ? named.group(2) : named.group(1);
                if (!symbols.contains(name)) {
                    symbols.add(name);
                }
            }
        }
        return symbols;
    }
}
