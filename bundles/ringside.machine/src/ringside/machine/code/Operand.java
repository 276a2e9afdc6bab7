package ringside.machine.code;

import ringside.machine.state.Register;

/**
 * One operand of a decoded instruction, free of encoding details. Operands stand in Intel order (destination first).
 * Sizes are in bits (8, 16, 32 or 64; 48 and 80 for a pointer with its selector or limit, 128 for two quadwords).
 *
 * <p>Operands that the source leaves out are spelled out: a shift by one carries {@code ImmediateOperand(1)}, a shift by
 * CL carries {@code RegisterOperand(RCX, 8, false)}, and {@code imul r, imm} has three operands.
 */
public sealed interface Operand {

    /**
     * Which segment a memory address is in; NONE: the one that goes without saying. 64-bit code adds the bases of FS and
     * GS only.
     */
    enum SegmentBase {
        NONE, FS, GS, ES, CS, SS, DS
    }

    /**
     * A general register or a part of it.
     *
     * @param register one of RAX to R15
     * @param bits width in bits
     * @param high true for ah, ch, dh and bh: bits 8 to 15 of RAX, RCX, RDX and RBX
     */
    record RegisterOperand(Register register, int bits, boolean high) implements Operand {
    }

    /**
     * A constant.
     *
     * @param value sign-extended from the operand size to 64 bits; for a direct jmp, jcc or call the absolute address
     *            of the target; for {@code int} the vector (0 to 255); for {@code ret n} the byte count
     */
    record ImmediateOperand(long value) implements Operand {
    }

    /**
     * A memory address: base + index * scale + displacement + segment base, modulo 2^64. An address relative to the
     * instruction pointer is already resolved to an absolute displacement without base.
     *
     * @param baseRegister encoding of the base register (0 = RAX … 15 = R15), -1 for none
     * @param index encoding of the index register, -1 for none
     * @param scale 1, 2, 4 or 8
     * @param displacement bytes, sign-extended to 64 bits
     * @param segment segment base to add
     * @param bits width of the access in bits; 0 when memory is not accessed (lea)
     * @param addressBits 64, 32 or 16: the sum, before the segment base is added, is cut to so many bits; in 32-bit code
     *            to 32 at most
     */
    record MemoryOperand(int baseRegister, int index, int scale, long displacement, SegmentBase segment, int bits,
            int addressBits) implements Operand {

        /** An address of the full width. */
        public MemoryOperand(int baseRegister, int index, int scale, long displacement, SegmentBase segment, int bits) {
            this(baseRegister, index, scale, displacement, segment, bits, Long.SIZE);
        }
    }

    /**
     * A debug register.
     *
     * @param n 0 to 15
     */
    record DebugRegisterOperand(int n) implements Operand {
    }

    /**
     * A control register.
     *
     * @param n 0 to 15; the CPU has 0, 2, 3, 4 and 8
     */
    record ControlRegisterOperand(int n) implements Operand {
    }

    /**
     * A segment register.
     *
     * @param n encoding: 0 ES, 1 CS, 2 SS, 3 DS, 4 FS, 5 GS
     */
    record SegmentRegisterOperand(int n) implements Operand {
    }
}
