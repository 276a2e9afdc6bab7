package ringside.kernel.decision;

/** What is odd about the value of a selector slot. */
final class SelectorKind {

    private static final long OWN_TABLE = 4;

    private SelectorKind() {
    }

    /** The end of the key of its words; empty if there is nothing to say. */
    static String of(long slot) {
        if (slot >>> Short.SIZE != 0) {
            return "wide";
        }
        return (slot & OWN_TABLE) != 0 ? "own" : "";
    }

    /** A remark in brackets that names a kind; empty if there is nothing to say. */
    static String words(String kind) {
        return kind.isEmpty() ? "" : Words.text("selector.is", "kind", Words.text("selector." + kind));
    }
}
