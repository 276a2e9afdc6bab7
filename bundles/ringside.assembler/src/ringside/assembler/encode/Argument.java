package ringside.assembler.encode;

import ringside.assembler.form.RegisterName;
import ringside.assembler.layout.Expression;
import ringside.assembler.layout.Value;
import ringside.assembler.source.Position;
import ringside.machine.code.Operand.SegmentBase;

/** An operand as it is written. */
public sealed interface Argument {

    Position where();

    /** Its width in bits, 0 when it does not say. */
    default int bits() {
        return 0;
    }

    /** How messages name it. */
    String describe();

    /** A register. */
    record OfRegister(RegisterName register, Position where) implements Argument {
        @Override
        public int bits() {
            return register.bits();
        }

        @Override
        public String describe() {
            return register.text();
        }
    }

    /** A number, or the address of a symbol. */
    record OfNumber(Expression value, Position where) implements Argument {
        @Override
        public String describe() {
            return "a number";
        }
    }

    /** The target of a jump or call. */
    record OfTarget(Expression target, Position where) implements Argument {
        @Override
        public String describe() {
            return "a label";
        }
    }

    /**
     * A place in memory.
     *
     * @param base register or null; eip for an address relative to the next instruction that is cut to 32 bits
     * @param index register or null
     * @param scale 1, 2, 4 or 8
     * @param displacement added to the registers
     * @param relative true when the displacement is taken relative to the next instruction
     * @param countsFromEnd true for {@code [rip + 8]}: the number is the distance from the next instruction itself
     * @param segment whose base is added
     * @param bits the width that the source gives, or 0
     */
    record OfMemory(RegisterName base, RegisterName index, int scale, Expression displacement, boolean relative,
            boolean countsFromEnd, SegmentBase segment, int bits, Position where) implements Argument {

        /**
         * The width of the address: that of its registers, or of the code.
         *
         * @param codeBits 64 or 32
         */
        public int addressBits(int codeBits) {
            return base != null ? base.bits() : index != null ? index.bits() : codeBits;
        }

        /** The segment if it has to be named: it is not the one that goes without saying. */
        SegmentBase named() {
            boolean stack = base != null && base.isGeneral()
                    && (base.number() == RegisterName.RSP || base.number() == RegisterName.RBP);
            return segment == (stack ? SegmentBase.SS : SegmentBase.DS) ? SegmentBase.NONE : segment;
        }

        /** The same place in another segment. */
        public OfMemory in(SegmentBase other) {
            return new OfMemory(base, index, scale, displacement, relative, countsFromEnd, other, bits, where);
        }

        /** True for the place that one register points to, whatever its width. */
        boolean isAt(int register) {
            Value value = displacement.known();
            return base != null && base.isGeneral() && base.number() == register && index == null && value != null
                    && value.isConstant() && value.offset() == 0;
        }

        /** True for an address without registers. */
        boolean isOffset() {
            return base == null && index == null && !relative;
        }

        @Override
        public String describe() {
            return bits == 0 ? "memory" : bits + "-bit memory";
        }
    }
}
