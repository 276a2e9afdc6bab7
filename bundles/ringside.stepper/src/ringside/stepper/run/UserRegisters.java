package ringside.stepper.run;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import ringside.kernel.BootedKernel;
import ringside.kernel.service.frame.PtSlot;
import ringside.machine.Cpu;
import ringside.machine.state.Register;

/**
 * The registers that the user program has, wherever they are at the moment: in the CPU, or in pt_regs while the kernel
 * works.
 */
public final class UserRegisters {
    private UserRegisters() {
    }

    /** {@return values by label: general registers, rip, rflags, cs, ss, fs_base, gs_base} */
    public static Map<String, Long> of(BootedKernel kernel) {
        Cpu cpu = kernel.machine().cpu();
        boolean inCpu = cpu.cpl() == 3;
        Map<String, Long> values = new LinkedHashMap<>();
        for (Register register : Register.values()) {
            if (register.ordinal() > Register.SS.ordinal()) {
                break;
            }
            values.put(register.label(), inCpu ? cpu.get(register) : saved(kernel, register));
        }
        bases(cpu, values);
        return values;
    }

    /** A selector has 16 bits; on a CPU with FRED its slot holds more. */
    private static long saved(BootedKernel kernel, Register register) {
        long value = kernel.ptRegs().get(slot(register));
        return register == Register.CS || register == Register.SS ? value & 0xffff : value;
    }

    /** Adds the segment bases; behind the entry's SWAPGS the user's GS base waits in the other register. */
    static void bases(Cpu cpu, Map<String, Long> values) {
        boolean swapped = cpu.cpl() == 0 && cpu.get(Register.GS_BASE) < 0;
        values.put(Register.FS_BASE.label(), cpu.get(Register.FS_BASE));
        values.put(Register.GS_BASE.label(), cpu.get(swapped ? Register.KERNEL_GS_BASE : Register.GS_BASE));
    }

    private static PtSlot slot(Register register) {
        return switch (register) {
            case RIP -> PtSlot.IP;
            case RFLAGS -> PtSlot.FLAGS;
            case CS -> PtSlot.CS;
            case SS -> PtSlot.SS;
            case R8, R9, R10, R11, R12, R13, R14, R15 -> PtSlot.valueOf(register.name());
            default -> PtSlot.valueOf(register.name().substring(1).toUpperCase(Locale.ROOT));
        };
    }
}
