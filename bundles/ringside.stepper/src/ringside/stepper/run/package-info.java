/**
 * The run itself: the engine, the tape that goes back and forth on it, what is recorded on the way, movements and
 * breakpoints. Knows document, listing and values; nothing that is shown.
 */
package ringside.stepper.run;
