package ringside.machine.execute;

import ringside.machine.memory.Mmu;
import ringside.machine.state.CpuModel;
import ringside.machine.state.ExceptionVector;
import ringside.machine.state.Fault;
import ringside.machine.state.Registers;

/** Jumps and calls whose target is not known in advance. */
final class ControlTransfer {
    private final CpuModel model;
    private final long[] general;
    private final Mmu mmu;
    private final Fault fault;

    ControlTransfer(Core core) {
        model = core.model();
        general = core.registers().general;
        mmu = core.mmu();
        fault = core.fault();
    }

    /** Returns the target of a near transfer; a non-canonical one faults before anything has changed. */
    long target(long address) {
        if (address << 16 >> 16 != address && !model.canonical(address)) {
            throw fault.of(ExceptionVector.GP);
        }
        return address;
    }

    long jump(Op op) {
        return target(operand(op));
    }

    /** CALL: the stack is checked before the target, nothing is pushed when either faults. */
    long call(Op op) {
        long address = operand(op);
        long top = general[Registers.RSP] - Long.BYTES;
        mmu.checkWrite(top, Long.BYTES, true);
        long target = target(address);
        mmu.storeStack(top, op.next);
        general[Registers.RSP] = top;
        return target;
    }

    private long operand(Op op) {
        return switch (op.sourceKind) {
            case Op.REGISTER -> general[op.source];
            case Op.MEMORY -> mmu.load64(op.anyEffective(general));
            default -> op.immediate;
        };
    }
}
