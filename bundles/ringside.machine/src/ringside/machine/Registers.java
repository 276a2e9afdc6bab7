package ringside.machine;

/** The registers as plain fields, and nothing else. */
final class Registers {
    /** Slot of {@link #general} that always holds 0: stands in for a base, index or segment that is not there. */
    static final int ZERO = 16;
    static final int FS = 17;
    static final int GS = 18;
    static final int RAX = Register.RAX.ordinal();
    static final int RCX = Register.RCX.ordinal();
    static final int RDX = Register.RDX.ordinal();
    static final int RSP = Register.RSP.ordinal();
    static final int RBP = Register.RBP.ordinal();
    static final int R11 = Register.R11.ordinal();

    private static final int SLOTS = 19;
    /** PG, AM, WP, NE, ET, MP, PE: what Linux runs with. */
    private static final long CR0_OF_LINUX = 0x80050033L;
    private static final long CR0_ALIGNMENT_MASK = 1L << 18;

    /** RAX to R15, then a zero, the FS base and the GS base. */
    final long[] general = new long[SLOTS];
    final LazyFlags flags = new LazyFlags();
    long rip;
    int cs = 0x10;
    int ss = 0x18;
    long kernelGsBase;
    long cr0 = CR0_OF_LINUX;
    long cr2;
    long cr3;
    long cr4;
    long cr8;
    long star;
    long lstar;
    long cstar;
    long sfmask;
    long efer;
    long tssBase;

    int cpl() {
        return cs & 3;
    }

    boolean alignmentChecked() {
        return cpl() == 3 && flags.has(LazyFlags.AC) && (cr0 & CR0_ALIGNMENT_MASK) != 0;
    }

    long get(Register register) {
        return switch (register) {
            case RIP -> rip;
            case RFLAGS -> flags.value();
            case CS -> cs;
            case SS -> ss;
            case FS_BASE -> general[FS];
            case GS_BASE -> general[GS];
            case KERNEL_GS_BASE -> kernelGsBase;
            case CR2 -> cr2;
            case CR3 -> cr3;
            case STAR -> star;
            case LSTAR -> lstar;
            case CSTAR -> cstar;
            case SFMASK -> sfmask;
            case EFER -> efer;
            case TSS_BASE -> tssBase;
            default -> general[register.ordinal()];
        };
    }

    void set(Register register, long value) {
        switch (register) {
            case RIP -> rip = value;
            case RFLAGS -> flags.load(value);
            case CS -> cs = (int) value & 0xffff;
            case SS -> ss = (int) value & 0xffff;
            case FS_BASE -> general[FS] = value;
            case GS_BASE -> general[GS] = value;
            case KERNEL_GS_BASE -> kernelGsBase = value;
            case CR2 -> cr2 = value;
            case CR3 -> cr3 = value;
            case STAR -> star = value;
            case LSTAR -> lstar = value;
            case CSTAR -> cstar = value;
            case SFMASK -> sfmask = value;
            case EFER -> efer = value;
            case TSS_BASE -> tssBase = value;
            default -> general[register.ordinal()] = value;
        }
    }
}
