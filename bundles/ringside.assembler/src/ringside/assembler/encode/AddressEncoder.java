package ringside.assembler.encode;

import java.io.ByteArrayOutputStream;
import java.util.List;
import ringside.assembler.form.RegisterName;
import ringside.assembler.layout.Fixup;
import ringside.assembler.layout.Value;
import ringside.assembler.source.Numbers;
import ringside.assembler.source.SourceProblem;

/** Writes ModRM, SIB and displacement for a place in memory (SDM vol. 2A, 2.1.5 and 2.2.1.6). */
final class AddressEncoder {

    private static final int WITH_SIB = 4;
    private static final int NO_BASE = 5;
    private static final int NO_INDEX = 4;
    private static final int RELATIVE = 5;
    private static final int DISPLACEMENT_ONLY = 5;
    private static final int DISP8 = 0x40;
    private static final int DISP32 = 0x80;
    private static final int RBX = 3;
    private static final int RSI = 6;
    private static final int BP_ALONE = 6;

    private final Argument.OfMemory memory;
    private final ByteArrayOutputStream bytes;
    private final List<Fixup> fixups;
    private final boolean longMode;
    private final boolean narrow;
    private final boolean half;

    AddressEncoder(Argument.OfMemory memory, ByteArrayOutputStream bytes, List<Fixup> fixups, int codeBits) {
        this.memory = memory;
        this.bytes = bytes;
        this.fixups = fixups;
        this.longMode = codeBits == Long.SIZE;
        this.narrow = memory.addressBits(codeBits) == Integer.SIZE;
        this.half = memory.addressBits(codeBits) == Short.SIZE;
    }

    /** Writes nothing but the displacement. */
    void offset() throws SourceProblem {
        displacement(longMode ? Long.BYTES : Integer.BYTES);
    }

    /**
     * Writes the bytes.
     *
     * @param reg the middle field of the ModRM byte
     */
    void encode(int reg) throws SourceProblem {
        if (half) {
            ofHalf(reg);
        } else if (memory.relative()) {
            bytes.write(reg << 3 | RELATIVE);
            displacement(Integer.BYTES);
        } else if (memory.base() == null && memory.index() == null && !longMode) {
            bytes.write(reg << 3 | DISPLACEMENT_ONLY);
            displacement(Integer.BYTES);
        } else if (memory.base() == null) {
            bytes.write(reg << 3 | WITH_SIB);
            sib(NO_BASE);
            displacement(Integer.BYTES);
        } else {
            withBase(reg);
        }
    }

    /** An address of 16 bits (SDM volume 2A, table 2-1). */
    private void ofHalf(int reg) throws SourceProblem {
        int base = memory.base().number();
        int field = memory.index() != null ? (base == RBX ? 0 : 2) + memory.index().number() - RSI
                : base == RBX ? BP_ALONE + 1 : base == RegisterName.RBP ? BP_ALONE : base - 2;
        int count = displacementBytes(field == BP_ALONE ? RegisterName.RBP : RegisterName.RSP);
        int mod = count == 0 ? 0 : count == 1 ? DISP8 : DISP32;
        bytes.write(mod | reg << 3 | field);
        displacement(Math.min(count, Short.BYTES));
    }

    private void withBase(int reg) throws SourceProblem {
        int base = memory.base().number() & 7;
        int count = displacementBytes(base);
        int mod = count == 0 ? 0 : count == 1 ? DISP8 : DISP32;
        if (memory.index() != null || base == RegisterName.RSP) {
            bytes.write(mod | reg << 3 | WITH_SIB);
            sib(base);
        } else {
            bytes.write(mod | reg << 3 | base);
        }
        displacement(count);
    }

    private int displacementBytes(int base) {
        Value value = memory.displacement().known();
        if (value == null || !value.isConstant()) {
            return Integer.BYTES;
        }
        if (effective(value.offset()) == 0 && base != RegisterName.RBP) {
            return 0;
        }
        return Numbers.fitsSigned(effective(value.offset()), Byte.SIZE) ? 1 : Integer.BYTES;
    }

    /** In an address of 32 bits a displacement of 32 bits has no sign, in one of 16 bits one of 16 bits. */
    private long effective(long displacement) {
        if (half && Numbers.fitsUnsigned(displacement, Short.SIZE)) {
            return Numbers.signExtend(displacement, Short.SIZE);
        }
        return narrow && Numbers.fitsUnsigned(displacement, Integer.SIZE)
                ? Numbers.signExtend(displacement, Integer.SIZE) : displacement;
    }

    private void sib(int base) {
        int index = memory.index() == null ? NO_INDEX : memory.index().number() & 7;
        bytes.write(Integer.numberOfTrailingZeros(memory.scale()) << 6 | index << 3 | base);
    }

    private void displacement(int count) throws SourceProblem {
        byte[] number = new byte[count];
        Value value = memory.displacement().known();
        if (value != null && value.isConstant()) {
            int width = half ? Short.SIZE : Integer.SIZE;
            if (count < Long.BYTES && !Numbers.fitsSigned(effective(value.offset()), width)) {
                throw new SourceProblem(memory.where(), Fixup.outOfRange(value.offset(), width, true)
                        + "; load the address in a register first");
            }
            Fixup.store(number, 0, count, value.offset());
        } else {
            boolean relative = memory.relative() && !memory.countsFromEnd();
            fixups.add(new Fixup(bytes.size(), count, memory.displacement(),
                    relative ? Fixup.Kind.RELATIVE : narrow || half || count == Long.BYTES ? Fixup.Kind.ANY
                            : Fixup.Kind.SIGNED, memory.where()));
        }
        bytes.writeBytes(number);
    }
}
