/**
 * The run as a book: a chapter a visit of the kernel, with phases, questions, events and the way back; and the places a
 * reader turns to.
 * Knows run and returns.
 */
package ringside.stepper.chapters;
