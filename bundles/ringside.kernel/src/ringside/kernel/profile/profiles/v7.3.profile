# The kernel of 2026 on a CPU without FRED: the checks of 6.7, and the work around them in a new form. Entry work answers
# yes or no, the exit loop has two levels, and system calls and interrupts have masks of their own.
# What the names mean: help: profiles.html
# The kernel: help: kernels/7.3.html

id       = v7.3
title    = Linux 7.3: exit loop with two levels
releases = Linux 7.3
options  = vendor la57 pti xen-pv x32 lass mitigations

# The decision.
checks     = RCX_RIP R11_FLAGS CS SS LIMIT RF_TF
canonical  = limit
canonical.limit      = 0x7ffffffff000
canonical.limit.la57 = 0xfffffffffff000
rf-tf-slot = flags

# How this kernel is built.
linux.version = 703
listing    = v7.3.s
entry      = entry_SYSCALL_64
fast-path  = no
child-first-return  = IRET
exception-return    = IRET
sfmask     = 0x257fd5

# What kernel services do.
execve.flags        = 0x202
sigreturn.ss        = yes
iopl                = emulated
restart.in-syscall    = not-minus-one
restart.keeps-x32-bit = yes
debug.kernel-step   = clear

# System-call numbers.
syscall.max      = 472
syscall.max.compat = 472
syscall.max.x32  = 547

# Where things live.
thread.stack.size  = 16384
# 168, and 16 for the two words of an event's frame that stand above pt_regs with FRED (TOP_OF_KERNEL_STACK_PADDING):
# they are left free on every CPU if the kernel is built for FRED.
pt_regs.offset     = 184
thread_info.flags  = 0
thread_info.flags.bytes = 8
thread_info.syscall_work = 8
thread_info.syscall_work.bytes = 8
thread_info.status = 16
address.text         = 0xffffffff81800000
address.percpu       = 0xffff88801fc00000
address.thread_stack = 0xffffc90000400000
address.task         = 0xffff888005010000
address.tss          = 0xffff88801fc04000
address.entry_stack  = 0xfffffe0000001000
address.ist_stack    = 0xfffffe0000008000

# Thread flags.
words = flags syscall_work

flag.NOTIFY_RESUME = flags 0 once | run the work queued for this thread | work waits for the return to user mode; cleared before the work runs
flag.SIGPENDING = flags 1 once | deliver a signal, or restart the system call | a signal waits; stays until none is left, which may take several passes
flag.NOTIFY_SIGNAL = flags 2 once | run the queued work as if a signal had come | work waits that must also end a sleep
flag.MEMDIE = flags 3 mode | none | the thread is being killed because memory ran out, and may use the last reserves
flag.NEED_RESCHED = flags 4 once | call the scheduler, unless the thread is granted a longer time slice | another thread should run: set by the timer tick or a wake-up, cleared inside the scheduler
flag.NEED_RESCHED_LAZY = flags 5 once | call the scheduler, unless the thread is granted a longer time slice | another thread should run, but not before this one returns to user mode; since 6.13
flag.POLLING_NRFLAG = flags 6 mode | none | the idle thread watches NEED_RESCHED itself, so that nobody has to interrupt it
flag.USER_RETURN_NOTIFY = flags 7 once | fire the user-return notifiers, after the loop and with interrupts off | KVM wants to restore processor state before user mode; gone when the last notifier unregisters
flag.UPROBE = flags 8 once | handle the user-space probe | a uprobe breakpoint was hit, or a signal came during its step
flag.PATCH_PENDING = flags 9 once | move the thread over to the live-patched code | a live patch waits for this thread
flag.RSEQ = flags 11 once | tell the program its CPU, or abort its restartable sequence, after the loop and with interrupts off | the thread ran, or was interrupted, where its restartable sequences have to know; since 6.19, before it was NOTIFY_RESUME
flag.HRTIMER_REARM = flags 12 once | program the timer of the CPU anew, with interrupts off; on return from an interrupt only | a timer interrupt left that to the way out, because a scheduler that runs there would do it again
flag.SSBD = flags 16 mode | none | loads do not pass stores whose address is not known yet (Speculative Store Bypass Disable); switched when the CPU changes between threads
flag.SPEC_IB = flags 17 mode | none | branches of other threads are not to be guessed from; switched when the CPU changes between threads
flag.SPEC_L1D_FLUSH = flags 18 mode | none | the first cache is emptied when the CPU changes to another thread
flag.NEED_FPU_LOAD = flags 19 once | load the floating-point registers, after the loop and with interrupts off | the registers hold another thread's values
flag.NOCPUID = flags 20 mode | none | CPUID faults in this thread (arch_prctl)
flag.NOTSC = flags 21 mode | none | RDTSC faults in this thread (prctl)
flag.IO_BITMAP = flags 22 mode | bring the I/O port permissions of the TSS up to date, with interrupts off | the thread has I/O port permissions of its own
flag.SPEC_FORCE_UPDATE = flags 23 mode | none | the next change between threads writes the settings of SSBD and SPEC_IB in any case
flag.FORCED_TF = flags 24 mode | none | the TF in the flags slot is the debugger's, not the program's own
flag.SINGLESTEP = flags 25 mode | none of its own: SYSCALL_EXIT_TRAP does the report | a tracer single-steps the thread; the stepping itself is done by TF in RFLAGS
flag.BLOCKSTEP = flags 26 mode | none | a tracer steps from branch to branch; the step trap clears it
flag.ADDR32 = flags 27 mode | none | the program has 32-bit addresses

flag.SECCOMP = syscall_work 0 mode | on entry run the seccomp filter | the thread restricted its system calls; never cleared; in no exit mask
flag.SYSCALL_TRACEPOINT = syscall_work 1 mode | pass the sys_enter and sys_exit tracepoints | the tracing of system calls is on, for every thread
flag.SYSCALL_TRACE = syscall_work 2 mode | stop for the tracer on entry and again on exit | a tracer resumed the thread with PTRACE_SYSCALL; the next resume without it, or a detach, ends it
flag.SYSCALL_EMU = syscall_work 3 mode | on entry stop for the tracer and skip the call | a tracer resumed the thread with PTRACE_SYSEMU
flag.SYSCALL_AUDIT = syscall_work 4 mode | write an audit record on entry and on exit | auditing is on for this thread
flag.SYSCALL_USER_DISPATCH = syscall_work 5 mode | on entry turn the call into SIGSYS if its selector says so | the program asked by prctl to handle calls from part of its code itself
flag.SYSCALL_EXIT_TRAP = syscall_work 6 mode | on exit report a step trap (SIGTRAP) | a tracer single-steps the thread; took over the exit half of SINGLESTEP in 5.11
flag.SYSCALL_RSEQ_SLICE = syscall_work 7 once | on entry end the longer time slice that the thread was granted | the thread went on instead of making way; cleared by its own handler; since 7.0

mask.SYSCALL_WORK_ENTER = syscall_work 0xbf | SECCOMP SYSCALL_TRACEPOINT SYSCALL_TRACE SYSCALL_EMU SYSCALL_AUDIT SYSCALL_USER_DISPATCH SYSCALL_RSEQ_SLICE | in syscall_enter_from_user_mode_work: anything set leads to syscall_trace_enter
mask.SYSCALL_WORK_EXIT = syscall_work 0x76 | SYSCALL_TRACEPOINT SYSCALL_TRACE SYSCALL_AUDIT SYSCALL_USER_DISPATCH SYSCALL_EXIT_TRAP | in syscall_exit_to_user_mode_work: work that is done once, before the loop
mask.EXIT_TO_USER_MODE_WORK_SYSCALL = flags 0xb37 | NOTIFY_RESUME SIGPENDING NOTIFY_SIGNAL NEED_RESCHED NEED_RESCHED_LAZY UPROBE PATCH_PENDING RSEQ | in syscall_exit_to_user_mode_prepare, with interrupts off: anything set leads to exit_to_user_mode_loop
mask.EXIT_TO_USER_MODE_WORK_IRQ = flags 0x1b37 | NOTIFY_RESUME SIGPENDING NOTIFY_SIGNAL NEED_RESCHED NEED_RESCHED_LAZY UPROBE PATCH_PENDING RSEQ HRTIMER_REARM | in irqentry_exit_to_user_mode_prepare, the same test after an interrupt or exception
mask.EXIT_TO_USER_MODE_WORK_LOOP = flags 0x337 | NOTIFY_RESUME SIGPENDING NOTIFY_SIGNAL NEED_RESCHED NEED_RESCHED_LAZY UPROBE PATCH_PENDING | in exit_to_user_mode_loop: the inner loop goes on until none of these is set with interrupts off; RSEQ follows it
mask.TIF_SLICE_EXT_DENY = flags 0xb07 | NOTIFY_RESUME SIGPENDING NOTIFY_SIGNAL UPROBE PATCH_PENDING RSEQ | in exit_to_user_mode_loop: a longer time slice is granted only if none of these is set
mask.ARCH_EXIT_FLAGS = flags 0x480080 | USER_RETURN_NOTIFY IO_BITMAP NEED_FPU_LOAD | in arch_exit_to_user_mode_prepare: after the loop, with interrupts off (a name of ours)
