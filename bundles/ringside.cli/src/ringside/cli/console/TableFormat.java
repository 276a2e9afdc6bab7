package ringside.cli.console;

/** The forms in which a table can be had. */
public enum TableFormat {
    /** For people. */
    TEXT,
    /** A header, then a line for each row. */
    CSV,
    /** One JSON object a line. */
    JSONL
}
