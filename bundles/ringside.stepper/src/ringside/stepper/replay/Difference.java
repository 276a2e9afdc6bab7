package ringside.stepper.replay;

/**
 * Where a replay does not do what was recorded.
 *
 * @param what     the name of the field in the recording
 * @param got      what the simulated kernel did
 * @param recorded what the recorded kernel did
 */
public record Difference(String what, String got, String recorded) {
    @Override
    public String toString() {
        return what + " is " + got + ", recorded " + recorded;
    }
}
