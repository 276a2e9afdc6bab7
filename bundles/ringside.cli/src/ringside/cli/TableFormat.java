package ringside.cli;

/** The forms in which a table can be had. */
enum TableFormat {
    /** For people. */
    TEXT,
    /** A header, then a line for each row. */
    CSV,
    /** One JSON object a line. */
    JSONL
}
