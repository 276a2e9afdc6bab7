package ringside.kernel.service.frame;

/**
 * One slot of pt_regs as it stands now.
 *
 * @param name    such as {@code ip} or {@code orig_ax}
 * @param offset  bytes from the start of pt_regs
 * @param address virtual address of its first byte
 * @param value   its 8 bytes, whatever they mean
 * @param written whether anything was written there since the kernel was entered
 * @param writer  who wrote it last
 */
public record Slot(String name, int offset, long address, long value, boolean written, Writer writer) {
}
