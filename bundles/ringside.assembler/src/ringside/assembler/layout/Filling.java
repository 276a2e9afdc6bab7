package ringside.assembler.layout;

import ringside.assembler.source.Position;

/** The same pattern many times: {@code .skip} and {@code .fill}. */
public final class Filling extends Item {

    private final long count;
    private final byte[] pattern;

    /**
     * Makes the item.
     *
     * @param count how often
     * @param pattern one to eight bytes
     */
    public Filling(Position where, long count, byte[] pattern) {
        super(where);
        this.count = count;
        this.pattern = pattern;
    }

    @Override
    public long size() {
        return count * pattern.length;
    }

    @Override
    public byte[] bytes(long start) {
        byte[] bytes = new byte[(int) size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = pattern[i % pattern.length];
        }
        return bytes;
    }
}
