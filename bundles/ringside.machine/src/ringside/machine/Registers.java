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
    private static final int FRED_STACKS = 4;
    /** PG, AM, WP, NE, ET, MP, PE: what Linux runs with. */
    private static final long CR0_OF_LINUX = 0x80050033L;
    private static final long CR0_ALIGNMENT_MASK = 1L << 18;

    /** RAX to R15, then a zero, the FS base and the GS base. */
    final long[] general = new long[SLOTS];
    final LazyFlags flags = new LazyFlags();
    final Segments segments = new Segments();
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
    long sysenterCs;
    long sysenterEsp;
    long sysenterEip;
    long fredConfig;
    long fredStackLevels;
    final long[] fredRsp = new long[FRED_STACKS];

    int cpl() {
        return cs & 3;
    }

    /** True while FRED takes the place of the IDT, SYSRET and the privilege change of IRET. */
    boolean fred() {
        return (cr4 & FredTransitions.ENABLE) != 0;
    }

    /** Exchanges the GS base in use with the one that waits. */
    void swapGs() {
        long other = kernelGsBase;
        kernelGsBase = general[GS];
        general[GS] = other;
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
            case SYSENTER_CS -> sysenterCs;
            case SYSENTER_ESP -> sysenterEsp;
            case SYSENTER_EIP -> sysenterEip;
            case CR4 -> cr4;
            case FRED_CONFIG -> fredConfig;
            case FRED_STKLVLS -> fredStackLevels;
            case FRED_RSP0, FRED_RSP1, FRED_RSP2, FRED_RSP3 ->
                fredRsp[register.ordinal() - Register.FRED_RSP0.ordinal()];
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
            case SYSENTER_CS -> sysenterCs = value;
            case SYSENTER_ESP -> sysenterEsp = value;
            case SYSENTER_EIP -> sysenterEip = value;
            case CR4 -> cr4 = value;
            case FRED_CONFIG -> fredConfig = value;
            case FRED_STKLVLS -> fredStackLevels = value;
            case FRED_RSP0, FRED_RSP1, FRED_RSP2, FRED_RSP3 ->
                fredRsp[register.ordinal() - Register.FRED_RSP0.ordinal()] = value;
            default -> general[register.ordinal()] = value;
        }
    }
}
