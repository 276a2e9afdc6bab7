package ringside.machine.further;

import ringside.machine.execute.Core;
import ringside.machine.execute.Further;
import ringside.machine.execute.FurtherOperation;
import ringside.machine.execute.Op;
import ringside.machine.execute.Operands;
import ringside.machine.state.Registers;

/** IN and OUT. */
final class PortInstructions implements Further {
    private final Operands operands;
    private final long[] general;
    private final PortAccess ports;

    PortInstructions(Operands operands, Core core, PortAccess ports) {
        this.operands = operands;
        this.ports = ports;
        general = core.registers().general;
    }

    @Override
    public long execute(Op op) {
        int port = (int) (op.sourceKind == Op.IMMEDIATE ? op.immediate & 0xff : general[Registers.RDX] & 0xffff);
        ports.require(port, op.bytes());
        if (op.further == FurtherOperation.IN) {
            operands.write(op, PortAccess.FLOATING);
        }
        return op.next;
    }
}
