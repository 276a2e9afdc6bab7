package ringside.stepper.quiz;

/**
 * A position in the run of a scenario of the library.
 *
 * @param scenario id of the scenario
 * @param step     position, in steps from its start
 */
public record Moment(String scenario, long step) {
}
