# What lies outside the subject: each of these functions is a service of the model. Their names are those of the
# release. To be included behind the code that the user's page table shows.

.macro KERNEL_SERVICE name, service, phase, sentence
#@ routine \name phase=\phase c
\name:
    ret                                          #@ service \service #: \sentence
.endm

# On AMD, SYSRET loads the selector of SS but leaves the rest of that register as it is. An interrupt from user mode
# empties SS; a task that goes on afterwards with SYSRET would keep it empty. Since 4.1 the scheduler fills it again.
#@ routine schedule phase=work c
schedule:
.if X86_BUG_SYSRET_SS_ATTRS && LINUX_VERSION >= 401
    call  __schedule                             #: Another task runs; when this one is chosen again it goes on here.
.if WHATIF_NO_SS_RELOAD == 0
    #= if (ss_sel != __KERNEL_DS) loadsegment(ss, __KERNEL_DS);
    mov   eax, ss                                #: What did the other task leave in SS?
    cmp   ax, KERNEL_DATA                        #: The kernel's stack segment?
    je    schedule_done                          #? Yes: fine. #! No.
    mov   eax, KERNEL_DATA                       #: No, nothing at all, since an interrupt came: take the selector
    #: and load SS, so that its hidden half is right when SYSRET leaves it as it is.
    mov   ss, eax
schedule_done:
.endif
    ret                                          #: Back to the caller of the scheduler.

#@ routine __schedule phase=work c
__schedule:
.endif
    #: Another task runs; when this one is chosen again it goes on here.
    ret                                          #@ service schedule

#@ routine schedule_tail phase=work c
schedule_tail:
    #= raw_spin_unlock_irq(&rq->lock);
    sti                                          #: The scheduler's lock is free again and interrupts are on.
    ret                                          #: Back to ret_from_fork.

.if FORK_IN_C
#@ routine ret_from_fork phase=work c
ret_from_fork:
    push  rbx                                    #: Keep a register that belongs to the caller.
    mov   rbx, rsi                               #: RBX points to pt_regs.
    #= schedule_tail(prev);
    call  schedule_tail                          #: Finish the change of tasks.
    #= syscall_exit_to_user_mode(regs);
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  syscall_exit_to_user_mode              #: All exit work; interrupts are off when it comes back.
    pop   rbx                                    #: Give the caller's register back.
    ret                                          #: Back to ret_from_fork_asm.

.endif
    KERNEL_SERVICE uprobe_notify_resume, uprobe, work, "The probe is handled."
.if LINUX_VERSION >= 412
    KERNEL_SERVICE klp_update_patch_state, patch, work, "The task uses the patched code from now on."
.endif

.if LINUX_VERSION >= 511
#@ routine arch_do_signal_or_restart phase=work c
arch_do_signal_or_restart:
.elseif GENERIC_ENTRY
#@ routine arch_do_signal phase=work c
arch_do_signal:
.else
#@ routine do_signal phase=work c
.endif
do_signal:
    #: Take the next signal: build a frame for its handler, end the program, or restart the call.
    ret                                          #@ service signals

.if GENERIC_ENTRY
    KERNEL_SERVICE task_work_run, task_work, work, "The queued work runs."
.else
    KERNEL_SERVICE tracehook_notify_resume, task_work, work, "The queued work runs."
.endif
.if LINUX_VERSION >= 418 && LINUX_VERSION < 619
    KERNEL_SERVICE rseq_handle_notify_resume, rseq_resume, work, "A restartable sequence that was interrupted is aborted."
.endif
    KERNEL_SERVICE fire_user_return_notifiers, user_return, work, "The notifiers run."
.if LINUX_VERSION >= 502
    KERNEL_SERVICE switch_fpu_return, load_fpu, work, "The floating-point registers are this task's again."
.endif
.if LINUX_VERSION >= 509
    KERNEL_SERVICE native_tss_update_io_bitmap, io_bitmap, work, "The TSS holds this task's I/O port permissions."
.elseif LINUX_VERSION >= 505
    KERNEL_SERVICE tss_update_io_bitmap, io_bitmap, work, "The TSS holds this task's I/O port permissions."
.endif
    KERNEL_SERVICE audit_syscall_exit, audit_exit, work, "The audit record is written."
    KERNEL_SERVICE trace_sys_exit, trace_exit, work, "The trace record is written."

.if LINUX_VERSION >= 503
    KERNEL_SERVICE user_single_step_report, step_report, work, "SIGTRAP is queued: SYSCALL itself does not trap."
.else
    KERNEL_SERVICE user_single_step_siginfo, step_report, work, "SIGTRAP is queued: SYSCALL itself does not trap."
.endif
.if LINUX_VERSION >= 518
    KERNEL_SERVICE ptrace_report_syscall_exit, ptrace_exit, work, "The task stops for its tracer, then goes on."
.if ENTRY_WORK_ANSWERS == 0
    KERNEL_SERVICE ptrace_report_syscall_entry, ptrace_entry, entry, "The task stops for its tracer, then goes on."
.endif
.else
    KERNEL_SERVICE tracehook_report_syscall_exit, ptrace_exit, work, "The task stops for its tracer, then goes on."
    KERNEL_SERVICE tracehook_report_syscall_entry, ptrace_entry, entry, "The task stops for its tracer, then goes on."
.endif
.if LINUX_VERSION >= 509
    KERNEL_SERVICE syscall_enter_audit, audit_entry, entry, "The audit record is written."
.else
    KERNEL_SERVICE audit_syscall_entry, audit_entry, entry, "The audit record is written."
.endif
    KERNEL_SERVICE trace_sys_enter, trace_enter, entry, "The trace record is written."

.if ENTRY_WORK_ANSWERS
    KERNEL_SERVICE ptrace_report_syscall_permit_entry, ptrace_permit, entry, "The task stops for its tracer; AL = 0 if it was killed."
    KERNEL_SERVICE __seccomp_permit_syscall, seccomp_permit, entry, "The filter looks at the call; AL = 0 means: skip it."
.elseif LINUX_VERSION >= 408
    KERNEL_SERVICE __secure_computing, seccomp, entry, "The filter looks at the call; RAX = -1 means: skip it."
.else
    KERNEL_SERVICE seccomp_phase1, seccomp_phase1, entry, "RAX = 0: go on; 1: skip the call; 2: not clear yet."
    KERNEL_SERVICE seccomp_phase2, seccomp_phase2, entry, "A tracer is asked; RAX = -1 means: skip the call."
.endif
.if LINUX_VERSION >= 511
    KERNEL_SERVICE syscall_user_dispatch, user_dispatch, entry, "RAX = 1: the program wants this call and gets SIGSYS."
.endif
.if LINUX_VERSION < 509
    KERNEL_SERVICE user_exit, user_exit, entry, "Context tracking notes that the time of the user ends here."
    KERNEL_SERVICE user_enter, user_enter, work, "Context tracking notes that the time of the user begins."
.endif
