package ringside.assembler.decode;

/** A ModRM byte (SDM volume 2A, 2.1.5). */
record ModRm(int octet) {
    static final ModRm NONE = new ModRm(0);
    private static final int REGISTER_MODE = 3;
    private static final int FIELD = 7;

    int mode() {
        return octet >> 6;
    }

    int reg() {
        return octet >> 3 & FIELD;
    }

    int rm() {
        return octet & FIELD;
    }

    /** True when r/m names a register, not memory. */
    boolean isRegister() {
        return mode() == REGISTER_MODE;
    }
}
