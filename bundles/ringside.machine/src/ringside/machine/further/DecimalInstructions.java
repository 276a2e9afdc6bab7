package ringside.machine.further;

import ringside.machine.compute.Alu;
import ringside.machine.execute.Core;
import ringside.machine.execute.Further;
import ringside.machine.execute.Op;
import ringside.machine.state.ExceptionVector;
import ringside.machine.state.Fault;
import ringside.machine.state.LazyFlags;
import ringside.machine.state.Registers;

/**
 * What 32-bit code has for numbers of decimal digits: AAA, AAS, DAA, DAS, AAM and AAD (SDM volume 2). Flags that the manual
 * leaves undefined are as measured on an AMD EPYC.
 */
final class DecimalInstructions implements Further {
    private static final long LOW_8 = 0xff;
    private static final long LOW_16 = 0xffff;
    private static final long DIGIT = 0xf;
    private static final int LARGEST_DIGIT = 9;
    private static final int LARGEST_PAIR = 0x99;
    private static final int NEXT_DIGIT = 0x100;
    private static final int SKIPPED = 6;
    private static final int SKIPPED_ABOVE = 0x60;
    private static final int GAP_16 = 48;
    private static final int GAP_8 = 56;

    private final long[] general;
    private final LazyFlags flags;
    private final Alu alu;
    private final Fault fault;

    DecimalInstructions(Core core) {
        general = core.registers().general;
        flags = core.registers().flags;
        alu = core.alu();
        fault = core.fault();
    }

    @Override
    public long execute(Op op) {
        switch (op.further) {
            case ADJUST_ADDED -> adjust(true);
            case ADJUST_SUBTRACTED -> adjust(false);
            case DECIMAL_ADDED -> decimal(true);
            case DECIMAL_SUBTRACTED -> decimal(false);
            case ADJUST_MULTIPLIED -> divide((int) op.immediate & 0xff);
            default -> multiply((int) op.immediate & 0xff);
        }
        return op.next;
    }

    /** One digit in AL, the carry goes to AH. */
    private void adjust(boolean added) {
        long before = general[Registers.RAX];
        boolean over = (before & DIGIT) > LARGEST_DIGIT || (flags.arithmetic() & LazyFlags.AF) != 0;
        long by = over ? NEXT_DIGIT + SKIPPED : 0;
        long after = added ? alu.add(before, by, GAP_16) : alu.sub(before, by, GAP_16);
        accumulator(after & ~LOW_8 | after & DIGIT);
        carries(over, over);
    }

    /** Two digits in AL. */
    private void decimal(boolean added) {
        long before = general[Registers.RAX] & LOW_8;
        long found = flags.arithmetic();
        boolean low = (before & DIGIT) > LARGEST_DIGIT || (found & LazyFlags.AF) != 0;
        boolean high = before > LARGEST_PAIR || (found & LazyFlags.CF) != 0;
        long by = (low ? SKIPPED : 0) + (high ? SKIPPED_ABOVE : 0);
        long after = added ? alu.add(before, by, GAP_8) : alu.sub(before, by, GAP_8);
        accumulator(general[Registers.RAX] & ~LOW_8 | after & LOW_8);
        carries(low, high || !added && low && before < SKIPPED);
    }

    private void divide(int base) {
        if (base == 0) {
            throw fault.of(ExceptionVector.DE);
        }
        long low = general[Registers.RAX] & LOW_8;
        accumulator(low / base << Byte.SIZE | low % base);
        alu.logic(low % base, GAP_8);
    }

    private void multiply(int base) {
        long number = general[Registers.RAX];
        accumulator(alu.add(number, (number >>> Byte.SIZE & LOW_8) * base, GAP_8) & LOW_8);
    }

    private void accumulator(long value) {
        general[Registers.RAX] = general[Registers.RAX] & ~LOW_16 | value & LOW_16;
    }

    /** AF and CF are set on purpose, the others are those of the addition or subtraction. */
    private void carries(boolean low, boolean high) {
        flags.loadArithmetic(flags.arithmetic() & ~(LazyFlags.AF | LazyFlags.CF) | (low ? LazyFlags.AF : 0)
                | (high ? LazyFlags.CF : 0));
    }
}
