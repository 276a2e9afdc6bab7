package ringside.machine.execute;

import ringside.machine.state.ExceptionVector;
import ringside.machine.state.Register;
import ringside.machine.state.Registers;

/** RDMSR and WRMSR, for the model-specific registers that {@link Register} names. */
final class ModelRegisters {
    private static final long LOW_32 = 0xffff_ffffL;

    private final Core core;
    private final Registers registers;

    ModelRegisters(Core core) {
        this.core = core;
        registers = core.registers();
    }

    void read() {
        core.requireKernel();
        long value = registers.get(selected());
        registers.general[Registers.RAX] = value & LOW_32;
        registers.general[Registers.RDX] = value >>> 32;
    }

    void write() {
        core.requireKernel();
        Register register = selected();
        long value = registers.general[Registers.RDX] << 32 | registers.general[Registers.RAX] & LOW_32;
        if (holdsAddress(register) && !core.model().canonical(value)
                || (value & reserved(register)) != 0) {
            throw core.fault().of(ExceptionVector.GP);
        }
        registers.set(register, register == Register.SFMASK ? value & LOW_32 : value);
    }

    private Register selected() {
        return switch ((int) registers.general[Registers.RCX]) {
            case 0x48 -> Register.SPEC_CTRL;
            case 0x174 -> Register.SYSENTER_CS;
            case 0x175 -> Register.SYSENTER_ESP;
            case 0x176 -> Register.SYSENTER_EIP;
            case 0xC0000080 -> Register.EFER;
            case 0xC0000081 -> Register.STAR;
            case 0xC0000082 -> Register.LSTAR;
            case 0xC0000083 -> Register.CSTAR;
            case 0xC0000084 -> Register.SFMASK;
            case 0xC0000100 -> Register.FS_BASE;
            case 0xC0000101 -> Register.GS_BASE;
            case 0xC0000102 -> Register.KERNEL_GS_BASE;
            case 0x1CC -> Register.FRED_RSP0;
            case 0x1CD -> Register.FRED_RSP1;
            case 0x1CE -> Register.FRED_RSP2;
            case 0x1CF -> Register.FRED_RSP3;
            case 0x1D0 -> Register.FRED_STKLVLS;
            case 0x1D4 -> Register.FRED_CONFIG;
            default -> throw core.fault().of(ExceptionVector.GP);
        };
    }

    private static boolean holdsAddress(Register register) {
        return switch (register) {
            case LSTAR, CSTAR, FS_BASE, GS_BASE, KERNEL_GS_BASE, FRED_RSP0, FRED_RSP1, FRED_RSP2, FRED_RSP3,
                    FRED_CONFIG, SYSENTER_ESP, SYSENTER_EIP -> true;
            default -> false;
        };
    }

    /** Bits that must be 0: event stacks begin at a multiple of 64. */
    private static long reserved(Register register) {
        return switch (register) {
            case FRED_RSP0, FRED_RSP1, FRED_RSP2, FRED_RSP3 -> 0x3f;
            case FRED_CONFIG -> 0x834;
            default -> 0;
        };
    }
}
