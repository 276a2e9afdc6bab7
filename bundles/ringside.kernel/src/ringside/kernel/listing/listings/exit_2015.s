# The exit work of Linux 4.3 to 5.8, C code: once per system call, then again and again until no flag is set.

# Reads the thread flags. Before 4.9 they stand at a fixed distance from pt_regs, to which regs points.
.macro READ_FLAGS to, regs, sentence
.if THREAD_INFO_IN_TASK
    mov   rax, qword ptr gs:[current_task]       #: The task structure begins with thread_info.
    mov   \to, [rax+TI_FLAGS]                    #: \sentence
.else
    mov   \to, [\regs+FLAGS_WORD]                #: \sentence
.endif
.endm

#@ routine syscall_return_slowpath phase=work c
syscall_return_slowpath:
    push  rbx                                    #: Keep a register that belongs to the caller.
    mov   rbx, rdi                               #: RBX points to pt_regs from here on.
    #= cached_flags = ti->flags;
    READ_FLAGS esi, rdi, "Read the thread flags, interrupts still on."
    #= if (cached_flags & SYSCALL_EXIT_WORK_FLAGS) syscall_slow_exit_work(regs, cached_flags);
    test  esi, SYSCALL_EXIT_WORK_FLAGS           #: Is there work that is done once at the end of a system call?
    jz    slowpath_irqs_off                      #? No. #! Yes.
    call  syscall_slow_exit_work                 #: Do it; it never runs twice for one call.
slowpath_irqs_off:
.if COMPAT_CLEARED_EARLY
    #= ti->status &= ~TS_COMPAT;
    #: The next entry may be a 64-bit call again. Already here, so signals that are delivered below do not know any more
    #: that this was a 32-bit call.
    and   dword ptr [rbx+STATUS_WORD], ~COMPAT_CALL
.endif
    #= local_irq_disable();
    CLI_BEFORE_LAST_LOOK
    #= prepare_exit_to_usermode(regs);
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  prepare_exit_to_usermode               #: Do the work that may come up again and again.
    pop   rbx                                    #: Give the caller's register back.
    ret                                          #: Back to the assembly code, interrupts off.

#@ routine syscall_slow_exit_work phase=work c
syscall_slow_exit_work:
    push  rbx                                    #: Keep a register that belongs to the caller.
    push  rbp                                    #: And another.
    mov   rbx, rdi                               #: RBX points to pt_regs.
    mov   ebp, esi                               #: EBP holds the thread flags that were read.
    #= audit_syscall_exit(regs);
    test  ebp, _TIF_SYSCALL_AUDIT                #: Is auditing on?
    jz    exit_tracepoint                        #? No. #! Yes.
    call  audit_syscall_exit                     #: Write the audit record.
exit_tracepoint:
    #= if (cached_flags & _TIF_SYSCALL_TRACEPOINT) trace_sys_exit(regs, regs->ax);
    test  ebp, _TIF_SYSCALL_TRACEPOINT           #: Is the tracepoint sys_exit on?
    jz    exit_step                              #? No. #! Yes.
    call  trace_sys_exit                         #: Write a trace record.
exit_step:
    #= step = (cached_flags & (_TIF_SINGLESTEP | _TIF_SYSCALL_EMU)) == _TIF_SINGLESTEP;
    mov   eax, ebp                               #: Is a tracer stepping this task,
    and   eax, _TIF_SINGLESTEP|_TIF_SYSCALL_EMU  #: and not emulating its calls?
    cmp   eax, _TIF_SINGLESTEP                   #: Both bits are looked at together.
    jne   exit_trace                             #? No step to report. #! A step is to be reported.
    #= if (step || cached_flags & _TIF_SYSCALL_TRACE) tracehook_report_syscall_exit(regs, step);
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    #: The CPU does not trap after SYSCALL, so the kernel makes up the trap.
.if LINUX_VERSION >= 503
    call  user_single_step_report
.else
    call  user_single_step_siginfo
.endif
    jmp   exit_work_done                         #: A step report takes the place of the stop below.
exit_trace:
    test  ebp, _TIF_SYSCALL_TRACE                #: Does a tracer want to see the end of every call?
    jz    exit_work_done                         #? No. #! Yes.
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  tracehook_report_syscall_exit          #: Stop; the tracer looks at the result and lets the task go on.
exit_work_done:
    pop   rbp                                    #: Give the caller's registers back.
    pop   rbx                                    #: Both of them.
    ret                                          #: Back to syscall_return_slowpath.

#@ routine prepare_exit_to_usermode phase=work c
prepare_exit_to_usermode:
    push  rbx                                    #: Keep a register that belongs to the caller.
    mov   rbx, rdi                               #: RBX points to pt_regs.
    #= cached_flags = READ_ONCE(ti->flags);
    READ_FLAGS esi, rdi, "Read the thread flags with interrupts off: this reading counts."
    #= if (cached_flags & EXIT_TO_USERMODE_LOOP_FLAGS) exit_to_usermode_loop(regs, cached_flags);
    test  esi, EXIT_TO_USERMODE_LOOP_FLAGS       #: Is any work left?
    jz    prepare_exit_clean                     #? No: go to the user without turning interrupts on again. #! Yes.
    call  exit_to_usermode_loop                  #: Yes: work until no flag is left.
prepare_exit_clean:
.if LINUX_VERSION >= 416
before_return:
.endif
    CLI_AFTER_LAST_LOOK
.if LINUX_VERSION >= 502
    #= cached_flags = READ_ONCE(ti->flags);
    mov   rax, qword ptr gs:[current_task]       #: Find thread_info again.
    mov   esi, [rax+TI_FLAGS]                    #: Read the flags once more, for what is done with interrupts off.
.if LINUX_VERSION >= 505
    #= if (cached_flags & _TIF_IO_BITMAP) tss_update_io_bitmap();
    test  esi, _TIF_IO_BITMAP                    #: Does the task have I/O port permissions of its own?
    jz    prepare_exit_fpu                       #? No. #! Yes.
    call  tss_update_io_bitmap                   #: Bring those in the TSS up to date.
prepare_exit_fpu:
.endif
    #= if (cached_flags & _TIF_NEED_FPU_LOAD) switch_fpu_return();
    test  esi, _TIF_NEED_FPU_LOAD                #: Do the floating-point registers hold another task's values?
    jz    prepare_exit_status                    #? No. #! Yes.
    call  switch_fpu_return                      #: Load this task's.
prepare_exit_status:
.endif
.if THREAD_INFO_IN_TASK
    #= ti->status &= ~TS_COMPAT;
    mov   rax, qword ptr gs:[current_task]       #: Find thread_info again.
    and   dword ptr [rax+TI_STATUS], ~COMPAT_CALL #: The next entry may be a 64-bit call again.
    #= user_enter();
    test  dword ptr [rax+TI_FLAGS], _TIF_NOHZ    #: Does context tracking want to know that the user runs next?
.else
    #= user_enter();
    test  dword ptr [rbx+FLAGS_WORD], _TIF_NOHZ  #: Does context tracking want to know that the user runs next?
.endif
    jz    prepare_exit_done                      #? No. #! Yes.
    call  user_enter                             #: Tell it.
prepare_exit_done:
.if LINUX_VERSION >= 416
    CLEAR_CPU_BUFFERS_IN_C
.endif
    pop   rbx                                    #: Give the caller's register back.
    ret                                          #: Interrupts stay off until the return instruction.

#@ routine exit_to_usermode_loop phase=work c
exit_to_usermode_loop:
    push  rbx                                    #: Keep a register that belongs to the caller.
    push  rbp                                    #: And another.
    mov   rbx, rdi                               #: RBX points to pt_regs.
    mov   ebp, esi                               #: EBP holds the thread flags of this pass.
exit_loop:
    #= local_irq_enable();
    sti                                          #: Interrupts on: the work below may take long, and may sleep.
    #= if (cached_flags & _TIF_NEED_RESCHED) schedule();
    test  ebp, _TIF_NEED_RESCHED                 #: Should another task run?
    jz    loop_uprobe                            #? No. #! Yes.
    call  schedule                               #: Let it run; this one comes back later.
loop_uprobe:
    #= if (cached_flags & _TIF_UPROBE) uprobe_notify_resume(regs);
    test  ebp, _TIF_UPROBE                       #: Was a user-space probe hit?
.if LINUX_VERSION >= 412
    jz    loop_patch                             #? No. #! Yes.
    call  uprobe_notify_resume                   #: Handle it.
loop_patch:
    #= if (cached_flags & _TIF_PATCH_PENDING) klp_update_patch_state(current);
    test  ebp, _TIF_PATCH_PENDING                #: Does a live patch wait for this task?
    jz    loop_signals                           #? No. #! Yes.
    call  klp_update_patch_state                 #: Move the task over to the patched code.
.else
    jz    loop_signals                           #? No. #! Yes.
    call  uprobe_notify_resume                   #: Handle it.
.endif
loop_signals:
    #= if (cached_flags & _TIF_SIGPENDING) do_signal(regs);
    test  ebp, _TIF_SIGPENDING                   #: Does a signal wait?
    jz    loop_notify                            #? No. #! Yes.
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  do_signal                              #: Deliver it: pt_regs may come back pointing to a handler.
loop_notify:
    #= if (cached_flags & _TIF_NOTIFY_RESUME) { clear_thread_flag(TIF_NOTIFY_RESUME); tracehook_notify_resume(regs); }
    test  ebp, _TIF_NOTIFY_RESUME                #: Is work queued for this thread?
    jz    loop_notifiers                         #? No. #! Yes.
    #: Clear the flag first: whoever queues more work sets it again.
.if THREAD_INFO_IN_TASK
    mov   rax, qword ptr gs:[current_task]
    #: It stands in thread_info, at the beginning of the task structure.
    and   dword ptr [rax+TI_FLAGS], ~_TIF_NOTIFY_RESUME
.else
    and   dword ptr [rbx+FLAGS_WORD], ~_TIF_NOTIFY_RESUME
.endif
    call  tracehook_notify_resume                #: Do the work.
.if LINUX_VERSION >= 418
    #= rseq_handle_notify_resume(NULL, regs);
    #: Restartable sequences: the usual reason for the flag, since every change between threads sets it for them.
    call  rseq_handle_notify_resume
.endif
loop_notifiers:
    #= if (cached_flags & _TIF_USER_RETURN_NOTIFY) fire_user_return_notifiers();
    test  ebp, _TIF_USER_RETURN_NOTIFY           #: Does somebody (a hypervisor) want to know that the user runs next?
    jz    loop_again                             #? No. #! Yes.
    call  fire_user_return_notifiers             #: Tell them.
loop_again:
    #= local_irq_disable();
    CLI_BEFORE_LAST_LOOK
    #= cached_flags = READ_ONCE(ti->flags);
    READ_FLAGS ebp, rbx, "Read the flags anew: while interrupts were on, new work may have come."
    #= if (!(cached_flags & EXIT_TO_USERMODE_LOOP_FLAGS)) break;
    test  ebp, EXIT_TO_USERMODE_LOOP_FLAGS       #: Is anything left?
    jnz   exit_loop                              #? Yes: another pass. #! No.
    pop   rbp                                    #: No: give the caller's registers back.
    pop   rbx                                    #: Both of them.
    ret                                          #: Interrupts stay off.
