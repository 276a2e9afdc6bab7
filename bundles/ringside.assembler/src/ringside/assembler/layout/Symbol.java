package ringside.assembler.layout;

import java.util.function.UnaryOperator;
import ringside.assembler.source.Position;
import ringside.assembler.source.SourceProblem;

/** A name and its present value. */
public final class Symbol {

    private final String name;
    private final UnaryOperator<String> suggestion;
    private Definition definition;
    private Position where;
    private boolean fixed;

    /**
     * Makes a symbol without a value.
     *
     * @param suggestion the end of a message about an unknown name
     */
    Symbol(String name, UnaryOperator<String> suggestion) {
        this.name = name;
        this.suggestion = suggestion;
    }

    String name() {
        return name;
    }

    /** Where it got its present value; null for a predefined symbol. */
    Position where() {
        return where;
    }

    /** Null while it has no value. */
    Definition definition() {
        return definition;
    }

    /**
     * Gives the symbol a value.
     *
     * @param value what it stands for
     * @param at where the source says so; null for a predefined symbol
     * @param once true when the value may not change (labels)
     */
    public void define(Expression value, Position at, boolean once) throws SourceProblem {
        if (definition != null && (fixed || once)) {
            throw new SourceProblem(at, "'" + name + "' is defined already, " + (where == null
                    ? "it is a predefined symbol" : "in " + where.file() + " line " + where.line())
                    + "; choose another name");
        }
        definition = new Definition(name, value);
        where = at;
        fixed = once;
    }

    /** Gives the symbol a number that the source may not change. */
    public void predefine(long value) {
        definition = new Definition(name, new Expression.Constant(value));
        fixed = true;
    }

    /** The end of a message about this unknown name: the nearest known one. */
    String suggestion() {
        return suggestion.apply(name);
    }
}
