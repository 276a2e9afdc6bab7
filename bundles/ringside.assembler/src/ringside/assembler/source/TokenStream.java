package ringside.assembler.source;

import java.util.List;

/** The words of one statement with a reading position. The last word is of the kind END and is never passed. */
public final class TokenStream {

    private final SourceLine line;
    private final List<Token> tokens;
    private int next;

    TokenStream(SourceLine line, List<Token> tokens) {
        this.line = line;
        this.tokens = tokens;
    }

    public Token peek() {
        return tokens.get(next);
    }

    /** The word {@code ahead} places behind the next one. */
    public Token peek(int ahead) {
        return tokens.get(Math.min(next + ahead, tokens.size() - 1));
    }

    public Token take() {
        Token token = tokens.get(next);
        if (next < tokens.size() - 1) {
            next++;
        }
        return token;
    }

    public boolean atEnd() {
        return peek().kind() == Token.Kind.END;
    }

    /** Passes the operator when it is next. */
    public boolean accept(String operator) {
        if (peek().is(operator)) {
            take();
            return true;
        }
        return false;
    }

    /** Passes the operator or fails with what was expected. */
    public void expect(String operator, String after) throws SourceProblem {
        if (!accept(operator)) {
            throw unexpected("expected '" + operator + "' " + after);
        }
    }

    public void expectEnd(String after) throws SourceProblem {
        if (!atEnd()) {
            throw unexpected("expected the end of the statement " + after);
        }
    }

    /** A problem at the next word: what was expected, then what is there. */
    public SourceProblem unexpected(String expected) {
        return problem(peek(), expected + ", found " + peek().describe());
    }

    public SourceProblem problem(Token at, String message) {
        return new SourceProblem(position(at), message);
    }

    public Position position() {
        return position(peek());
    }

    public Position position(Token token) {
        return line.at(token.start());
    }

    /** The line that the words stand in. */
    public SourceLine line() {
        return line;
    }

    /** Index of the next word's first character in the line. */
    public int start() {
        return peek().start();
    }

    /** Index behind the last word of the statement. */
    public int end() {
        return tokens.get(tokens.size() - 1).start();
    }
}
