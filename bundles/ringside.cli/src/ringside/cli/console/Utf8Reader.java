package ringside.cli.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Decodes UTF-8 and delivers every character in front of the first byte that is none, so that the rows before it can be
 * answered. The place of that byte is marked by {@link #BROKEN}, behind which the text ends. A byte order mark at the
 * start is left out.
 */
public final class Utf8Reader extends Reader {
    /** Marks the end of readable text: half a surrogate pair, which no UTF-8 text decodes to. */
    public static final char BROKEN = '\udfff';
    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final int BYTES = 1 << 14;

    private final InputStream in;
    private final ByteBuffer bytes = ByteBuffer.allocate(BYTES).limit(0);
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
    private final CharBuffer decoded = CharBuffer.allocate(BYTES).limit(0);
    private boolean started;
    private boolean inputEnded;
    private boolean ended;
    private boolean broken;

    public Utf8Reader(InputStream in) {
        this.in = in;
    }

    /** {@return true once {@link #BROKEN} has been decoded} */
    public boolean broken() {
        return broken;
    }

    @Override
    public int read(char[] to, int offset, int length) throws IOException {
        while (!decoded.hasRemaining() && !ended) {
            decode();
        }
        if (!decoded.hasRemaining()) {
            return length == 0 ? 0 : -1;
        }
        int count = Math.min(length, decoded.remaining());
        decoded.get(to, offset, count);
        return count;
    }

    private void decode() throws IOException {
        decoded.clear();
        CoderResult result = decoder.decode(bytes, decoded, inputEnded);
        if (result.isError() && decoded.hasRemaining()) {
            decoded.put(BROKEN);
            broken = true;
            ended = true;
        } else if (result.isUnderflow() && inputEnded) {
            ended = true;
        } else if (result.isUnderflow()) {
            fill();
        }
        decoded.flip();
        if (!started && decoded.hasRemaining()) {
            started = true;
            decoded.position(decoded.get(0) == BYTE_ORDER_MARK ? 1 : 0);
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        inputEnded = count < 0;
        bytes.position(bytes.position() + Math.max(0, count)).flip();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
