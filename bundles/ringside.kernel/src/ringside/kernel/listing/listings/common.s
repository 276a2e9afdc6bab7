# What all kernels of the x86-64 family share: where the slots of pt_regs stand, selectors, error numbers.
# The kernel reads a slot as [pointer to pt_regs + PT_name].

.equ PT_R15, 0
.equ PT_R14, 8
.equ PT_R13, 16
.equ PT_R12, 24
.equ PT_BP, 32
.equ PT_BX, 40
.equ PT_R11, 48
.equ PT_R10, 56
.equ PT_R9, 64
.equ PT_R8, 72
.equ PT_AX, 80
.equ PT_CX, 88
.equ PT_DX, 96
.equ PT_SI, 104
.equ PT_DI, 112
.equ PT_ORIG_AX, 120
.equ PT_IP, 128
.equ PT_CS, 136
.equ PT_FLAGS, 144
.equ PT_SP, 152
.equ PT_SS, 160
.equ PT_SIZE, 168

.equ KERNEL_DATA, 0x18
.equ USER32_CODE, 0x23
.equ USER_DATA, 0x2b
.equ USER_CODE, 0x33

.equ MSR_GS_BASE, 0xc0000101

.equ FLAG_FIXED, 0x2
.equ FLAG_TF, 0x100
.equ FLAG_IF, 0x200
.equ FLAG_NT, 0x4000
.equ FLAG_RF, 0x10000
.equ FLAG_VM, 0x20000
.equ FLAG_AC, 0x40000

.equ ENXIO, 6
.equ EBADF, 9
.equ EFAULT, 14
.equ ENOSYS, 38
.equ ERESTARTSYS, 512
.equ ERESTARTNOHAND, 514
.equ ERESTART_RESTARTBLOCK, 516

.equ X32_BIT, 0x40000000
.equ COMPAT_CALL, 2
.equ ARCH_X86_64, 0xc000003e

# Where the kernel is built for it (since 5.18), a place that indirect branches and gates may lead to begins with ENDBR: a
# CPU with indirect branch tracking refuses any other.
.macro ENDBR
.if LINUX_VERSION >= 518
    endbr64                                      #: Gates and indirect branches may lead here: without a mark, #CP.
.endif
.endm

# The first instruction of an entry through a gate, which leaves AC and DF as the program has them. SYSCALL does not
# need this: SFMASK has both bits.
.macro ASM_CLAC
    #: Clear AC, which the program may have set: with SMAP the kernel could then reach the program's memory by mistake.
    clac
.endm
.macro CLEAR_DF
    cld                                          #: Clear DF, which the program may have set: C code wants it off.
.endm

# What the kernels do differently. The row of a profile states LINUX_VERSION, 100 times the first number of the release
# plus the second: 403 is 4.3.
# Those that came by SYSENTER go back by SYSEXIT.
.equ COMPAT_SYSEXIT, LINUX_VERSION<401
# The end of a 32-bit call is noted before signals are delivered, and not at all after interrupts.
.equ COMPAT_CLEARED_EARLY, LINUX_VERSION<408
# Each register is cleared right after it was pushed, not all of them behind the last push.
.equ CLEARED_ONE_BY_ONE, LINUX_VERSION<507
# RSI is one of the registers that the entries clear.
.equ RSI_CLEARED, LINUX_VERSION>=519
# Only the low 32 bits of a call's number count.
.equ NUMBER_OF_32_BITS, LINUX_VERSION>=514
# Work bits of system calls have a word of their own, which is not the one of thread flags.
.equ SYSCALL_WORK_WORD, LINUX_VERSION>=511
# error_entry says in RAX where the frame is; before, it changes the stack itself.
.equ FRAME_IN_RAX, LINUX_VERSION>=519
# An exception that may come anywhere does not ask whose GS base is in use: it keeps it and sets the kernel's.
.equ GS_BY_INSTRUCTION, LINUX_VERSION>=509
# The segment whose limit is the number of the CPU, with that of its memory node above it.
.equ CPU_NUMBER_SEGMENT, 0x7b
.equ CPU_NUMBER_MASK, 0xfff
# A new task begins in C, after a few instructions.
.equ FORK_IN_C, LINUX_VERSION>=605&&FRED==0
# What is looked up most often on a CPU stands together, under one name.
.equ TOP_IN_PCPU_HOT, LINUX_VERSION>=602&&LINUX_VERSION<615
.equ pcpu_hot, current_task
.equ X86_top_of_stack, cpu_current_top_of_stack-current_task
# DF is cleared in the stub of an exception; before, where its registers are saved.
.equ DF_IN_STUB, LINUX_VERSION>=519
# A system call takes its arguments from pt_regs.
.equ SYSCALL_WRAPPERS, LINUX_VERSION>=417
# Work on entry and exit is done by the C code that all architectures share.
.equ GENERIC_ENTRY, LINUX_VERSION>=509
# What is done against leaks by speculation, on CPUs of the maker that needs it.
.equ KERNEL_IBRS, CONFIG_MITIGATIONS&&CPU_AMD==0&&LINUX_VERSION>=519
.equ UNTRAIN_RETURNS, CONFIG_MITIGATIONS&&CPU_AMD&&LINUX_VERSION>=519
.equ CLEAR_HISTORY, CONFIG_MITIGATIONS&&CPU_AMD==0&&LINUX_VERSION>=609
.equ VERW_IN_C, CONFIG_MITIGATIONS&&CPU_AMD==0&&LINUX_VERSION<608
.equ VERW_AT_EXIT, CONFIG_MITIGATIONS&&(CPU_AMD==0||LINUX_VERSION>=616)&&LINUX_VERSION>=608
.equ FENCE_BEHIND_SWAPGS, CONFIG_MITIGATIONS&&CPU_AMD==0&&CONFIG_PTI==0
.equ FENCE_WITHOUT_SWAPGS, CONFIG_MITIGATIONS
.equ CONFIG_PCID, CONFIG_MITIGATIONS&&CONFIG_PTI
# The kernel is built so that it can run on a CPU with FRED.
.equ FRED_FRAMES, LINUX_VERSION>=609
# Entry work answers whether the call is made, and changes the number where the caller keeps it.
.equ ENTRY_WORK_ANSWERS, LINUX_VERSION>=703
# SYSRET or IRET is decided in C.
.equ CHECKS_IN_C, LINUX_VERSION>=607
.include "mitigations.s"
