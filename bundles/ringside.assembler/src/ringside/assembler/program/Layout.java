package ringside.assembler.program;

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
}
