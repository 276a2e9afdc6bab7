package ringside.assembler.program;

/**
 * The contents of one section.
 *
 * @param section name, such as {@code .text}
 * @param address of the first byte
 * @param bytes contents; empty for {@code .bss}, whose bytes are all zero
 * @param size bytes in memory
 */
public record Segment(String section, long address, byte[] bytes, long size) {

    /** True when the section holds code. */
    public boolean code() {
        return section.equals(".text");
    }

    /** True when the section may not be written. */
    public boolean readOnly() {
        return code() || section.equals(".rodata");
    }

    @Override
    public String toString() {
        return String.format("%s at 0x%x, %d bytes", section, address, size);
    }
}
