/**
 * Mixtures of scenarios with weights, and those that come with the program.
 * Knows the library and text.
 */
package ringside.scenarios.workload;
