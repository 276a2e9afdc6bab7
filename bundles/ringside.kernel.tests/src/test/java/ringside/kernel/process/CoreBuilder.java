package ringside.kernel.process;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Makes core files for tests: a head, one segment of notes, the notes. */
final class CoreBuilder {

    static final int HEAD = 64;
    static final int SEGMENT = 56;
    static final int NOTES = HEAD + SEGMENT;
    private static final int PRSTATUS_LENGTH = 336;

    private final ByteArrayOutputStream notes = new ByteArrayOutputStream();

    CoreBuilder note(String writer, int type, byte[] text) {
        byte[] name = (writer + "\0").getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer head = little(12).putInt(name.length).putInt(text.length).putInt(type);
        notes.writeBytes(head.array());
        notes.writeBytes(Arrays.copyOf(name, name.length + 3 & ~3));
        notes.writeBytes(Arrays.copyOf(text, text.length + 3 & ~3));
        return this;
    }

    /** A thread whose registers are 100, 101, … in the order of the structure. */
    CoreBuilder thread(int id, int signal) {
        ByteBuffer status = little(PRSTATUS_LENGTH);
        status.putShort(12, (short) signal).putInt(32, id);
        for (int i = 0; i < 27; i++) {
            status.putLong(112 + i * 8, 100 + i);
        }
        return note("CORE", 1, status.array());
    }

    byte[] bytes() {
        byte[] text = notes.toByteArray();
        ByteBuffer all = little(NOTES + text.length);
        all.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1});
        all.putShort(16, (short) 4).putShort(18, (short) 62).putLong(32, HEAD).putShort(54, (short) SEGMENT)
                .putShort(56, (short) 1);
        all.putInt(HEAD, 4).putLong(HEAD + 8, NOTES).putLong(HEAD + 32, text.length);
        all.position(NOTES).put(text);
        return all.array();
    }

    static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The bytes as a file. */
    static CoreBytes file(byte[] bytes) {
        return new CoreBytes() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public byte[] read(long offset, int count) {
                return offset >= bytes.length || offset < 0 ? new byte[0]
                        : Arrays.copyOfRange(bytes, (int) offset, (int) Math.min(bytes.length, offset + count));
            }
        };
    }
}
