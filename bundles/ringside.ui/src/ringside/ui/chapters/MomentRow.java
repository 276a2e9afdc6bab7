package ringside.ui.chapters;

/**
 * A row of the Timeline's table: a span of steps or an event.
 *
 * @param from first step
 * @param to last step
 * @param what the phase or the event
 * @param detail the routine or a sentence
 * @param here whether the current step lies in it
 */
record MomentRow(long from, long to, String what, String detail, boolean here) {
}
