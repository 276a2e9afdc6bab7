/**
 * A kernel loaded into a machine and running there: what happens at each step, the values that can be read and set by
 * name, and how a run ends. Knows every room but text and questions.
 */
package ringside.kernel;
