/**
 * Two recorded runs of one scenario side by side, aligned by what they do: which deed of one run is which of the other,
 * where only one of them does something, and the first difference that the program or the kernel could notice. Knows
 * runs, their visits and the words of what is shown.
 */
package ringside.stepper.lockstep;
