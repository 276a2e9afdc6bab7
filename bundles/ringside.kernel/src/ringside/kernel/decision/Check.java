package ringside.kernel.decision;

import java.util.List;

import ringside.kernel.profile.CheckId;

/**
 * One condition that SYSRET needs, as a rule without state: it judges the slots and explains its judgement. The texts
 * follow the help (cpu/syscall.html#not-restored); what no manual confirms is called unconfirmed in them.
 */
interface Check {

    CheckId id();

    /** Whether the condition holds. */
    boolean holds(ReturnState state);

    /** The values it looks at. */
    List<Operand> operands(ReturnState state);

    /** The condition in short. */
    String title();

    /** What the values say, in a sentence. */
    String sentence(ReturnState state);

    /** Why the kernel asks. */
    String reason();

    /** What SYSRET would do wrong with these values, or with values that break the condition. */
    String hazard(ReturnState state);

    /** How to make the condition hold, or how to break it if it holds. */
    String remedy(ReturnState state);
}
