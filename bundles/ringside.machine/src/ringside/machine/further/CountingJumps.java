package ringside.machine.further;

import ringside.machine.execute.Core;
import ringside.machine.execute.Further;
import ringside.machine.execute.Op;
import ringside.machine.execute.Operands;
import ringside.machine.state.LazyFlags;
import ringside.machine.state.Registers;

/** LOOP, LOOPE, LOOPNE and the jumps that look at the counter; no flag changes. */
final class CountingJumps implements Further {
    private final long[] general;
    private final LazyFlags flags;

    CountingJumps(Core core) {
        general = core.registers().general;
        flags = core.registers().flags;
    }

    @Override
    public long execute(Op op) {
        boolean jumps = switch (op.further) {
            case LOOP -> counted(op);
            case LOOP_EQUAL -> counted(op) && flags.zero();
            case LOOP_NOT_EQUAL -> counted(op) && !flags.zero();
            default -> general[Registers.RCX] << op.gap == 0;
        };
        return jumps ? op.immediate : op.next;
    }

    /** Counts down; false when that leaves 0. */
    private boolean counted(Op op) {
        long count = general[Registers.RCX] - 1;
        general[Registers.RCX] = Operands.merge(general[Registers.RCX], count, op.gap);
        return count << op.gap != 0;
    }
}
