package ringside.kernel.questions;

/** How a selector is built (SDM volume 3, 3.4.2). */
final class Selectors {

    /** Bits of a selector; a slot has 64. */
    static final int BITS = 16;
    /** Set in a selector of the local descriptor table. */
    static final long LDT_BIT = 4;

    private Selectors() {
    }
}
