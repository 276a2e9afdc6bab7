/**
 * How often each path was taken and why, over many runs, scenarios and recordings. Knows the run, comparisons and
 * replays.
 */
package ringside.stepper.statistics;
