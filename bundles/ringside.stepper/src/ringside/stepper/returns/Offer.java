package ringside.stepper.returns;

import ringside.kernel.decision.Edit;

/**
 * An edit that does what it says: it was tried by running ahead with it.
 *
 * @param step where it is to be made: here, or at an earlier position where the question was still to come
 * @param edit the slots to set
 * @param then the return that it leads to
 */
public record Offer(long step, Edit edit, Return then) {
}
