package ringside.machine.transfer;

import ringside.machine.execute.Core;
import ringside.machine.execute.ExecutionMode;
import ringside.machine.execute.Op;
import ringside.machine.execute.SegmentLoads;
import ringside.machine.execute.Transfers;
import ringside.machine.state.Fault;

/** Hands each transfer to the class that carries it out. */
public final class TransferInstructions implements Transfers {
    private final ExceptionDelivery exceptions;
    private final FastSystemCall fastSystemCall;
    private final InterruptReturn interruptReturn;
    private final FarReturn farReturn;
    private final FarTransfer farTransfer;
    private final FredTransitions fred;

    public TransferInstructions(Core core, ExecutionMode mode, SegmentLoads loads, ExceptionDelivery exceptions,
            FredTransitions fred, ListenerPort port) {
        this.exceptions = exceptions;
        this.fred = fred;
        fastSystemCall = new FastSystemCall(core, mode, fred, port);
        interruptReturn = new InterruptReturn(core, mode, loads, port);
        farReturn = new FarReturn(core, mode, loads, port);
        farTransfer = new FarTransfer(core, mode, loads);
    }

    @Override
    public void execute(Op op) {
        switch (op.operation) {
            case SYSCALL -> fastSystemCall.enter(op);
            case SYSRET -> fastSystemCall.leave(op);
            case SYSENTER -> fastSystemCall.sysenter(op);
            case SYSEXIT -> fastSystemCall.sysexit(op, op.gap == 0);
            case IRET -> interruptReturn.execute(op);
            case FAR_RETURN -> farReturn.execute(op);
            case INTERRUPT -> exceptions.software((int) op.immediate, op);
            case ERETU -> fred.returnToUser(op);
            case ERETS -> fred.returnToKernel();
            case DEBUG_INTERRUPT -> exceptions.debugInterrupt(op);
            case OVERFLOW_INTERRUPT -> exceptions.overflow(op);
            case FAR_JUMP, FAR_CALL -> farTransfer.execute(op);
            default -> throw new IllegalStateException("transfer " + op.operation);
        }
    }

    @Override
    public void faulted(Fault raised, boolean stackOperand) {
        exceptions.faulted(raised, stackOperand);
    }
}
