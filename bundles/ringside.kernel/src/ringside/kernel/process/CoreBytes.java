package ringside.kernel.process;

import java.io.IOException;

/** The bytes of a file of which only a few are read. */
public interface CoreBytes {

    /** {@return how many there are} */
    long length() throws IOException;

    /**
     * {@return bytes from a place on; fewer than asked for, or none, where the file ends before}
     *
     * @param offset from 0
     * @param count  at most so many
     */
    byte[] read(long offset, int count) throws IOException;
}
