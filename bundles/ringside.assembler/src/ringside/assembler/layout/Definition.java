package ringside.assembler.layout;

import ringside.assembler.source.Position;
import ringside.assembler.source.SourceProblem;

/** One value of a symbol: a symbol that is set twice has two. Remembers what it found out. */
final class Definition {

    private final String name;
    private final Expression expression;
    private Value known;
    private Long resolved;
    private boolean busy;

    Definition(String name, Expression expression) {
        this.name = name;
        this.expression = expression;
    }

    String name() {
        return name;
    }

    Expression expression() {
        return expression;
    }

    Value known(int level) {
        if (known == null && !busy && level <= Expression.DEEPEST) {
            busy = true;
            known = expression.known(level);
            busy = false;
        }
        return known;
    }

    long resolve(int level, Position where) throws SourceProblem {
        if (resolved == null) {
            if (busy) {
                throw new SourceProblem(where, "the symbol '" + name + "' is defined by itself");
            }
            if (level > Expression.DEEPEST) {
                throw new SourceProblem(where, "the definitions behind '" + name + "' are nested more than "
                        + Expression.DEEPEST + " deep");
            }
            busy = true;
            try {
                resolved = expression.resolve(level);
            } finally {
                busy = false;
            }
        }
        return resolved;
    }
}
