package ringside.kernel.service;

import ringside.machine.Cpu;
import ringside.machine.state.Register;

/** What the kernel reads from the debug registers (arch/x86/kernel/hw_breakpoint.c). */
final class HardwareBreakpoints {

    private static final int COUNT = 4;
    private static final int KINDS = 16;
    private static final int EACH = 4;

    private HardwareBreakpoints() {
    }

    /**
     * Whether one of the breakpoints that were hit waits for an instruction.
     *
     * @param status DR6 as the CPU left it
     */
    static boolean executed(Cpu cpu, long status) {
        long control = cpu.get(Register.DR7);
        for (int i = 0; i < COUNT; i++) {
            if ((status >>> i & 1) != 0 && (control >>> KINDS + EACH * i & 3) == 0) {
                return true;
            }
        }
        return false;
    }
}
