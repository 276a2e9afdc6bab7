package ringside.machine.execute;

import java.util.Map;
import ringside.machine.state.ExceptionVector;

/** Operations of the system: those that change privilege, and those that read or change its flags and registers. */
final class SystemBuilder {
    private static final Map<String, Integer> SYSTEM = Map.ofEntries(
            Map.entry("ud2", SystemInstructions.UNDEFINED), Map.entry("hlt", SystemInstructions.HALT),
            Map.entry("cli", SystemInstructions.CLI), Map.entry("sti", SystemInstructions.STI),
            Map.entry("pushfq", SystemInstructions.PUSHF), Map.entry("popfq", SystemInstructions.POPF),
            Map.entry("pushfd", SystemInstructions.PUSHF), Map.entry("popfd", SystemInstructions.POPF),
            Map.entry("swapgs", SystemInstructions.SWAPGS), Map.entry("rdmsr", SystemInstructions.RDMSR),
            Map.entry("wrmsr", SystemInstructions.WRMSR), Map.entry("clac", SystemInstructions.CLAC),
            Map.entry("stac", SystemInstructions.STAC));
    private static final Map<String, Integer> TRANSFERS = Map.of("syscall", Transfers.SYSCALL,
            "sysretq", Transfers.SYSRET, "sysretd", Transfers.SYSRET, "sysenter", Transfers.SYSENTER,
            "sysexitq", Transfers.SYSEXIT, "sysexitd", Transfers.SYSEXIT,
            "eretu", Transfers.ERETU, "erets", Transfers.ERETS);
    /** Interrupt returns by name, each with 64 minus the width of its words on the stack in bits. */
    private static final Map<String, Integer> INTERRUPT_RETURNS = Map.of("iretq", 0, "iretd", 32, "iretw", 48);
    private static final int GAP_32 = 32;

    private final OperandBuilder operands;
    private final Op op;

    SystemBuilder(OperandBuilder operands) {
        this.operands = operands;
        op = operands.op();
    }

    /** Fills in the operation, if the name is one of these. */
    boolean build(String name) {
        if (SYSTEM.containsKey(name)) {
            operands.none();
            op.system(SYSTEM.get(name));
        } else if (TRANSFERS.containsKey(name)) {
            operands.none();
            op.is(OpCode.TRANSFER, TRANSFERS.get(name));
            op.gap = name.equals("sysretd") || name.equals("sysexitd") ? GAP_32 : 0;
        } else if (INTERRUPT_RETURNS.containsKey(name)) {
            operands.none();
            op.is(OpCode.TRANSFER, Transfers.IRET);
            op.gap = INTERRUPT_RETURNS.get(name);
        } else {
            return other(name);
        }
        return true;
    }

    private boolean other(String name) {
        switch (name) {
            case "int" -> interrupt(operands.immediate(operands.operand(0, 1)) & 0xff);
            case "int3" -> {
                operands.none();
                interrupt(ExceptionVector.BP.number());
            }
            case "int1" -> {
                operands.none();
                op.is(OpCode.TRANSFER, Transfers.DEBUG_INTERRUPT);
            }
            case "into" -> {
                operands.none();
                op.is(OpCode.TRANSFER, Transfers.OVERFLOW_INTERRUPT);
            }
            case "verw" -> {
                op.system(SystemInstructions.VERIFY_WRITE);
                operands.source(operands.operand(0, 1));
                op.sourceGap = 48;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void interrupt(long vector) {
        op.is(OpCode.TRANSFER, Transfers.INTERRUPT);
        op.immediate = vector;
    }
}
