package ringside.cli.console;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/** Standard input, output and error of one command; UTF-8 whatever the locale says. */
public final class Console {
    private final InputStream in;
    private final TextSink sink;
    private final PrintWriter out;
    private final PrintWriter err;
    private final BooleanSupplier terminal;
    private final Interrupt interrupt = new Interrupt();

    /** A console that nobody watches. */
    public Console(InputStream in, OutputStream out, OutputStream err) {
        this(in, out, err, () -> false);
    }

    /** @param terminal whether standard error is a terminal */
    public Console(InputStream in, OutputStream out, OutputStream err, BooleanSupplier terminal) {
        this.in = in;
        this.terminal = terminal;
        this.sink = new TextSink(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.out = new PrintWriter(sink, false);
        this.err = new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true);
    }

    InputStream in() {
        return in;
    }

    /**
     * {@return standard output; lines end in a line feed on every system; a failure to write is an {@link
     * OutputFailure}}
     */
    public PrintWriter out() {
        return out;
    }

    /** {@return the same output for bulk work} */
    public TextSink sink() {
        return sink;
    }

    public PrintWriter err() {
        return err;
    }

    /** {@return Ctrl+C} */
    public Interrupt interrupt() {
        return interrupt;
    }

    /** {@return what tells how far a long command is, if somebody watches} */
    public ProgressLine progress() {
        return new ProgressLine(this, terminal);
    }

    public void line(String text) {
        sink.put(text);
        sink.put('\n');
    }

    /** Writes one line to standard error, behind everything that was written to standard output so far. */
    public void complain(String text) {
        flush();
        err.print(text + "\n");
        err.flush();
    }

    public void flush() {
        out.flush();
    }
}
