package ringside.machine.state;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The registers of the simulated CPU. The first sixteen stand in encoding order, so that {@link #ordinal()} is the
 * number that instructions use.
 */
public enum Register {
    RAX, RCX, RDX, RBX, RSP, RBP, RSI, RDI, R8, R9, R10, R11, R12, R13, R14, R15,
    /** Address of the next instruction. */
    RIP,
    /** All flags, see {@link Flag}. */
    RFLAGS,
    /** Code selector; its two lowest bits are the privilege level. */
    CS,
    /** Stack selector. */
    SS,
    /** MSR 0xC0000100. */
    FS_BASE,
    /** MSR 0xC0000101, the GS base in use. */
    GS_BASE,
    /** MSR 0xC0000102, the GS base that SWAPGS brings in. */
    KERNEL_GS_BASE,
    /** Address of the last page fault. */
    CR2,
    /** Root of the page tables. */
    CR3,
    /** MSR 0xC0000081, the selectors of SYSCALL and SYSRET. */
    STAR,
    /** MSR 0xC0000082, the entry address of SYSCALL. */
    LSTAR,
    /** MSR 0xC0000083, the entry address of SYSCALL from compatibility mode. */
    CSTAR,
    /** MSR 0xC0000084, the flags that SYSCALL clears. */
    SFMASK,
    /** MSR 0xC0000080; bit 0 (SCE) enables SYSCALL and SYSRET. */
    EFER,
    /** Address of the 64-bit task-state segment: RSP0 at +4, IST1 to IST7 from +36. */
    TSS_BASE,
    /** Control register 4; bit 32 (FRED) switches flexible return and event delivery on. */
    CR4,
    /**
     * MSR 0x1D4: address of the page where all events enter the kernel (those of the kernel itself 256 bytes further),
     * in bits 10:9 the stack level of interrupts, in bits 8:6 what stays free on a stack in use, in units of 64 bytes,
     * in bits 1:0 the stack level in use.
     */
    FRED_CONFIG,
    /** MSR 0x1D0: the stack level of each exception that comes up in the kernel, two bits a vector. */
    FRED_STKLVLS,
    /** MSR 0x1CC: top of the stack for events of user mode. */
    FRED_RSP0,
    /** MSR 0x1CD: top of the stack of level 1. */
    FRED_RSP1,
    /** MSR 0x1CE: top of the stack of level 2. */
    FRED_RSP2,
    /** MSR 0x1CF: top of the stack of level 3. */
    FRED_RSP3,
    /** MSR 0x174: kernel code selector of SYSENTER; 0 turns it off. */
    SYSENTER_CS,
    /** MSR 0x175: the stack pointer that SYSENTER loads. */
    SYSENTER_ESP,
    /** MSR 0x176: the entry address of SYSENTER. */
    SYSENTER_EIP,
    /** Address of the first breakpoint. */
    DR0,
    /** Address of the second breakpoint. */
    DR1,
    /** Address of the third breakpoint. */
    DR2,
    /** Address of the fourth breakpoint. */
    DR3,
    /** What the debug exception was about: bits 3:0 breakpoints that were hit, bit 13 BD, bit 14 BS. */
    DR6,
    /** Which breakpoints are on (bits 7:0), and of which kind and length (bits 31:16). */
    DR7,
    /** MSR 0x48: what the CPU may guess; bit 0 (IBRS) restricts indirect branches. The model guesses nothing. */
    SPEC_CTRL;

    private static final Map<String, Register> BY_LABEL = Stream.of(values())
            .collect(Collectors.toUnmodifiableMap(Register::label, Function.identity()));

    private final String label = name().toLowerCase(Locale.ROOT);

    /** Returns the name that users read and write: lower case, for example {@code rax} or {@code gs_base}. */
    public String label() {
        return label;
    }

    /**
     * Finds a register by its label.
     *
     * @param label a label, letters of either case
     * @return the register, or empty when there is none of that name
     */
    public static Optional<Register> named(String label) {
        return Optional.ofNullable(BY_LABEL.get(label.toLowerCase(Locale.ROOT)));
    }
}
