package ringside.kernel.questions;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import ringside.kernel.decision.Decision;
import ringside.kernel.decision.Path;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;

/**
 * One kernel on one machine, as the one that decides how to return: who the questions are about. It stands for the
 * return of a system call at which the checks are made; a fast path without checks is not in question.
 */
public final class DecidingKernel {

    private final Profile profile;
    private final KernelOptions options;
    private final Decision decision;
    private final int made;

    private DecidingKernel(Profile profile, KernelOptions options, Set<CheckId> off) {
        this.profile = profile;
        this.options = options;
        this.decision = new Decision(profile, options);
        this.made = ~Decision.mask(off);
    }

    /**
     * A kernel that makes all its checks.
     *
     * @throws IllegalArgumentException if the profile cannot be had with these options
     */
    public static DecidingKernel of(Profile profile, KernelOptions options) {
        return of(profile, options, Set.of());
    }

    /**
     * A kernel that has been made to leave checks out.
     *
     * @param off the checks that it does not make
     * @throws IllegalArgumentException if the profile cannot be had with these options
     */
    public static DecidingKernel of(Profile profile, KernelOptions options, Set<CheckId> off) {
        profile.refusal(options).ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
        return new DecidingKernel(profile, options, off);
    }

    /** The row of the kernel. */
    public Profile profile() {
        return profile;
    }

    /** The machine and the build. */
    public KernelOptions options() {
        return options;
    }

    /** How it decides if it makes all its checks. */
    public Decision decision() {
        return decision;
    }

    /** The checks that it makes, in their order. */
    public List<CheckId> checks() {
        return decision.order().stream().filter(id -> (id.mask() & made) != 0).toList();
    }

    /** The path if no check fails. */
    public Path pass() {
        return decision.path(0);
    }

    /** The path if a check fails; empty if no check is made. */
    public Optional<Path> fail() {
        return checks().stream().findFirst().map(id -> decision.path(id.mask()));
    }

    /** The bit {@link CheckId#mask()} of each check that is made and fails; allocates nothing. */
    public int failingMask(long cx, long ip, long cs, long r11, long flags, long ss) {
        return decision.failingMask(cx, ip, cs, r11, flags, ss) & made;
    }

    /** The mask of failing checks of this state. */
    public int failingMask(ReturnState state) {
        return decision.failingMask(state) & made;
    }

    /** The answer for a mask of failing checks. */
    public Answer answer(int failingMask) {
        return new Answer(decision.path(failingMask), Optional.ofNullable(decision.first(failingMask)),
                decision.failing(failingMask));
    }

    /** The answer for a state. */
    public Answer answer(ReturnState state) {
        return answer(failingMask(state));
    }

    /** Such as {@code seed}, or {@code v6.8 with la57}. */
    @Override
    public String toString() {
        String machine = MachineOptions.text(options);
        return profile.id() + (machine.isEmpty() ? "" : " with " + machine);
    }

    /**
     * A verdict without its explanation.
     *
     * @param path    the way back
     * @param reason  the first failing check; empty if none fails
     * @param failing every failing check, in the order of the kernel
     */
    public record Answer(Path path, Optional<CheckId> reason, List<CheckId> failing) {

        public Answer {
            failing = List.copyOf(failing);
        }

        /** Such as {@code SYSRET}, or {@code IRET because RCX_RIP}. */
        public String text() {
            return path.label() + reason.map(id -> " because " + id).orElse("");
        }
    }
}
