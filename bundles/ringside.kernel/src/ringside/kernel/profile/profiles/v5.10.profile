# Work on entry and exit is the code that all architectures share, but what asks for it are still thread flags: the step
# between the kernels of their own code (5.6) and those with a word for the work of system calls (6.5).
# What the names mean: help: profiles.html
# The kernel: help: kernels/5.10.html

id       = v5.10
title    = Linux 5.10: generic entry code by thread flags, checks in assembly
releases = Linux 5.9 - 5.10
options  = vendor la57 pti xen-pv x32 mitigations

# The decision.
checks     = RCX_RIP CANONICAL CS R11_FLAGS RF_TF SS
canonical  = sign-extend
canonical.bits      = 48
canonical.bits.la57 = 57
rf-tf-slot = r11
sysret-rcx = ip

# How this kernel is built.
linux.version = 510
listing    = v5.10.s
entry      = entry_SYSCALL_64
fast-path  = no
child-first-return  = IRET
exception-return    = IRET
sfmask     = 0x47700

# What kernel services do.
execve.flags        = 0x200
sigreturn.ss        = yes
iopl                = emulated
restart.in-syscall    = not-negative
restart.keeps-x32-bit = yes
debug.kernel-step   = clear

# System-call numbers.
syscall.max      = 440
syscall.max.compat = 440
syscall.max.x32  = 547

# Where things live.
thread.stack.size  = 16384
pt_regs.offset     = 168
thread_info.flags  = 0
thread_info.flags.bytes = 8
thread_info.status = 8
address.text         = 0xffffffff81800000
address.percpu       = 0xffff88801fc00000
address.thread_stack = 0xffffc90000400000
address.task         = 0xffff888005010000
address.tss          = 0xffff88801fc04000
address.entry_stack  = 0xfffffe0000001000
address.ist_stack    = 0xfffffe0000008000

# Thread flags.
words = flags

flag.SYSCALL_TRACE = flags 0 mode | stop for the tracer on entry and again on exit | a tracer resumed the thread with PTRACE_SYSCALL; the next resume without it, or a detach, ends it
flag.NOTIFY_RESUME = flags 1 once | run the work queued for this thread | work waits for the return to user mode; cleared before the work runs
flag.SIGPENDING = flags 2 once | deliver a signal, or restart the system call | a signal waits; stays until none is left, which may take several passes
flag.NEED_RESCHED = flags 3 once | call the scheduler | another thread should run: set by the timer tick or a wake-up, cleared inside the scheduler
flag.SINGLESTEP = flags 4 mode | on exit report a step trap (SIGTRAP) | a tracer single-steps the thread; the stepping itself is done by TF in RFLAGS
flag.SSBD = flags 5 mode | none | loads do not pass stores whose address is not known yet (Speculative Store Bypass Disable); switched when the CPU changes between threads
flag.SYSCALL_EMU = flags 6 mode | on entry stop for the tracer and skip the call | a tracer resumed the thread with PTRACE_SYSEMU
flag.SYSCALL_AUDIT = flags 7 mode | write an audit record on entry and on exit | auditing is on for this thread
flag.SECCOMP = flags 8 mode | on entry run the seccomp filter | the thread restricted its system calls; never cleared; in no exit mask
flag.SPEC_IB = flags 9 mode | none | branches of other threads are not to be guessed from; switched when the CPU changes between threads
flag.SPEC_FORCE_UPDATE = flags 10 mode | none | the next change between threads writes the settings of SSBD and SPEC_IB in any case
flag.USER_RETURN_NOTIFY = flags 11 once | fire the user-return notifiers, after the loop and with interrupts off | KVM wants to restore processor state before user mode; gone when the last notifier unregisters
flag.UPROBE = flags 12 once | handle the user-space probe | a uprobe breakpoint was hit, or a signal came during its step
flag.PATCH_PENDING = flags 13 once | move the thread over to the live-patched code | a live patch waits for this thread
flag.NEED_FPU_LOAD = flags 14 once | load the floating-point registers, after the loop and with interrupts off | the registers hold another thread's values
flag.NOCPUID = flags 15 mode | none | CPUID faults in this thread (arch_prctl)
flag.NOTSC = flags 16 mode | none | RDTSC faults in this thread (prctl)
flag.IA32 = flags 17 mode | none | the program is a 32-bit one
flag.SLD = flags 18 mode | none | the thread made a locked access across two cache lines and was reported; the next change between threads turns the detection on again
flag.MEMDIE = flags 20 mode | none | the thread is being killed because memory ran out, and may use the last reserves
flag.POLLING_NRFLAG = flags 21 mode | none | the idle thread watches NEED_RESCHED itself, so that nobody has to interrupt it
flag.IO_BITMAP = flags 22 mode | bring the I/O port permissions of the TSS up to date, with interrupts off | the thread has I/O port permissions of its own
flag.FORCED_TF = flags 24 mode | none | the TF in the flags slot is the debugger's, not the program's own
flag.BLOCKSTEP = flags 25 mode | none | a tracer steps from branch to branch; the step trap clears it
flag.LAZY_MMU_UPDATES = flags 27 mode | none | the thread collects changes of page tables, under a hypervisor
flag.SYSCALL_TRACEPOINT = flags 28 mode | pass the sys_enter and sys_exit tracepoints | the tracing of system calls is on, for every thread
flag.ADDR32 = flags 29 mode | none | the program has 32-bit addresses
flag.X32 = flags 30 mode | none | the program uses the x32 interface

mask.SYSCALL_ENTER_WORK = flags 0x100001c1 | SYSCALL_TRACE SYSCALL_EMU SYSCALL_AUDIT SECCOMP SYSCALL_TRACEPOINT | on entry, before the dispatch: anything set leads to syscall_trace_enter
mask.SYSCALL_EXIT_WORK = flags 0x10000091 | SYSCALL_TRACE SYSCALL_AUDIT SINGLESTEP SYSCALL_TRACEPOINT | in syscall_exit_to_user_mode: work that is done once, before the loop
mask.EXIT_TO_USER_MODE_WORK = flags 0x300e | SIGPENDING NOTIFY_RESUME NEED_RESCHED UPROBE PATCH_PENDING | in exit_to_user_mode_prepare: the loop goes on until none of these is set with interrupts off
mask.ARCH_EXIT_FLAGS = flags 0x404800 | USER_RETURN_NOTIFY IO_BITMAP NEED_FPU_LOAD | in arch_exit_to_user_mode_prepare: after the loop, with interrupts off (a name of ours)
