package ringside.machine.further;

import ringside.machine.execute.Core;
import ringside.machine.execute.Further;
import ringside.machine.execute.Op;
import ringside.machine.execute.Operands;
import ringside.machine.state.ExceptionVector;
import ringside.machine.state.Fault;
import ringside.machine.state.LazyFlags;
import ringside.machine.state.Pending;
import ringside.machine.state.Register;
import ringside.machine.state.Registers;

/** What a program can ask the CPU about itself: what it is, what the time is, and chance. */
final class IdentityInstructions implements Further {
    private static final int RBX = Register.RBX.ordinal();
    private static final long LOW_32 = 0xffff_ffffL;
    private static final long TIME_STAMP_DISABLE = 1L << 2;
    private static final long COUNTERS_ENABLE = 1L << 8;
    private static final long COUNTERS = 4;
    /** XCR0: nothing but the bit that is always set, as the model has no registers but the general ones. */
    private static final long EXTENDED_STATES = 1;
    private static final long PROCESSOR_NUMBER = 0;

    private final Core core;
    private final Registers registers;
    private final long[] general;
    private final LazyFlags flags;
    private final Pending pending;
    private final Fault fault;
    private final Operands operands;
    private final Identity identity;

    IdentityInstructions(Core core, Operands operands) {
        this.core = core;
        registers = core.registers();
        general = registers.general;
        flags = registers.flags;
        pending = core.pending();
        fault = core.fault();
        this.operands = operands;
        identity = new Identity(core.model());
    }

    @Override
    public long execute(Op op) {
        switch (op.further) {
            case IDENTIFY -> identify();
            case TIME -> time();
            case TIME_AND_PROCESSOR -> {
                time();
                general[Registers.RCX] = PROCESSOR_NUMBER;
            }
            case PROCESSOR -> operands.write(op, PROCESSOR_NUMBER);
            case PERFORMANCE -> performance();
            case RANDOM -> {
                operands.write(op, registers.random.next());
                flags.loadArithmetic(LazyFlags.CF);
            }
            case EXTENDED_STATE -> {
                requireExtendedState();
                pair(EXTENDED_STATES);
            }
            default -> {
                core.requireKernel();
                requireExtendedState();
                if ((general[Registers.RAX] & LOW_32) != EXTENDED_STATES || (general[Registers.RDX] & LOW_32) != 0) {
                    throw fault.of(ExceptionVector.GP);
                }
            }
        }
        return op.next;
    }

    private void identify() {
        int[] answer = identity.answer((int) general[Registers.RAX], (int) general[Registers.RCX]);
        general[Registers.RAX] = answer[0] & LOW_32;
        general[RBX] = answer[1] & LOW_32;
        general[Registers.RCX] = answer[2] & LOW_32;
        general[Registers.RDX] = answer[3] & LOW_32;
    }

    private void time() {
        if (registers.cpl() != 0 && (registers.cr4 & TIME_STAMP_DISABLE) != 0) {
            throw fault.of(ExceptionVector.GP);
        }
        pair(registers.clock.read(pending.done));
    }

    /** The counters of the model stand at 0. */
    private void performance() {
        boolean allowed = registers.cpl() == 0 || (registers.cr4 & COUNTERS_ENABLE) != 0;
        if (!allowed || Long.compareUnsigned(general[Registers.RCX] & LOW_32, COUNTERS) >= 0) {
            throw fault.of(ExceptionVector.GP);
        }
        pair(0);
    }

    private void requireExtendedState() {
        if ((general[Registers.RCX] & LOW_32) != 0) {
            throw fault.of(ExceptionVector.GP);
        }
    }

    private void pair(long value) {
        general[Registers.RAX] = value & LOW_32;
        general[Registers.RDX] = value >>> Integer.SIZE;
    }
}
