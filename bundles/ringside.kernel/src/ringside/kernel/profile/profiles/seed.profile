# The kernel of the mail of June 2015: checks in assembly, exit work in C, and still a fast path without checks.
# What the names mean: help: profiles.html
# The kernel: help: kernels/4.3.html

id       = seed
title    = Seed of 2015: checks in assembly, exit work in C
releases = Linux 4.3 - 4.5
options  = vendor la57 xen-pv x32

# The decision.
checks     = RCX_RIP CANONICAL CS R11_FLAGS RF_TF SS
canonical  = sign-extend
canonical.bits      = 48
rf-tf-slot = r11
sysret-rcx = ip

# How this kernel is built.
linux.version = 403
listing    = seed.s
entry      = entry_SYSCALL_64
# A kernel for four levels of page tables: where the CPU has five, CR4.LA57 stays clear.
five-level = no
fast-path  = yes
# Thread flags that keep from it; calls that never end by it: rt_sigreturn, execve, execveat, and those of x32.
pt_regs.room-later  = no
child-first-return  = checks
exception-return    = IRET
sfmask     = 0x47700

# What kernel services do.
force-iret          = yes
execve.flags        = 0x200
sigreturn.ss        = no
iopl                = flags
restart.in-syscall    = not-negative
restart.keeps-x32-bit = no
restart.by-program    = yes
debug.kernel-step   = singlestep

# System-call numbers.
syscall.max      = 324
syscall.max.compat = 375
syscall.max.x32  = 545

# Where things live.
thread.stack.size  = 16384
pt_regs.offset     = 168
thread_info.flags  = 8
thread_info.flags.bytes = 4
thread_info.status = 12
address.text         = 0xffffffff81800000
address.percpu       = 0xffff88001fc00000
address.thread_stack = 0xffff880015000000
address.task         = 0xffff880015010000
address.tss          = 0xffff88001fc04000
address.ist_stack    = 0xffff88001fc08000

# Thread flags.
words = flags

flag.SYSCALL_TRACE = flags 0 mode | stop for the tracer on entry and again on exit | a tracer resumed the thread with PTRACE_SYSCALL; the next resume without it, or a detach, ends it
flag.NOTIFY_RESUME = flags 1 once | run the work queued for this thread | work waits for the return to user mode; also set by rt_sigreturn, execve and ptrace stops of this era only to leave the fast path; cleared before the work runs
flag.SIGPENDING = flags 2 once | deliver a signal, or restart the system call | a signal waits; stays until none is left, which may take several passes
flag.NEED_RESCHED = flags 3 once | call the scheduler | another thread should run: set by the timer tick or a wake-up, cleared inside the scheduler
flag.SINGLESTEP = flags 4 mode | on entry set TF in the flags slot; on exit report a step trap (SIGTRAP) | a tracer single-steps the thread; the stepping itself is done by TF in RFLAGS
flag.SYSCALL_EMU = flags 6 mode | on entry stop for the tracer and skip the call | a tracer resumed the thread with PTRACE_SYSEMU
flag.SYSCALL_AUDIT = flags 7 mode | write an audit record on entry and on exit | auditing is on for this thread
flag.SECCOMP = flags 8 mode | on entry run the seccomp filter | the thread restricted its system calls; never cleared; in no exit mask
flag.USER_RETURN_NOTIFY = flags 11 once | fire the user-return notifiers | KVM wants to restore processor state before user mode; gone when the last notifier unregisters
flag.UPROBE = flags 12 once | handle the user-space probe | a uprobe breakpoint was hit, or a signal came during its step
flag.NOTSC = flags 16 mode | none | RDTSC faults in this thread (prctl)
flag.IA32 = flags 17 mode | none | the program is a 32-bit one
flag.FORK = flags 18 mode | none | the thread is new; bookkeeping, cleared by ret_from_fork
flag.NOHZ = flags 19 mode | tell context tracking on entry and on exit | nohz_full keeps track of user time; set on every thread
flag.MEMDIE = flags 20 mode | none | the thread is being killed because memory ran out, and may use the last reserves
flag.POLLING_NRFLAG = flags 21 mode | none | the idle thread watches NEED_RESCHED itself, so that nobody has to interrupt it
flag.IO_BITMAP = flags 22 mode | none | the thread has I/O port permissions of its own; the scheduler puts them in place
flag.FORCED_TF = flags 24 mode | none | the TF in the flags slot is the debugger's, not the program's own
flag.BLOCKSTEP = flags 25 mode | none | a tracer steps from branch to branch; the step trap clears it
flag.LAZY_MMU_UPDATES = flags 27 mode | none | the thread collects changes of page tables, under a hypervisor
flag.SYSCALL_TRACEPOINT = flags 28 mode | pass the sys_enter and sys_exit tracepoints | the tracing of system calls is on, for every thread
flag.ADDR32 = flags 29 mode | none | the program has 32-bit addresses
flag.X32 = flags 30 mode | none | the program uses the x32 interface

mask._TIF_WORK_SYSCALL_ENTRY = flags 0x100801d1 | SYSCALL_TRACE SYSCALL_EMU SYSCALL_AUDIT SECCOMP SINGLESTEP SYSCALL_TRACEPOINT NOHZ | on entry, before the dispatch: anything set leads to the traced entry
mask._TIF_ALLWORK_MASK = flags 0x1008feff | SYSCALL_TRACE NOTIFY_RESUME SIGPENDING NEED_RESCHED SINGLESTEP SYSCALL_EMU SYSCALL_AUDIT USER_RETURN_NOTIFY UPROBE NOHZ SYSCALL_TRACEPOINT unused 5 9 10 13 14 15 | at the end of the fast path: anything set leads to the slow path
mask.SYSCALL_EXIT_WORK_FLAGS = flags 0x10000091 | SYSCALL_TRACE SYSCALL_AUDIT SINGLESTEP SYSCALL_TRACEPOINT | in syscall_return_slowpath: work that is done once, before the loop
mask.EXIT_TO_USERMODE_LOOP_FLAGS = flags 0x180e | SIGPENDING NOTIFY_RESUME UPROBE NEED_RESCHED USER_RETURN_NOTIFY | in prepare_exit_to_usermode: the loop goes on until none of these is set with interrupts off
