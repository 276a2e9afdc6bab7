package ringside.kernel.text.form;

/**
 * A name of a register with a value behind it, somewhere in a text.
 *
 * @param line      where, from 1
 * @param written   the name as it is written
 * @param name      what that name means
 * @param separator what stands between name and value
 * @param value     the value as it is written
 * @param place     how many characters stand before it in the text
 * @param ends      whether the line ends with the value, so that its digits may have been cut off
 */
record Sighting(int line, String written, RegisterName name, Separator separator, WrittenValue value, int place,
        boolean ends) {

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

    /** Whether name and value can hardly be there by chance: a name of three letters, 0x, or four digits. */
    boolean sure() {
        return written.length() > 2 || value.digits().length() > 3 || value.selector().isPresent();
    }

    /** The name in capital letters, as kernels and crash print it. */
    boolean capital() {
        return Character.isUpperCase(written.charAt(0));
    }
}
