package ringside.assembler.form;

import java.util.Set;

/** The instructions that LOCK may stand before, if they change memory (SDM volume 2, LOCK). */
public final class Lockable {

    private static final Set<String> MNEMONICS = Set.of("add", "or", "adc", "sbb", "and", "sub", "xor", "inc", "dec",
            "not", "neg", "xchg", "bts", "btr", "btc", "cmpxchg", "cmpxchg8b", "cmpxchg16b", "xadd");

    private Lockable() {
    }

    /** Tells whether an instruction is one of these. */
    public static boolean contains(String mnemonic) {
        return MNEMONICS.contains(mnemonic);
    }
}
