package ringside.assembler.read;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import ringside.assembler.form.RegisterName;
import ringside.assembler.source.SourceProblem;
import ringside.assembler.source.Syntax;
import ringside.assembler.source.Token;
import ringside.assembler.source.TokenStream;
import ringside.words.NearestNames;

/** Words that GNU as reads as part of the Intel syntax: they cannot name a symbol. */
final class ReservedWords {

    private static final Map<String, String> OPERATORS = Map.ofEntries(Map.entry("not", "~"), Map.entry("and", "&"),
            Map.entry("or", "|"), Map.entry("xor", "^"), Map.entry("shl", "<<"), Map.entry("shr", ">>"),
            Map.entry("mod", "%"), Map.entry("eq", "=="), Map.entry("ne", "!="), Map.entry("lt", "<"),
            Map.entry("le", "<="), Map.entry("gt", ">"), Map.entry("ge", ">="));
    private static final Set<String> OTHERS = Set.of("byte", "word", "dword", "fword", "qword", "mmword", "tbyte",
            "oword", "xmmword", "ymmword", "zmmword", "ptr", "offset", "short", "near", "far", "flat");

    private static final Pattern VECTOR = Pattern.compile("[xyz]?mm[0-9]{1,2}");

    private ReservedWords() {
    }

    /** Fails when a name cannot be a symbol. */
    static void check(Token name, TokenStream tokens, Syntax syntax) throws SourceProblem {
        if (RegisterName.of(name).isPresent()) {
            throw tokens.problem(name, "'" + name.text() + "' is a register and cannot be used as a symbol here"
                    + (syntax == Syntax.ATT && !name.text().startsWith("%") ? "; write %" + name.text() : ""));
        }
        if (name.text().startsWith("%")) {
            throw tokens.problem(name, "there is no register " + name.describe() + NearestNames.to(name.lower()
                    .substring(1), RegisterName.names()).stream().findFirst()
                    .map(near -> "; did you mean %" + near + "?").orElse(""));
        }
        if (syntax == Syntax.ATT) {
            return;
        }
        String word = name.text().toLowerCase(Locale.ROOT);
        if (VECTOR.matcher(word).matches()) {
            throw tokens.problem(name, "'" + name.text() + "' is a register of MMX, SSE or AVX, which are outside the "
                    + "model");
        }
        if (OPERATORS.containsKey(word)) {
            throw tokens.problem(name, "'" + name.text() + "' is an operator word of GNU as, not a symbol; write '"
                    + OPERATORS.get(word) + "'");
        }
        if (OTHERS.contains(word)) {
            throw tokens.problem(name, "'" + name.text() + "' is a word of the language and cannot be a symbol here");
        }
    }
}
