package ringside.assembler.source;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The two ways to spell the same instructions. */
public enum Syntax {
    /** {@code mov rax, qword ptr [rsp+8]}: the destination stands first. */
    INTEL,
    /** {@code movq 8(%rsp), %rax}: the destination stands last. */
    ATT;

    private static final Pattern DIRECTIVE = Pattern.compile("(?i)(^|[;:\\s])\\.(att|intel)_syntax\\b");
    private static final String REGISTER = "%(\\\\|([re]?[abcd]x|[abcd][lh]|[re]?[sd]il?|[re]?[sb]pl?|r\\d{1,2}[dwb]?"
            + "|rip|[c-gs]s|cr\\d{1,2}|d[rb]\\d)(?![\\w.]))";
    private static final String NUMBER = "(^|[\\s,])\\*?\\$(-?\\d|[\\w.~(\\\\'])";
    private static final Pattern MARK = Pattern.compile("(?i)" + REGISTER + "|" + NUMBER);
    private static final Pattern UNREAD = Pattern.compile("\"(\\\\.|[^\"\\\\])*\"|#.*|/\\*.*?(\\*/|$)|^\\s*//?.*");

    /** The syntax of a name; empty when there is none. */
    public static Optional<Syntax> named(String name) {
        return List.of(values()).stream().filter(syntax -> syntax.label().equals(name)).findFirst();
    }

    /** Its name in options and messages. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one that this is not. */
    public Syntax other() {
        return this == ATT ? INTEL : ATT;
    }

    /** The directive that chooses it, with the registers written as usual. */
    public String directive() {
        return this == ATT ? ".att_syntax prefix" : ".intel_syntax noprefix";
    }

    /**
     * Which syntax the lines above the first directive that tells it are in: AT&amp;T when one of them has a register
     * behind {@code %} or a number behind {@code $}.
     */
    public static Syntax of(String source) {
        for (String line : source.split("\n", -1)) {
            String read = UNREAD.matcher(line).replaceAll(" ");
            Matcher directive = DIRECTIVE.matcher(read);
            Matcher mark = MARK.matcher(read);
            boolean tells = directive.find();
            if (mark.find() && (!tells || mark.start() < directive.start())) {
                return ATT;
            }
            if (tells) {
                return INTEL;
            }
        }
        return INTEL;
    }
}
