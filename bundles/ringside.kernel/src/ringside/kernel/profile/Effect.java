package ringside.kernel.profile;

/** What changes when a row says something else. A test holds every key against what it declares. */
public enum Effect {

    /** A program, or its return, can tell. */
    BEHAVIOUR,
    /** Something stands elsewhere in the kernel: people see another address, no program can tell. */
    PLACE,
    /** Words for people, and nothing else. */
    WORDS
}
