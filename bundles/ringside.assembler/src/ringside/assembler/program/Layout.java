package ringside.assembler.program;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the sections of a program start. Read-only data ({@code .rodata}) follows the code on the next 4 KiB page, as
 * the default script of GNU ld places it.
 *
 * @param text address of the first byte of {@code .text}
 * @param data address of the first byte of {@code .data}
 * @param bss address of the first byte of {@code .bss}
 */
public record Layout(long text, long data, long bss) {

    /** The layout of user programs. */
    public static final Layout USER = new Layout(0x401000, 0x410000, 0x420000);

    private static final Pattern NOTE = Pattern.compile("(?m)^#@ text 0x([0-9a-f]{1,16})$");

    /** The line of a user program that says where its code begins. */
    public static String note(long text) {
        return "#@ text 0x" + Long.toHexString(text);
    }

    /** The layout of a user program: the usual one but for what its {@link #note} says. */
    public static Layout of(String source) {
        Matcher note = NOTE.matcher(source);
        return note.find() ? new Layout(Long.parseUnsignedLong(note.group(1), 16), USER.data, USER.bss) : USER;
    }
}
