/**
 * Predict, then see: questions about decisions and runs with their answers, drawn by a seed from the map of all
 * decisions and from runs of scenarios; what a wrong answer has misunderstood; and a rule of one's own held against
 * every class of states. Changes nothing that is open. Knows the questions about kernels, and whole runs.
 */
package ringside.stepper.quiz;
