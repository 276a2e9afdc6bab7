package ringside.cli.console;

import java.io.IOException;
import java.io.Writer;

/**
 * Buffers text for one thread without locks, and turns failures into {@link OutputFailure}, which PrintWriter would
 * swallow.
 */
public final class TextSink extends Writer {
    private static final int SIZE = 1 << 16;
    private final Writer to;
    private final char[] buffer = new char[SIZE];
    private int used;

    TextSink(Writer to) {
        this.to = to;
    }

    public void put(char c) {
        if (used == SIZE) {
            drain();
        }
        buffer[used++] = c;
    }

    public void put(String text) {
        write(text, 0, text.length());
    }

    @Override
    public void write(int c) {
        put((char) c);
    }

    @Override
    public void write(String text, int from, int length) {
        if (length > SIZE - used) {
            drain();
        }
        if (length > SIZE) {
            send(text.toCharArray(), from, length);
            return;
        }
        text.getChars(from, from + length, buffer, used);
        used += length;
    }

    @Override
    public void write(char[] chars, int from, int length) {
        if (length > SIZE - used) {
            drain();
        }
        if (length > SIZE) {
            send(chars, from, length);
            return;
        }
        System.arraycopy(chars, from, buffer, used, length);
        used += length;
    }

    private void send(char[] chars, int from, int length) {
        try {
            to.write(chars, from, length);
        } catch (IOException e) {
            throw new OutputFailure(e);
        }
    }

    private void drain() {
        int length = used;
        used = 0;
        send(buffer, 0, length);
    }

    @Override
    public void flush() {
        drain();
        try {
            to.flush();
        } catch (IOException e) {
            throw new OutputFailure(e);
        }
    }

    @Override
    public void close() {
        flush();
    }
}
