package ringside.kernel.service.state;

/**
 * What the kernel knows of the process around the task: its console, its heap and its time. Immutable.
 *
 * @param output    what it has written
 * @param heapStart where its heap begins
 * @param heapEnd   the first byte behind its heap (the "program break")
 * @param grown     pages that it has asked for so far and not given back
 * @param clock     nanoseconds since the task began, as far as calls have told or let pass time
 * @param alarm     when an interrupted sleep ends, on this clock
 */
public record ProcessState(Output output, long heapStart, long heapEnd, long grown, long clock, long alarm) {

    /** A process that has done nothing. */
    public static ProcessState start(long heap) {
        return new ProcessState(Output.NONE, heap, heap, 0, 0, 0);
    }

    /** The same process after it has written more. */
    public ProcessState with(Output now) {
        return new ProcessState(now, heapStart, heapEnd, grown, clock, alarm);
    }

    /** The same process with another end of its heap. */
    public ProcessState withHeapEnd(long end) {
        return new ProcessState(output, heapStart, end, grown, clock, alarm);
    }

    /** The same process with so many pages more, or fewer. */
    public ProcessState withGrown(long pages) {
        return new ProcessState(output, heapStart, heapEnd, grown + pages, clock, alarm);
    }

    /** The same process at another time. */
    public ProcessState withClock(long now) {
        return new ProcessState(output, heapStart, heapEnd, grown, now, alarm);
    }

    /** The same process with the end of a sleep. */
    public ProcessState withAlarm(long end) {
        return new ProcessState(output, heapStart, heapEnd, grown, clock, end);
    }
}
