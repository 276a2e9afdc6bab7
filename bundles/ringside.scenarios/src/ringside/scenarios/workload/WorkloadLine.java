package ringside.scenarios.workload;

import ringside.model.Scenario;

/**
 * One line of a workload.
 *
 * @param number   its number in the file, from 1
 * @param weight   how often the scenario runs, at least 1
 * @param scenario a fresh copy, set to the kernel and the options of the line
 */
public record WorkloadLine(int number, long weight, Scenario scenario) {
}
