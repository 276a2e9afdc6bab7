package ringside.stepper.run;

import ringside.stepper.Session;

/** Why a movement ended where it did. */
public enum Halt {
    /** It came to where it was asked to go. */
    ARRIVED,
    /** A breakpoint lies at the line that is executed next. */
    BREAKPOINT,
    /** A watched value changed. */
    WATCH,
    /** The program is over: see {@link Session#ended()}. */
    END,
    /** The first step is as far back as it goes. */
    START,
    /** The step limit of the scenario is used up. */
    LIMIT,
    /** The exact state of an earlier step came back: see {@link Session#loop()}. */
    LOOP,
    /** There is no such place in that direction. */
    NOWHERE,
    /** Somebody cancelled the run. */
    CANCELLED
}
