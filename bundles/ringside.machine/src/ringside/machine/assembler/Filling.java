package ringside.machine.assembler;

/** The same pattern many times: {@code .skip} and {@code .fill}. */
final class Filling extends Item {

    private final long count;
    private final byte[] pattern;

    /**
     * Makes the item.
     *
     * @param count how often
     * @param pattern one to eight bytes
     */
    Filling(Position where, long count, byte[] pattern) {
        super(where);
        this.count = count;
        this.pattern = pattern;
    }

    @Override
    long size() {
        return count * pattern.length;
    }

    @Override
    byte[] bytes(Section section) {
        byte[] bytes = new byte[(int) size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = pattern[i % pattern.length];
        }
        return bytes;
    }
}
