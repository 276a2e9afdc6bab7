package ringside.machine.execute;

import ringside.machine.state.Fault;

/** Changes of privilege and of the code segment, by an instruction or by its fault. */
public interface Transfers {
    int SYSCALL = 0;
    int SYSRET = 1;
    int SYSENTER = 2;
    int SYSEXIT = 3;
    int IRET = 4;
    int FAR_RETURN = 5;
    int INTERRUPT = 6;
    int ERETU = 7;
    int ERETS = 8;
    int DEBUG_INTERRUPT = 9;
    int OVERFLOW_INTERRUPT = 10;
    int FAR_JUMP = 11;
    int FAR_CALL = 12;

    /**
     * Executes an instruction and sets RIP.
     *
     * @param op one whose operation is a number of this class
     */
    void execute(Op op);

    /**
     * Delivers an exception of the instruction at RIP, which has changed nothing.
     *
     * @param raised what was thrown
     * @param stackOperand true when a memory operand of the instruction is relative to RSP or RBP
     */
    void faulted(Fault raised, boolean stackOperand);
}
