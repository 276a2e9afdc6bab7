/**
 * The simulated computer: a CPU that runs, stops and is told of interrupts, its memory, its tables and its saved states.
 * Puts the rooms below together; knows them all, and nothing outside the bundle but Java.
 */
package ringside.machine;
