/**
 * Where edits belong: an edit is made at a step of one kernel's run, and is kept at the same place as other kernels do
 * things.
 */
package ringside.stepper.places;
