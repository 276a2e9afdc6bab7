package ringside.stepper.replay;

/** Why a recorded entry cannot be replayed, as a sentence without a full stop. */
final class NotReplayable extends Exception {
    private static final long serialVersionUID = 1L;

    NotReplayable(String reason) {
        super(reason);
    }
}
