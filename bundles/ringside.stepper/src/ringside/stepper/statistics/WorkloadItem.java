package ringside.stepper.statistics;

import ringside.model.Scenario;

/**
 * One line of a workload.
 *
 * @param origin   where it stands, for messages, such as {@code mixed.workload:3}
 * @param weight   how often the scenario runs, at least 1
 * @param scenario what runs, with the kernel and the machine it runs on; it is not changed
 */
public record WorkloadItem(String origin, long weight, Scenario scenario) {
}
