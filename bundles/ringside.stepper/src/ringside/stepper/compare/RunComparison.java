package ringside.stepper.compare;

import java.util.List;
import java.util.Optional;
import ringside.stepper.returns.Return;
import ringside.stepper.value.Texts;

/**
 * Where two runs of one scenario part: on two kernels, each from the start. Three things are compared.
 * <ul>
 * <li>Step by step: step n of the one with step n of the other. The runs part in their routine at the first step at
 * which the executed instructions belong to routines of different names, and in their effect at the first step after
 * which registers, slots of pt_regs or events differ. Addresses of the kernel count as the place they lead to (such as
 * the top of the kernel stack). How an instruction is written, what it does to other memory, and the status flags that
 * kernel code leaves behind do not count; a branch that goes another way for them shows at the next step.</li>
 * <li>Return by return: the n-th return to user mode of the one with the n-th of the other, by path and first
 * reason.</li>
 * <li>What the program sees: all its registers before its n-th instruction, and how it ends.</li>
 * </ul>
 *
 * @param routine  first step in routines of different names; empty if there is none up to where the effect differs
 * @param effect   first step with another effect; empty if there is none up to the end
 * @param returned first return that differs
 * @param user     first moment at which the program sees a difference
 */
public record RunComparison(Optional<Parting> routine, Optional<Parting> effect, Optional<Returns> returned,
        Optional<Seen> user) {

    /** The step at which the runs part, in routine or effect; empty if they never do. */
    public Optional<Parting> part() {
        return routine.or(() -> effect);
    }

    /**
     * A step at which the runs differ.
     *
     * @param one   what the first run did
     * @param other what the second run did
     */
    public record Parting(Step one, Step other) {
    }

    /**
     * What one step of a run did.
     *
     * @param step        its number, from 1; of a run that is over, the number of its last
     * @param phase       user, entry, dispatch, work, decision, return; empty if the run is over
     * @param routine     name of the routine
     * @param instruction as the listing has it
     * @param effects     what it did, in words; empty if no register and no slot of pt_regs changed
     */
    public record Step(long step, String phase, String routine, String instruction, List<String> effects) {

        public Step {
            effects = List.copyOf(effects);
        }

        /** The effects in one line. */
        public String effect() {
            return effects.isEmpty() ? Texts.SESSION.text("compared.nothing") : String.join(", ", effects);
        }
    }

    /**
     * Returns that differ.
     *
     * @param number which return, from 1
     * @param one    that of the first run; empty if it has fewer
     * @param other  that of the second run
     */
    public record Returns(int number, Optional<Return> one, Optional<Return> other) {
    }

    /**
     * A moment at which the program sees a difference.
     *
     * @param instruction how many instructions of the program had been reached before, from 0
     * @param oneStep     steps of the first run so far
     * @param otherStep   steps of the second run so far
     * @param differences what differs
     */
    public record Seen(long instruction, long oneStep, long otherStep, List<Difference> differences) {

        public Seen {
            differences = List.copyOf(differences);
        }
    }

    /**
     * One thing that the program sees.
     *
     * @param name  a register, or {@code run} for how the run goes on or ends
     * @param one   in the first run, in words
     * @param other in the second run
     */
    public record Difference(String name, String one, String other) {
    }
}
