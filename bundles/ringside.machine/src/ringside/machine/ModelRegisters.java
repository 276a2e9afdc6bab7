package ringside.machine;

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
        if (holdsAddress(register) && !core.model().canonical(value)) {
            throw core.fault().of(ExceptionVector.GP);
        }
        registers.set(register, register == Register.SFMASK ? value & LOW_32 : value);
    }

    private Register selected() {
        return switch ((int) registers.general[Registers.RCX]) {
            case 0xC0000080 -> Register.EFER;
            case 0xC0000081 -> Register.STAR;
            case 0xC0000082 -> Register.LSTAR;
            case 0xC0000083 -> Register.CSTAR;
            case 0xC0000084 -> Register.SFMASK;
            case 0xC0000100 -> Register.FS_BASE;
            case 0xC0000101 -> Register.GS_BASE;
            case 0xC0000102 -> Register.KERNEL_GS_BASE;
            default -> throw core.fault().of(ExceptionVector.GP);
        };
    }

    private static boolean holdsAddress(Register register) {
        return switch (register) {
            case LSTAR, CSTAR, FS_BASE, GS_BASE, KERNEL_GS_BASE -> true;
            default -> false;
        };
    }
}
