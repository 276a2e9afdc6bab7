/**
 * The lines of program and kernel as they are shown, by address and label. Knows how the kernel lists them.
 */
package ringside.stepper.listing;
