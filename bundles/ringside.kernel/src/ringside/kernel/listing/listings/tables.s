# Number of a system call to its function: for 64-bit programs, for x32 programs, for 32-bit programs. Numbers that are
# not named here belong to calls whose bodies are outside the model.

# The same entry so many times, eight of them on a line.
.macro ENTRIES count, routine
.rept (\count)/8
    .quad \routine, \routine, \routine, \routine, \routine, \routine, \routine, \routine
.endr
.rept (\count)%8
    .quad \routine
.endr
.endm

# One entry; what lies between it and the one before is filled.
.macro SYSCALL_AT number, routine
    ENTRIES \number-NEXT_NUMBER, sys_outside
    .quad \routine
.set NEXT_NUMBER, \number+1
.endm

# Fills up to and with a number.
.macro SYSCALL_FILL last, routine
    ENTRIES \last+1-NEXT_NUMBER, \routine
.set NEXT_NUMBER, \last+1
.endm

# A call that works on all of pt_regs. Before 4.6 a stub saves the registers that the fast path left out, up to 4.15 a
# stub changes to the slow path, and since then all registers are always saved.
.macro PTREGS_CALL_AT number, name
.if LINUX_VERSION < 406
    SYSCALL_AT \number, stub_\name
.elseif LINUX_VERSION < 416
    SYSCALL_AT \number, ptregs_sys_\name
.else
    SYSCALL_AT \number, sys_\name
.endif
.endm

# x32 programs have numbers of their own for calls whose arguments are structures with pointers.
.macro SYSTEM_CALLS x32
.set NEXT_NUMBER, 0
    SYSCALL_AT 0, sys_read
    SYSCALL_AT 1, sys_write
    SYSCALL_AT 3, sys_badfile                    # close
    SYSCALL_AT 8, sys_badfile                    # lseek
    SYSCALL_AT 9, sys_mmap
    SYSCALL_AT 10, sys_mprotect
    SYSCALL_AT 11, sys_munmap
    SYSCALL_AT 12, sys_brk
.if \x32 == 0
    SYSCALL_AT 13, sys_rt_sigaction
    PTREGS_CALL_AT 15, rt_sigreturn
.endif
    SYSCALL_AT 24, sys_sched_yield
    SYSCALL_AT 32, sys_badfile                   # dup
    SYSCALL_AT 34, sys_pause
    SYSCALL_AT 35, sys_nanosleep
    SYSCALL_AT 39, sys_getpid
    PTREGS_CALL_AT 56, clone
    PTREGS_CALL_AT 57, fork
    PTREGS_CALL_AT 58, vfork
.if \x32 == 0
    PTREGS_CALL_AT 59, execve
.endif
    SYSCALL_AT 60, sys_exit
    SYSCALL_AT 62, sys_kill
    SYSCALL_AT 74, sys_badfile                   # fsync
    SYSCALL_AT 81, sys_badfile                   # fchdir
.if \x32 == 0
    SYSCALL_AT 131, sys_sigaltstack
.endif
    SYSCALL_AT 154, sys_modify_ldt
    SYSCALL_AT 157, sys_prctl
# iopl changes slot flags. In 4.1 to 4.5 it needs no stub for that, and when the fast path was made anew it had none.
.if LINUX_VERSION == 400 || (LINUX_VERSION >= 406 && WHATIF_LOAD_SLOTS == 0)
    PTREGS_CALL_AT 172, iopl
.else
    SYSCALL_AT 172, sys_iopl
.endif
    SYSCALL_AT 186, sys_getpid                   # gettid
    SYSCALL_AT 219, sys_restart_syscall
    SYSCALL_AT 228, sys_clock_gettime
    SYSCALL_AT 231, sys_exit                     # exit_group
    SYSCALL_AT 234, sys_tgkill
.if \x32 == 0
    PTREGS_CALL_AT 322, execveat
.endif
.if LINUX_VERSION >= 418
    SYSCALL_AT 334, sys_rseq
.endif
.if LINUX_VERSION >= 501
.if \x32 == 0 && LINUX_VERSION >= 611
    SYSCALL_AT 335, sys_uretprobe
.if LINUX_VERSION >= 619
    SYSCALL_AT 336, sys_uprobe
.endif
.endif
    SYSCALL_FILL 423, sys_ni_syscall             # numbers that nobody has
.endif
    SYSCALL_FILL NR_SYSCALL_MAX_NATIVE, sys_outside
.endm

.align 8
sys_call_table:
    SYSTEM_CALLS 0
.if CONFIG_X32
.if LINUX_VERSION >= 504
x32_sys_call_table:
    SYSTEM_CALLS 1
.endif
    SYSCALL_FILL 511, sys_ni_syscall
    SYSCALL_FILL NR_SYSCALL_MAX, sys_outside     # the numbers of x32 programs only
.endif

.macro IA32_CALL_AT number, name
.if SYSCALL_WRAPPERS
    SYSCALL_AT \number, __ia32_sys_\name
.else
    SYSCALL_AT \number, sys_\name
.endif
.endm

ia32_sys_call_table:
.set NEXT_NUMBER, 0
    IA32_CALL_AT 0, restart_syscall
    IA32_CALL_AT 1, exit
    IA32_CALL_AT 3, read
    IA32_CALL_AT 4, write
    IA32_CALL_AT 6, badfile                      # close
    IA32_CALL_AT 19, badfile                     # lseek
    IA32_CALL_AT 20, getpid
    IA32_CALL_AT 29, pause
    IA32_CALL_AT 37, kill
    IA32_CALL_AT 41, badfile                     # dup
    IA32_CALL_AT 45, brk
    IA32_CALL_AT 91, munmap
    IA32_CALL_AT 110, iopl
    IA32_CALL_AT 118, badfile                    # fsync
    IA32_CALL_AT 123, modify_ldt
    IA32_CALL_AT 125, mprotect
    IA32_CALL_AT 133, badfile                    # fchdir
    IA32_CALL_AT 158, sched_yield
    IA32_CALL_AT 162, nanosleep
    IA32_CALL_AT 172, prctl
    IA32_CALL_AT 192, mmap                       # mmap2
    IA32_CALL_AT 224, getpid                     # gettid
    IA32_CALL_AT 252, exit                       # exit_group
    IA32_CALL_AT 265, clock_gettime
    IA32_CALL_AT 270, tgkill
    SYSCALL_FILL NR_COMPAT_MAX, sys_outside

xen_pv_guest: .quad CONFIG_XEN_PV
.if GS_BY_INSTRUCTION && FRED == 0
# Where each CPU keeps its data: the model has one.
__per_cpu_offset: .quad PERCPU_AREA
.endif
