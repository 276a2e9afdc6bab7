/** The seam between kernel and program: what it shows at a step, its words, and its layout. Knows the session and the rooms below it. */
package ringside.stepper.seam;
