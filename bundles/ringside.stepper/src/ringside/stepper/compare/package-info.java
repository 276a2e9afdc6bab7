/**
 * One scenario on two kernels in lockstep, and a run held against what a scenario expects. Knows the run and the
 * words of what is shown.
 */
package ringside.stepper.compare;
