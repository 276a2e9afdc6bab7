package ringside.machine.further;

import ringside.machine.execute.Core;
import ringside.machine.execute.Further;
import ringside.machine.execute.FurtherOperation;
import ringside.machine.execute.Op;
import ringside.machine.execute.Operands;
import ringside.machine.memory.Mmu;
import ringside.machine.state.ExceptionVector;
import ringside.machine.state.Fault;
import ringside.machine.state.Registers;
import ringside.machine.state.Vendor;

/**
 * JMP, CALL and RET with an operand-size prefix. In 64-bit code an Intel CPU takes no notice of it; an AMD CPU, and
 * 32-bit code on both, goes to an address of 16 bits and has words of 16 bits on the stack (APM volume 3, CALL).
 */
final class NearWordTransfers implements Further {
    private static final long LOW_16 = 0xffff;

    private final Core core;
    private final Registers registers;
    private final Mmu mmu;
    private final Fault fault;
    private final Operands operands;
    private final StackWords stack;

    NearWordTransfers(Core core, Operands operands, StackWords stack) {
        this.core = core;
        registers = core.registers();
        mmu = core.mmu();
        fault = core.fault();
        this.operands = operands;
        this.stack = stack;
    }

    @Override
    public long execute(Op op) {
        boolean half = !registers.segments.code.longMode() || core.model().vendor() == Vendor.AMD;
        int bytes = half ? Short.BYTES : Long.BYTES;
        long target = op.further == FurtherOperation.RETURN_WORD ? stack.load(stack.top(), bytes) : operand(op, half);
        if (half) {
            target &= LOW_16;
        } else if (!core.model().canonical(target)) {
            throw fault.of(ExceptionVector.GP);
        }
        if (op.further == FurtherOperation.CALL_WORD) {
            stack.push(op.next, bytes);
        } else if (op.further == FurtherOperation.RETURN_WORD) {
            stack.set(stack.top() + bytes + op.immediate);
        }
        return target;
    }

    private long operand(Op op, boolean half) {
        return half || op.sourceKind != Op.MEMORY ? operands.source(op) : mmu.load64(operands.address(op));
    }
}
