package ringside.assembler.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ringside.words.NearestNames;
import ringside.assembler.form.RegisterName;
import ringside.assembler.source.Position;
import ringside.assembler.source.Problems;
import ringside.assembler.source.SourceProblem;

/** The symbols of one assembly, and its local numeric labels. */
public final class SymbolTable {

    /** With more symbols than that, looking for the nearest takes too long. */
    private static final int MOST_SUGGESTIONS = 2000;

    private final Map<String, Symbol> symbols = new LinkedHashMap<>();
    private final Map<String, Label> lastLocal = new HashMap<>();
    private final Map<String, Label> nextLocal = new HashMap<>();

    public Symbol symbol(String name) {
        return symbols.computeIfAbsent(name, key -> new Symbol(key, this::suggestion));
    }

    public boolean isDefined(String name) {
        Symbol symbol = symbols.get(name);
        return symbol != null && symbol.definition() != null;
    }

    /** Defines {@code 1:} here: {@code 1f} above and {@code 1b} below mean it. */
    public void defineLocal(String number, Section here) {
        Label label = nextLocal.containsKey(number) ? nextLocal.remove(number) : new Label();
        label.place(here);
        lastLocal.put(number, label);
    }

    /** The place that {@code 1b} or {@code 1f} means. */
    public Expression local(String reference, Position where) throws SourceProblem {
        String number = canonical(reference.substring(0, reference.length() - 1));
        if (reference.endsWith("f")) {
            return new Expression.Place(nextLocal.computeIfAbsent(number, key -> new Label()), number + "f",
                    where);
        }
        Label label = lastLocal.get(number);
        if (label == null) {
            throw new SourceProblem(where, "there is no label '" + number + ":' before this line");
        }
        return new Expression.Place(label, number + "b", where);
    }

    /** A local label's number without leading zeros. */
    public static String canonical(String number) {
        return number.replaceFirst("^0+(?=.)", "");
    }

    /** What a name means at this point of the source. */
    public Expression reference(String name, Position where) {
        Symbol symbol = symbol(name);
        Definition definition = symbol.definition();
        if (definition == null) {
            return new Expression.Later(symbol, where);
        }
        Expression value = definition.expression();
        if (value instanceof Expression.Constant number) {
            return new Expression.Constant(number.value(), name);
        }
        return value instanceof Expression.Defined ? value : new Expression.Defined(definition, where);
    }

    /** All symbols with their values, in order of first appearance; one that cannot have a value is a problem. */
    public Map<String, Long> values(Problems problems) {
        Map<String, Long> values = new LinkedHashMap<>();
        for (Symbol symbol : symbols.values()) {
            if (symbol.definition() != null && !problems.full()) {
                try {
                    values.put(symbol.name(), symbol.definition().resolve(0, symbol.where()));
                } catch (SourceProblem problem) {
                    problems.add(problem);
                }
            }
        }
        return values;
    }

    /** The end of a message about an unknown name: the nearest known one, which may be a register. */
    private String suggestion(String unknown) {
        if (symbols.size() > MOST_SUGGESTIONS) {
            return "";
        }
        List<String> known = new ArrayList<>(RegisterName.names());
        for (Symbol symbol : symbols.values()) {
            if (symbol.definition() != null) {
                known.add(symbol.name());
            }
        }
        return NearestNames.to(unknown, known).stream().findFirst().map(name -> "; did you mean '" + name + "'?")
                .orElse("");
    }
}
