/**
 * Visits of the kernel and how they end: what brought the thread in, which checks were asked when and with which
 * values, which way back was taken; and what is to come, found by running ahead. Knows the run; nobody else in the
 * program says what a return is or will be.
 */
package ringside.stepper.returns;
