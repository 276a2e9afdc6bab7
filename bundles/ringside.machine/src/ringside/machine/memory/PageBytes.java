package ringside.machine.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Little-endian access to the bytes of a page. */
final class PageBytes {
    static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    private PageBytes() {
    }

    /** Reads 1 to 8 bytes as an unsigned number. */
    static long get(byte[] page, int offset, int bytes) {
        if (bytes == Long.BYTES) {
            return (long) LONGS.get(page, offset);
        }
        long value = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            value = value << 8 | page[offset + i] & 0xff;
        }
        return value;
    }

    /** Writes the lowest 1 to 8 bytes of a value. */
    static void put(byte[] page, int offset, int bytes, long value) {
        if (bytes == Long.BYTES) {
            LONGS.set(page, offset, value);
            return;
        }
        for (int i = 0; i < bytes; i++) {
            page[offset + i] = (byte) (value >>> 8 * i);
        }
    }
}
