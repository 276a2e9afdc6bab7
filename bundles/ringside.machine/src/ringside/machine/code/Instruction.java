package ringside.machine.code;

import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;

/** One decoded instruction, whether the CPU knows it or not. Immutable. */
public final class Instruction {
    private static final Set<String> COUNTING = Set.of("loop", "loope", "loopne", "loopd", "looped", "loopned", "jrcxz",
            "jecxz", "jcxz");

    private final long address;
    private final int length;
    private final int bits;
    private final String mnemonic;
    private final List<Operand> operands;
    private final String text;
    private final String service;
    private final Object note;

    private Instruction(long address, int length, int bits, String mnemonic, List<Operand> operands, String text,
            String service, Object note) {
        this.address = address;
        this.length = length;
        this.bits = bits;
        this.mnemonic = Objects.requireNonNull(mnemonic, "mnemonic");
        this.operands = List.copyOf(operands);
        this.text = Objects.requireNonNull(text, "text");
        this.service = service;
        this.note = note;
    }

    /** Makes an instruction of 64-bit code, see {@link #of(long, int, int, String, List, String, String, Object)}. */
    public static Instruction of(long address, int length, String mnemonic, List<Operand> operands, String text,
            String service, Object note) {
        return of(address, length, Long.SIZE, mnemonic, operands, text, service, note);
    }

    /**
     * Makes an instruction.
     *
     * @param address address of its first byte
     * @param length length in bytes, 1 to 15
     * @param bits 64, or 32 for code of compatibility mode: where the CPU meets it in the other mode, it has no code
     * @param mnemonic canonical name: {@code jne}, {@code cmovb}, {@code setae}, {@code shl}
     * @param operands operands in Intel order, destination first
     * @param text what to show for it
     * @param service name of the service that runs before it, or null
     * @param note anything the caller wants to find again, or null
     * @throws IllegalArgumentException when there are no instructions of that length or width
     */
    public static Instruction of(long address, int length, int bits, String mnemonic, List<Operand> operands,
            String text, String service, Object note) {
        if (length < 1 || length > 15) {
            throw new IllegalArgumentException("length " + length + " of an instruction: expected 1 to 15 bytes");
        }
        if (bits != Long.SIZE && bits != Integer.SIZE) {
            throw new IllegalArgumentException("code of " + bits + " bits: expected 64 or 32");
        }
        return new Instruction(address, length, bits, mnemonic, operands, text, service, note);
    }

    /** Returns the address of the first byte. */
    public long address() {
        return address;
    }

    /** Returns the length in bytes. */
    public int length() {
        return length;
    }

    /** Returns 64, or 32 for code of compatibility mode. */
    public int bits() {
        return bits;
    }

    /** Returns the address behind it; 32-bit code begins anew at 0. */
    public long end() {
        return bits == Long.SIZE ? address + length : address + length & 0xffff_ffffL;
    }

    /** Returns what to show for it, for example {@code mov rax, qword ptr gs:[0x10]}. */
    public String text() {
        return text;
    }

    /** Returns the canonical name. */
    public String mnemonic() {
        return mnemonic;
    }

    /** Returns the operands in Intel order, destination first. */
    public List<Operand> operands() {
        return operands;
    }

    /** Tells whether it is one of the jumps that look at flags. */
    public boolean conditionalJump() {
        return Condition.of(mnemonic, "j").isPresent();
    }

    /** Returns the target of a direct jump or call, empty for all other instructions. */
    public OptionalLong target() {
        boolean transfers = mnemonic.equals("jmp") || mnemonic.equals("call") || conditionalJump()
                || COUNTING.contains(mnemonic);
        if (transfers && operands.size() == 1 && operands.get(0) instanceof Operand.ImmediateOperand direct) {
            return OptionalLong.of(direct.value());
        }
        return OptionalLong.empty();
    }

    /** Returns the name of the kernel service that runs before it, or null. */
    public String service() {
        return service;
    }

    /** Returns what was attached to it, or null. */
    public Object note() {
        return note;
    }

    /** Tells whether a program that reaches it at CPL 3 has ended. */
    public boolean endMark() {
        return mnemonic.equals("hlt");
    }

    /** Returns address and text. */
    @Override
    public String toString() {
        return Long.toHexString(address) + ": " + text;
    }
}
