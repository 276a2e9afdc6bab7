package ringside.machine.execute;

import java.util.Arrays;
import ringside.machine.code.CodeMap;
import ringside.machine.code.InstructionReader;
import ringside.machine.state.Page;

/** The operations of the instructions that start in one page, each made when it is first executed. */
final class OpPage {
    /** The operations of a page where none can be kept. */
    static final Op[] NOTHING = new Op[Page.SIZE];
    /** No page. */
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

    /** Tells whether nothing was added to the page. */
    boolean unplaced() {
        return code == CodeMap.CodePage.EMPTY;
    }

    /** Returns what was added at an offset, null when nothing was. */
    CodeMap.Entry entry(int offset) {
        return code.entry(offset);
    }

    /** Returns where the instructions are kept that need nothing but to be executed in code of 64 or 32 bits. */
    Op[] plain(int bits) {
        if (bits == Long.SIZE) {
            if (plain == NOTHING) {
                plain = room();
            }
            return plain;
        }
        if (compat == NOTHING) {
            compat = room();
        }
        return compat;
    }

    /** Returns the operation of an instruction that cannot be executed without a look at its entry. */
    Op special(int offset) {
        Op known = special[offset];
        if (known == null) {
            special = special == NOTHING ? room() : special;
            known = operation(code.entry(offset));
            special[offset] = known;
        }
        return known;
    }

    private Op[] room() {
        return this == EMPTY ? NOTHING : new Op[Page.SIZE];
    }

    /** Makes the operation of an instruction. */
    static Op operation(CodeMap.Entry entry) {
        return entry.replaced() ? Op.idle(entry.instruction()) : OpBuilder.build(entry.instruction());
    }

    /** To be called when something else stands at some offsets: forgets all that begins there or goes on into them. */
    void forget(int first, int last) {
        int from = Math.max(0, first - InstructionReader.LONGEST + 1);
        for (Op[] each : new Op[][] {plain, compat, special}) {
            if (each != NOTHING) {
                Arrays.fill(each, from, last + 1, null);
            }
        }
    }
}
