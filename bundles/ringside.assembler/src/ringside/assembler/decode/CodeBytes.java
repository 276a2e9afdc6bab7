package ringside.assembler.decode;

import ringside.assembler.source.Numbers;

/** The bytes of an instruction, read from the first to the last. Behind the last there are zeros, which is noted. */
final class CodeBytes {
    private final byte[] bytes;
    private int position;
    private boolean cutOff;

    CodeBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    int position() {
        return position;
    }

    void position(int at) {
        position = at;
    }

    /** True when a byte was asked for that is not there. */
    boolean cutOff() {
        return cutOff;
    }

    /** Returns a byte without going on. */
    int peek(int ahead) {
        int at = position + ahead;
        cutOff |= at >= bytes.length;
        return at < bytes.length ? bytes[at] & 0xff : 0;
    }

    int next() {
        int value = peek(0);
        position++;
        return value;
    }

    /** Reads a number of some bytes with sign. */
    long number(int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value |= (long) next() << Byte.SIZE * i;
        }
        return count == 0 ? 0 : Numbers.signExtend(value, Byte.SIZE * count);
    }
}
