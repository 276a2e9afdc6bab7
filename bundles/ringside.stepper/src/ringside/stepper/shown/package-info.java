/**
 * What views look at: the state in the EMF model, brought up to date once a movement, with what that changed; and
 * sentences about the next step, values and effects. Knows the run, and changes nothing in it.
 */
package ringside.stepper.shown;
