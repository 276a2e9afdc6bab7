package ringside.cli.arguments;

import ringside.model.Scenario;
import ringside.stepper.listing.ProgramPlace;

/**
 * Something that can be run.
 *
 * @param name     what it is called in output
 * @param scenario a copy of its own, which may be changed
 * @param place    where the text of its program stands
 */
public record Subject(String name, Scenario scenario, ProgramPlace place) {
}
