package ringside.machine.assembler;

/**
 * A place in a source.
 *
 * @param file name of the file
 * @param line from 1
 * @param column from 1, in characters
 */
record Position(String file, int line, int column) {

    Problem problem(String message) {
        return new Problem(file, line, column, message);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
