package ringside.machine.execute;

/** How often a string instruction is carried out: once, or as often as the counter says unless a comparison ends it. */
public enum Repeat {
    ONCE, COUNT, WHILE_EQUAL, WHILE_NOT_EQUAL
}
