package ringside.kernel.service;

import ringside.machine.Cpu;
import ringside.machine.state.DebugRegisters;
import ringside.machine.state.Register;

/** What the kernel reads from the debug registers (arch/x86/kernel/hw_breakpoint.c). */
final class HardwareBreakpoints {

    private HardwareBreakpoints() {
    }

    /**
     * Whether one of the breakpoints that were hit waits for an instruction.
     *
     * @param status DR6 as the CPU left it
     */
    static boolean executed(Cpu cpu, long status) {
        long control = cpu.get(Register.DR7);
        for (int i = 0; i < DebugRegisters.BREAKPOINTS; i++) {
            if ((status >>> i & 1) != 0 && DebugRegisters.kind(control, i) == DebugRegisters.Kind.EXECUTE) {
                return true;
            }
        }
        return false;
    }
}
