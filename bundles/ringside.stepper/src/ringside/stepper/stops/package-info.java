/**
 * Where a run is to stop: breakpoints, watched values, conditions of fields.
 * Knows values only.
 */
package ringside.stepper.stops;
