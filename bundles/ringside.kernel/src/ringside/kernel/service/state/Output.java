package ringside.kernel.service.state;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * What the program has written to its console. Immutable: each piece knows those before it, so that keeping a state is
 * keeping a reference.
 */
public final class Output {

    /** Nothing was written. */
    public static final Output NONE = new Output(null, 0, new byte[0]);
    /** Bytes that are kept; what is written after them only counts. */
    public static final int MOST_KEPT = 1 << 20;

    private final Output before;
    private final int descriptor;
    private final byte[] bytes;
    private final long total;
    private final int hash;

    private Output(Output before, int descriptor, byte[] bytes) {
        this.before = before;
        this.descriptor = descriptor;
        this.total = before == null ? 0 : before.total + bytes.length;
        this.bytes = total > MOST_KEPT ? new byte[0] : bytes;
        this.hash = before == null ? 0 : 31 * (31 * before.hash + descriptor) + Arrays.hashCode(bytes);
    }

    /** This and what was written to a descriptor then. */
    public Output with(int fd, byte[] written) {
        return new Output(this, fd, written);
    }

    /** All bytes that were written, to whatever descriptor. */
    public long total() {
        return total;
    }

    /** Whether more was written than is kept. */
    public boolean cut() {
        return total > MOST_KEPT;
    }

    /** The text that is kept. */
    public String text() {
        Deque<Output> pieces = new ArrayDeque<>();
        for (Output piece = this; piece.before != null; piece = piece.before) {
            pieces.push(piece);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        pieces.forEach(piece -> all.writeBytes(piece.bytes));
        return all.toString(StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Output that)) {
            return false;
        }
        Output a = this;
        Output b = that;
        while (a != b) {
            boolean same = a != null && b != null && a.hash == b.hash && a.total == b.total
                    && a.descriptor == b.descriptor && Arrays.equals(a.bytes, b.bytes);
            if (!same) {
                return false;
            }
            a = a.before;
            b = b.before;
        }
        return true;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return total + " bytes written";
    }
}
