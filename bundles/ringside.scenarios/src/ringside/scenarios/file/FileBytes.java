package ringside.scenarios.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** A file of any size of which a few places are read, near to each other mostly: it is read in pieces of 64 KiB. */
public final class FileBytes implements Closeable {

    private static final int PIECE = 1 << 16;

    private final FileChannel channel;
    private final byte[] piece = new byte[PIECE];
    private long begin;
    private int there;

    /** Opens a file for reading. */
    public FileBytes(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.READ);
    }

    /** {@return the length of the file} */
    public long length() throws IOException {
        return channel.size();
    }

    /**
     * {@return bytes from a place on; fewer than asked for, or none, where the file ends before}
     *
     * @param offset from 0
     * @param count  at most so many
     */
    public byte[] read(long offset, int count) throws IOException {
        if (count > PIECE) {
            return direct(offset, count);
        }
        if (offset < begin || offset + count > begin + there) {
            ByteBuffer into = ByteBuffer.wrap(piece);
            fill(into, offset);
            begin = offset;
            there = into.position();
        }
        int from = (int) (offset - begin);
        return Arrays.copyOfRange(piece, from, from + Math.min(count, there - from));
    }

    private byte[] direct(long offset, int count) throws IOException {
        ByteBuffer into = ByteBuffer.allocate(count);
        fill(into, offset);
        return Arrays.copyOf(into.array(), into.position());
    }

    private void fill(ByteBuffer into, long offset) throws IOException {
        long at = offset;
        int read = 0;
        while (into.hasRemaining() && read >= 0) {
            read = channel.read(into, at);
            at += Math.max(0, read);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
