package ringside.assembler.decode;

import ringside.assembler.source.Numbers;

/** The bytes of an instruction, read from the first to the last. */
final class CodeBytes {
    private final byte[] bytes;
    private int position;

    CodeBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    int position() {
        return position;
    }

    void position(int at) {
        position = at;
    }

    int peek() {
        return bytes[position] & 0xff;
    }

    int next() {
        return bytes[position++] & 0xff;
    }

    /** Reads a number of some bytes with sign. */
    long number(int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value |= (long) next() << Byte.SIZE * i;
        }
        return Numbers.signExtend(value, Byte.SIZE * count);
    }

    boolean accept(byte[] wanted, int mask) {
        for (int i = 0; i < wanted.length; i++) {
            int differs = (next() ^ wanted[i]) & (i == wanted.length - 1 ? mask : 0xff);
            if (differs != 0) {
                return false;
            }
        }
        return true;
    }
}
