package ringside.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Standard input, output and error of one command; UTF-8 whatever the locale says. */
final class Console {
    private final InputStream in;
    private final TextSink sink;
    private final PrintWriter out;
    private final PrintWriter err;

    Console(InputStream in, OutputStream out, OutputStream err) {
        this.in = in;
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
    PrintWriter out() {
        return out;
    }

    /** {@return the same output for bulk work} */
    TextSink sink() {
        return sink;
    }

    PrintWriter err() {
        return err;
    }

    void line(String text) {
        sink.put(text);
        sink.put('\n');
    }

    /** Writes one line to standard error, behind everything that was written to standard output so far. */
    void complain(String text) {
        flush();
        err.print(text + "\n");
        err.flush();
    }

    void flush() {
        out.flush();
    }
}
