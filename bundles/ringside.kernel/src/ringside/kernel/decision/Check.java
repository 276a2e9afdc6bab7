package ringside.kernel.decision;

import java.util.List;

import ringside.kernel.profile.CheckId;

/**
 * One condition that SYSRET needs, as a rule without state: it judges the slots, names its operands, and knows which
 * values would change its mind. Its words stand in {@code checks.properties} under its id; they follow the help
 * (cpu/syscall.html#not-restored), and what no manual or source confirms is called unconfirmed in them.
 */
interface Check {

    CheckId id();

    /** All ones if the condition fails, otherwise 0. */
    long fails(ReturnState state);

    /** Judges a block of states by the same condition, see {@link DecisionBlock}. */
    void judge(DecisionBlock block);

    /** What it is about. */
    Subject subject();

    /** The values it looks at. */
    List<Operand> operands(ReturnState state);

    /**
     * How to make the condition hold; how to break it if it holds.
     *
     * @return each does it alone, the most natural first; empty if no slot can do it
     */
    List<Remedy> remedies(ReturnState state);

    /** The values that it makes sense to put into slots for the sake of this check. */
    default List<Candidate> candidates(ReturnState state) {
        return List.of();
    }

    /** Addresses at which the check can change its mind about the RIP slot. */
    default List<Long> addressEdges() {
        return List.of();
    }

    /** Whether the condition holds. */
    default boolean holds(ReturnState state) {
        return fails(state) == 0;
    }

    /**
     * Which form of a text fits these slots: the ends of the keys of its sentences, without the point.
     *
     * @return more than one where the text is made of several
     */
    default List<String> forms(CheckText text, ReturnState state) {
        return List.of(text.twofold() ? holds(state) ? "holds" : "fails" : "");
    }

    /** What stands for a name in the words, besides slots and values of the remedies; null if there is no such. */
    default String value(String name, ReturnState state) {
        return null;
    }

    /** All ones if any bit is set, otherwise 0; without a branch, which a processor would guess wrong. */
    static long anyBit(long bits) {
        return (bits | -bits) >> Long.SIZE - 1;
    }
}
