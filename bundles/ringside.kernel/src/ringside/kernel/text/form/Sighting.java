package ringside.kernel.text.form;

/**
 * A name of a register with a value behind it, somewhere in a text.
 *
 * @param line      where, from 1
 * @param written   the name as it is written
 * @param name      what that name means
 * @param separator what stands between name and value
 * @param value     the value as it is written
 */
record Sighting(int line, String written, RegisterName name, Separator separator, WrittenValue value) {

    /** What stands between a name and its value. */
    enum Separator {
        COLON, EQUALS, SPACE,
        /** A debugger's answer to a question for this one register. */
        ASKED
    }

    String register() {
        return name.register();
    }

    /** Whether it is a line RIP with the selector of CS before the address, as kernels print it. */
    boolean kernelRip() {
        return separator == Separator.COLON && register().equals("rip") && value.selector().isPresent();
    }

    /** The name in capital letters, as kernels and crash print it. */
    boolean capital() {
        return Character.isUpperCase(written.charAt(0));
    }
}
