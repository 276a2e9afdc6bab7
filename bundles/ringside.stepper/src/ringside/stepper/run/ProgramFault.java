package ringside.stepper.run;

/**
 * Why a text cannot be the program of a scenario.
 *
 * @param line    of the text, from 1; 0 when the fault has no place in it
 * @param column  from 1; 0 when the fault has no place in the text
 * @param message what was expected and what to do
 */
public record ProgramFault(int line, int column, String message) {
}
