# Work on entry and exit in C that all architectures share, as Linux 5.9 and 5.10 have it (kernel/entry/common.c): all of
# it is asked for by thread flags.

#@ routine syscall_enter_from_user_mode phase=entry c
syscall_enter_from_user_mode:
    #= enter_from_user_mode(regs); local_irq_enable();
    sti                                          #: Interrupts on: all registers are saved, other tasks may come now.
syscall_enter_from_user_mode_work:
    #= ti_work = READ_ONCE(current_thread_info()->flags);
    mov   rax, qword ptr gs:[current_task]       #: The task structure begins with thread_info.
    mov   rdx, [rax+TI_FLAGS]                    #: Read the thread flags.
    #= if (ti_work & SYSCALL_ENTER_WORK) syscall = syscall_trace_enter(regs, syscall, ti_work);
    test  edx, SYSCALL_ENTER_WORK                #: Does any of them want something done before the call?
    jnz   syscall_trace_enter                    #? Yes: that function returns to our caller. #! No.
    #= return syscall;
    mov   rax, rsi                               #: No: the number stays.
    ret                                          #: Back to do_syscall_64.

#@ routine syscall_trace_enter phase=entry c
syscall_trace_enter:
    push  rbx                                    #: Keep a register that belongs to the caller.
    push  rbp                                    #: And another.
    mov   rbx, rdi                               #: RBX points to pt_regs.
    mov   ebp, edx                               #: EBP holds the thread flags.
    #= if (ti_work & (_TIF_SYSCALL_TRACE | _TIF_SYSCALL_EMU)) ret = arch_syscall_enter_tracehook(regs);
    test  ebp, _TIF_SYSCALL_TRACE|_TIF_SYSCALL_EMU #: Does a tracer want to see every system call?
    jz    enter_seccomp                          #? No. #! Yes.
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  tracehook_report_syscall_entry         #: Stop; the tracer looks at the registers and lets the task go on.
    #= if (ret || ti_work & _TIF_SYSCALL_EMU) return -1;
    test  eax, eax                               #: The answer is not 0 if the task is to die.
    jnz   enter_skip                             #? It is: skip the call. #! It is not.
    test  ebp, _TIF_SYSCALL_EMU                  #: Does the tracer emulate system calls itself?
    jnz   enter_skip                             #? Yes: skip the call. #! No.
enter_seccomp:
    #= if (ti_work & _TIF_SECCOMP) if (__secure_computing(NULL) == -1) return -1;
    test  ebp, _TIF_SECCOMP                      #: Has the program restricted its system calls?
    jz    enter_tracepoint                       #? No. #! Yes.
    call  __secure_computing                     #: Ask its filter; after the tracer, which may have changed the call.
    cmp   eax, -1                                #: -1 is the filter's word for: not this one.
    je    enter_skip                             #? Not this one: skip the call. #! The filter lets the call pass.
enter_tracepoint:
    #= if (ti_work & _TIF_SYSCALL_TRACEPOINT) trace_sys_enter(regs, syscall);
    test  ebp, _TIF_SYSCALL_TRACEPOINT           #: Is the tracepoint sys_enter on?
    jz    enter_audit                            #? No. #! Yes.
    call  trace_sys_enter                        #: Write a trace record.
enter_audit:
    #= syscall_enter_audit(regs, syscall);
    test  ebp, _TIF_SYSCALL_AUDIT                #: Is auditing on?
    jz    enter_number                           #? No. #! Yes.
    call  syscall_enter_audit                    #: Write the audit record.
enter_number:
    #= return syscall_get_nr(current, regs);
    #: The number of the call; a tracer may have changed the slot. Here only the low 32 bits of it count.
    movsxd rax, dword ptr [rbx+PT_ORIG_AX]
    jmp   enter_out                              #: Make the call.
enter_skip:
    #= return -1;
    mov   rax, -1                                #: No call has this number: slot ax keeps what it holds.
enter_out:
    pop   rbp                                    #: Give the caller's registers back.
    pop   rbx                                    #: Both of them.
    ret                                          #: Back to do_syscall_64.

#@ routine syscall_exit_to_user_mode phase=work c
syscall_exit_to_user_mode:
    push  rbx                                    #: Keep a register that belongs to the caller.
    mov   rbx, rdi                               #: RBX points to pt_regs.
    #= syscall_exit_to_user_mode_prepare(regs);
    call  syscall_exit_to_user_mode_prepare      #: Do the work that is done once at the end of a system call.
.if WHATIF_NO_CLI == 0 && WHATIF_NO_REREAD == 0
    #= local_irq_disable();
.endif
    CLI_BEFORE_LAST_LOOK
    #= exit_to_user_mode_prepare(regs);
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  exit_to_user_mode_prepare              #: Do the work that may come up again and again.
    #= exit_to_user_mode();
    #: Context tracking is told that the user runs next; give the caller's register back.
    pop   rbx
    CLEAR_CPU_BUFFERS_IN_C
    ret                                          #: Interrupts stay off until the return instruction.

#@ routine syscall_exit_to_user_mode_prepare phase=work c
syscall_exit_to_user_mode_prepare:
    #= cached_flags = READ_ONCE(current_thread_info()->flags);
    mov   rax, qword ptr gs:[current_task]       #: The task structure begins with thread_info.
    mov   rsi, [rax+TI_FLAGS]                    #: Read the thread flags, interrupts still on.
    #= if (cached_flags & SYSCALL_EXIT_WORK) syscall_exit_work(regs, cached_flags);
    test  esi, SYSCALL_EXIT_WORK                 #: Is there work that is done once at the end of a system call?
    jnz   syscall_exit_work                      #? Yes: do it; it never runs twice for one call. #! No.
    ret                                          #: No.

#@ routine syscall_exit_work phase=work c
syscall_exit_work:
    push  rbx                                    #: Keep a register that belongs to the caller.
    push  rbp                                    #: And another.
    mov   rbx, rdi                               #: RBX points to pt_regs.
    mov   ebp, esi                               #: EBP holds the thread flags that were read.
    #= audit_syscall_exit(regs);
    test  ebp, _TIF_SYSCALL_AUDIT                #: Is auditing on?
    jz    exit_tracepoint                        #? No. #! Yes.
    call  audit_syscall_exit                     #: Write the audit record.
exit_tracepoint:
    #= if (ti_work & _TIF_SYSCALL_TRACEPOINT) trace_sys_exit(regs, syscall_get_return_value(current, regs));
    test  ebp, _TIF_SYSCALL_TRACEPOINT           #: Is the tracepoint sys_exit on?
    jz    exit_step                              #? No. #! Yes.
    call  trace_sys_exit                         #: Write a trace record.
exit_step:
    #= step = report_single_step(ti_work);
    mov   eax, ebp                               #: Is a tracer stepping this task,
    and   eax, _TIF_SINGLESTEP|_TIF_SYSCALL_EMU  #: and not emulating its calls?
    cmp   eax, _TIF_SINGLESTEP                   #: Both bits are looked at together.
    jne   exit_trace                             #? No step to report. #! A step is to be reported.
    #= if (step || ti_work & _TIF_SYSCALL_TRACE) arch_syscall_exit_tracehook(regs, step);
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    #: The CPU does not trap after SYSCALL, so the kernel makes up the trap.
    call  user_single_step_report
    jmp   exit_work_done                         #: A step report takes the place of the stop below.
exit_trace:
    test  ebp, _TIF_SYSCALL_TRACE                #: Does a tracer want to see the end of every call?
    jz    exit_work_done                         #? No. #! Yes.
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  tracehook_report_syscall_exit          #: Stop; the tracer looks at the result and lets the task go on.
exit_work_done:
    pop   rbp                                    #: Give the caller's registers back.
    pop   rbx                                    #: Both of them.
    ret                                          #: Back to syscall_exit_to_user_mode.

#@ routine exit_to_user_mode_prepare phase=work c
exit_to_user_mode_prepare:
    #= ti_work = READ_ONCE(current_thread_info()->flags);
    mov   rax, qword ptr gs:[current_task]       #: The task structure begins with thread_info.
    mov   rsi, [rax+TI_FLAGS]                    #: Read the thread flags with interrupts off: this reading counts.
    #= if (ti_work & EXIT_TO_USER_MODE_WORK) ti_work = exit_to_user_mode_loop(regs, ti_work);
    test  esi, EXIT_TO_USER_MODE_WORK            #: Is any work left?
    jz    prepare_arch                           #? No: go to the user without turning interrupts on again. #! Yes.
    call  exit_to_user_mode_loop                 #: Yes: work until no flag is left.
    mov   rsi, rax                               #: The flags as they are now.
prepare_arch:
before_return:
    CLI_AFTER_LAST_LOOK
    #= arch_exit_to_user_mode_prepare(regs, ti_work);
    #: Notifiers, I/O permissions or floating-point registers: anything to bring up to date?
    test  esi, ARCH_EXIT_FLAGS
    jz    prepare_status                         #? No. #! Yes.
    call  arch_exit_to_user_mode_prepare         #: Yes, with interrupts off.
prepare_status:
    #= current_thread_info()->status &= ~TS_COMPAT;
    mov   rax, qword ptr gs:[current_task]       #: Find thread_info again.
    and   dword ptr [rax+TI_STATUS], ~COMPAT_CALL #: The next entry may be a 64-bit call again.
    ret                                          #: Interrupts stay off.

#@ routine exit_to_user_mode_loop phase=work c
exit_to_user_mode_loop:
    push  rbx                                    #: Keep a register that belongs to the caller.
    push  rbp                                    #: And another.
    mov   rbx, rdi                               #: RBX points to pt_regs.
    mov   ebp, esi                               #: EBP holds the thread flags of this pass.
exit_loop:
    #= local_irq_enable_exit_to_user(ti_work);
    sti                                          #: Interrupts on: the work below may take long, and may sleep.
    #= if (ti_work & _TIF_NEED_RESCHED) schedule();
    test  ebp, _TIF_NEED_RESCHED                 #: Should another task run?
    jz    loop_uprobe                            #? No. #! Yes.
    call  schedule                               #: Let it run; this one comes back later.
loop_uprobe:
    #= if (ti_work & _TIF_UPROBE) uprobe_notify_resume(regs);
    test  ebp, _TIF_UPROBE                       #: Was a user-space probe hit?
    jz    loop_patch                             #? No. #! Yes.
    call  uprobe_notify_resume                   #: Handle it.
loop_patch:
    #= if (ti_work & _TIF_PATCH_PENDING) klp_update_patch_state(current);
    test  ebp, _TIF_PATCH_PENDING                #: Does a live patch wait for this task?
    jz    loop_signals                           #? No. #! Yes.
    call  klp_update_patch_state                 #: Move the task over to the patched code.
loop_signals:
    #= if (ti_work & _TIF_SIGPENDING) arch_do_signal(regs);
    test  ebp, _TIF_SIGPENDING                   #: Does a signal wait?
    jz    loop_notify                            #? No. #! Yes.
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  arch_do_signal                         #: Deliver it: pt_regs may come back pointing to a handler.
loop_notify:
    #= if (ti_work & _TIF_NOTIFY_RESUME) tracehook_notify_resume(regs);
    test  ebp, _TIF_NOTIFY_RESUME                #: Is work queued for this thread?
    jz    loop_again                             #? No. #! Yes.
    call  tracehook_notify_resume                #: Clear the flag and do the work.
    #= rseq_handle_notify_resume(NULL, regs);
    #: Restartable sequences: the usual reason for the flag, since every change between threads sets it for them.
    call  rseq_handle_notify_resume
loop_again:
.if WHATIF_NO_CLI == 0 && WHATIF_NO_REREAD == 0
    #= local_irq_disable_exit_to_user();
.endif
    CLI_BEFORE_LAST_LOOK
    #= ti_work = READ_ONCE(current_thread_info()->flags);
    mov   rax, qword ptr gs:[current_task]       #: Find thread_info again.
    #: Read the flags anew: while interrupts were on, new work may have come.
    mov   rbp, [rax+TI_FLAGS]
    #= while (ti_work & EXIT_TO_USER_MODE_WORK)
    test  ebp, EXIT_TO_USER_MODE_WORK            #: Is anything left?
    jnz   exit_loop                              #? Yes: another pass. #! No.
    #= return ti_work;
    mov   rax, rbp                               #: No: the flags are the result.
    pop   rbp                                    #: Give the caller's registers back.
    pop   rbx                                    #: Both of them.
    ret                                          #: Interrupts stay off.

#@ routine tracehook_notify_resume phase=work c
tracehook_notify_resume:
    #= clear_thread_flag(TIF_NOTIFY_RESUME);
    mov   rax, qword ptr gs:[current_task]       #: Find thread_info.
    and   dword ptr [rax+TI_FLAGS], ~_TIF_NOTIFY_RESUME #: Clear the flag first: whoever queues more work sets it again.
    #= task_work_run();
    call  task_work_run                          #: Do the work.
    ret                                          #: Back to the loop.

.include "exit_arch.s"

#@ routine irqentry_exit phase=work c
irqentry_exit:
    #= if (user_mode(regs)) irqentry_exit_to_user_mode(regs);
    test  byte ptr [rdi+PT_CS], 3                #: Who was interrupted?
    jnz   irqentry_exit_to_user_mode             #? The user: that function returns to our caller. #! The kernel.
    ret                                          #: The kernel: nothing to do.

#@ routine irqentry_exit_to_user_mode phase=work c
irqentry_exit_to_user_mode:
    #= exit_to_user_mode_prepare(regs);
    call  exit_to_user_mode_prepare              #: The same exit work as after a system call.
    #= exit_to_user_mode();
    CLEAR_CPU_BUFFERS_IN_C
    ret                                          #: Context tracking is told that the user runs next.
