package ringside.machine.further;

import ringside.machine.state.CpuModel;
import ringside.machine.state.Vendor;

/**
 * What CPUID answers: a CPU of each vendor that has what the model has and nothing else, so no x87, SSE or AVX although
 * every real one has them. The help page of the CPU lists the answers.
 */
final class Identity {
    private static final int EXTENDED = 0x80000000;
    private static final int LAST = 0xd;
    private static final int LAST_EXTENDED = 0x80000008;
    /** Family 6, model 0x8f, stepping 8 (a Sapphire Rapids); family 0x19, model 0x11, stepping 1 (a Genoa). */
    private static final int INTEL_SIGNATURE = 0x000806f8;
    private static final int AMD_SIGNATURE = 0x00a10f11;
    /** Leaf 1: CLFLUSH works on 64 bytes, one processor. */
    private static final int LINE = 64 / 8 << 8 | 1 << 16;
    private static final int CX16 = 1 << 13;
    private static final int MOVBE = 1 << 22;
    private static final int POPCNT = 1 << 23;
    private static final int XSAVE = 1 << 26;
    private static final int OSXSAVE = 1 << 27;
    private static final int RDRAND = 1 << 30;
    private static final int DE = 1 << 2;
    private static final int TSC = 1 << 4;
    private static final int MSR = 1 << 5;
    private static final int CX8 = 1 << 8;
    private static final int SEP = 1 << 11;
    private static final int PGE = 1 << 13;
    private static final int CMOV = 1 << 15;
    private static final int CLFSH = 1 << 19;
    /** Leaf 0xd: bytes that XSAVE would take for what XCR0 has. */
    private static final int XSAVE_AREA = 576;
    /** Leaf 7. */
    private static final int FSGSBASE = 1;
    private static final int INVPCID = 1 << 10;
    private static final int RDSEED = 1 << 18;
    private static final int SMAP = 1 << 20;
    private static final int CLFLUSHOPT = 1 << 23;
    private static final int CLWB = 1 << 24;
    private static final int UMIP = 1 << 2;
    private static final int LA57 = 1 << 16;
    private static final int RDPID = 1 << 22;
    private static final int CLDEMOTE = 1 << 25;
    /** Leaf 0x80000001. */
    private static final int LAHF = 1;
    private static final int LZCNT = 1 << 5;
    private static final int PREFETCHW = 1 << 8;
    private static final int SYSCALL = 1 << 11;
    private static final int NX = 1 << 20;
    private static final int RDTSCP = 1 << 27;
    private static final int LONG_MODE = 1 << 29;

    private final boolean amd;
    private final boolean la57;

    Identity(CpuModel model) {
        amd = model.vendor() == Vendor.AMD;
        la57 = model.la57();
    }

    /**
     * Answers a question.
     *
     * @param leaf    EAX
     * @param subleaf ECX
     * @return EAX, EBX, ECX, EDX
     */
    int[] answer(int leaf, int subleaf) {
        return switch (leaf) {
            case 0 -> vendor(LAST);
            case 1 -> new int[] {amd ? AMD_SIGNATURE : INTEL_SIGNATURE, LINE, CX16 | MOVBE | POPCNT | XSAVE | OSXSAVE
                    | RDRAND,
                DE | TSC | MSR | CX8 | (amd ? 0 : SEP) | PGE | CMOV | CLFSH};
            case 7 -> subleaf == 0 ? features() : new int[4];
            case LAST -> subleaf == 0 ? new int[] {1, XSAVE_AREA, XSAVE_AREA, 0} : new int[4];
            case EXTENDED -> amd ? vendor(LAST_EXTENDED) : new int[] {LAST_EXTENDED, 0, 0, 0};
            case EXTENDED + 1 -> new int[] {amd ? AMD_SIGNATURE : 0, 0, LAHF | LZCNT | PREFETCHW,
                SYSCALL | NX | RDTSCP | LONG_MODE};
            case EXTENDED + 2, EXTENDED + 3, EXTENDED + 4 -> name(leaf - EXTENDED - 2);
            case LAST_EXTENDED -> new int[] {la57 ? 57 << 8 | 52 : 48 << 8 | 46, 0, 0, 0};
            default -> new int[4];
        };
    }

    private int[] features() {
        int first = FSGSBASE | INVPCID | RDSEED | SMAP | CLFLUSHOPT | CLWB;
        return new int[] {0, first, UMIP | (la57 ? LA57 : 0) | RDPID | (amd ? 0 : CLDEMOTE), 0};
    }

    /** The name of the vendor in EBX, EDX and ECX. */
    private int[] vendor(int last) {
        String name = amd ? "AuthenticAMD" : "GenuineIntel";
        return new int[] {last, word(name, 0), word(name, 8), word(name, 4)};
    }

    /** A third of the name of the CPU. */
    private int[] name(int part) {
        String name = String.format("%-47s\0", "Ringside simulated CPU");
        int at = 16 * part;
        return new int[] {word(name, at), word(name, at + 4), word(name, at + 8), word(name, at + 12)};
    }

    private static int word(String text, int at) {
        int value = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            value |= text.charAt(at + i) << Byte.SIZE * i;
        }
        return value;
    }
}
