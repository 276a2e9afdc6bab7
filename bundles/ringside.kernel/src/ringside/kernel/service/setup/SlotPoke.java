package ringside.kernel.service.setup;

/**
 * A write of a tracer to a slot of pt_regs, by the rules of ptrace.
 *
 * @param slot  name of the slot
 * @param value 64-bit value asked for; ptrace may refuse it or keep bits
 */
public record SlotPoke(String slot, long value) {
}
