package ringside.machine.execute;

import ringside.machine.code.CodeMap;
import ringside.machine.state.Page;

/** The operations of the instructions that start in one page, each made when it is first executed. */
final class OpPage {
    /** The operations of a page where none can be kept. */
    static final Op[] NOTHING = new Op[Page.SIZE];
    /** A page without decoded instructions. */
    static final OpPage EMPTY = new OpPage(CodeMap.CodePage.EMPTY);

    private final CodeMap.CodePage code;
    /** By offset: 64-bit instructions that need nothing but to be executed. */
    private Op[] plain = NOTHING;
    /** The same for 32-bit instructions. */
    private Op[] compat = NOTHING;
    /** By offset: all others. */
    private Op[] special = NOTHING;

    OpPage(CodeMap.CodePage code) {
        this.code = code;
    }

    /** Returns what starts at an offset, null when nothing does. */
    CodeMap.Entry entry(int offset) {
        return code.entry(offset);
    }

    /** Returns where the instructions are kept that need nothing but to be executed in code of 64 or 32 bits. */
    Op[] plain(int bits) {
        if (bits == Long.SIZE) {
            return plain = kept(plain);
        }
        return compat = kept(compat);
    }

    /** Returns the operation of an instruction that cannot be executed without a look at its entry. */
    Op special(int offset) {
        special = kept(special);
        if (special[offset] == null) {
            special[offset] = operation(code.entry(offset));
        }
        return special[offset];
    }

    private Op[] kept(Op[] operations) {
        return operations == NOTHING && code != CodeMap.CodePage.EMPTY ? new Op[Page.SIZE] : operations;
    }

    /** Makes the operation of an instruction. */
    static Op operation(CodeMap.Entry entry) {
        return entry.replaced() ? Op.idle(entry.instruction()) : OpBuilder.build(entry.instruction());
    }

    /** To be called when something else stands at an offset. */
    void forget(int offset) {
        for (Op[] each : new Op[][] {plain, compat, special}) {
            if (each != NOTHING) {
                each[offset] = null;
            }
        }
    }
}
