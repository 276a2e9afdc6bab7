package ringside.machine.state;

/** The registers as plain fields, and nothing else. */
public final class Registers {
    /** Slot of {@link #general} that always holds 0: stands in for a base, index or segment that is not there. */
    public static final int ZERO = 16;
    public static final int FS = 17;
    public static final int GS = 18;
    public static final int RAX = Register.RAX.ordinal();
    public static final int RCX = Register.RCX.ordinal();
    public static final int RDX = Register.RDX.ordinal();
    public static final int RSP = Register.RSP.ordinal();
    public static final int RBP = Register.RBP.ordinal();
    public static final int R11 = Register.R11.ordinal();

    private static final int SLOTS = 19;
    private static final int FRED_STACKS = 4;
    /** PG, AM, WP, NE, ET, MP, PE: what Linux runs with. */
    private static final long CR0_OF_LINUX = 0x80050033L;
    private static final long CR0_ALIGNMENT_MASK = 1L << 18;
    /** CR4: FRED is on. */
    private static final long FRED_ENABLE = 1L << 32;

    /** RAX to R15, then a zero, the FS base and the GS base. */
    public final long[] general = new long[SLOTS];
    public final LazyFlags flags = new LazyFlags();
    public final Segments segments = new Segments();
    public final DebugRegisters debug = new DebugRegisters();
    public final TableRegisters tables = new TableRegisters();
    public final Clock clock = new Clock();
    public final RandomBits random = new RandomBits();
    public long rip;
    public int cs = 0x10;
    public int ss = 0x18;
    long kernelGsBase;
    public long cr0 = CR0_OF_LINUX;
    public long cr2;
    public long cr3;
    public long cr4;
    public long cr8;
    public long star;
    public long lstar;
    public long cstar;
    public long sfmask;
    public long efer;
    public long tssBase;
    public long sysenterCs;
    public long sysenterEsp;
    public long sysenterEip;
    public long specCtrl;
    public long fredConfig;
    public long fredStackLevels;
    public final long[] fredRsp = new long[FRED_STACKS];

    public int cpl() {
        return cs & 3;
    }

    /** True while FRED takes the place of the IDT, SYSRET and the privilege change of IRET. */
    public boolean fred() {
        return (cr4 & FRED_ENABLE) != 0;
    }

    /** Exchanges the GS base in use with the one that waits. */
    public void swapGs() {
        long other = kernelGsBase;
        kernelGsBase = general[GS];
        general[GS] = other;
    }

    public boolean alignmentChecked() {
        return cpl() == 3 && flags.has(LazyFlags.AC) && (cr0 & CR0_ALIGNMENT_MASK) != 0;
    }

    public long get(Register register) {
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
            case DR0, DR1, DR2, DR3 -> debug.get(register.ordinal() - Register.DR0.ordinal());
            case DR6 -> debug.get(DebugRegisters.STATUS);
            case DR7 -> debug.get(DebugRegisters.CONTROL);
            case SPEC_CTRL -> specCtrl;
            case FRED_CONFIG -> fredConfig;
            case FRED_STKLVLS -> fredStackLevels;
            case FRED_RSP0, FRED_RSP1, FRED_RSP2, FRED_RSP3 ->
                fredRsp[register.ordinal() - Register.FRED_RSP0.ordinal()];
            default -> general[register.ordinal()];
        };
    }

    public void set(Register register, long value) {
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
            case DR0, DR1, DR2, DR3 -> debug.set(register.ordinal() - Register.DR0.ordinal(), value);
            case DR6 -> debug.set(DebugRegisters.STATUS, value);
            case DR7 -> debug.set(DebugRegisters.CONTROL, value);
            case SPEC_CTRL -> specCtrl = value;
            case FRED_CONFIG -> fredConfig = value;
            case FRED_STKLVLS -> fredStackLevels = value;
            case FRED_RSP0, FRED_RSP1, FRED_RSP2, FRED_RSP3 ->
                fredRsp[register.ordinal() - Register.FRED_RSP0.ordinal()] = value;
            default -> general[register.ordinal()] = value;
        }
    }
}
