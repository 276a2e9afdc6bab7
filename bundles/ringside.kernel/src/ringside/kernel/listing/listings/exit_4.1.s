# The exit work of Linux 4.0 and 4.1, as far as it is C code. Which of it is called, and how often, an assembly loop
# decides.

#@ routine syscall_trace_leave phase=work c
syscall_trace_leave:
    push  rbx                                    #: Keep a register that belongs to the caller.
    push  rbp                                    #: And another.
    mov   rbx, rdi                               #: RBX points to pt_regs.
    mov   ebp, [rdi+FLAGS_WORD]                  #: EBP holds the thread flags.
    #= user_exit();
    test  ebp, _TIF_NOHZ                         #: Does context tracking want to know that the kernel runs?
    jz    leave_audit                            #? No. #! Yes.
    call  user_exit                              #: Tell it: the scheduler may have told it the contrary.
leave_audit:
    #= audit_syscall_exit(regs);
    test  ebp, _TIF_SYSCALL_AUDIT                #: Is auditing on?
    jz    leave_tracepoint                       #? No. #! Yes.
    call  audit_syscall_exit                     #: Write the audit record.
leave_tracepoint:
    #= if (test_thread_flag(TIF_SYSCALL_TRACEPOINT)) trace_sys_exit(regs, regs->ax);
    test  ebp, _TIF_SYSCALL_TRACEPOINT           #: Is the tracepoint sys_exit on?
    jz    leave_step                             #? No. #! Yes.
    call  trace_sys_exit                         #: Write a trace record.
leave_step:
    #= step = test_thread_flag(TIF_SINGLESTEP) && !test_thread_flag(TIF_SYSCALL_EMU);
    mov   eax, ebp                               #: Is a tracer stepping this task,
    and   eax, _TIF_SINGLESTEP|_TIF_SYSCALL_EMU  #: and not emulating its calls?
    cmp   eax, _TIF_SINGLESTEP                   #: Both bits are looked at together.
    jne   leave_trace                            #? No step to report. #! A step is to be reported.
    #= if (step || test_thread_flag(TIF_SYSCALL_TRACE)) tracehook_report_syscall_exit(regs, step);
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    #: The CPU does not trap after SYSCALL, so the kernel makes up the trap.
    call  user_single_step_siginfo
    jmp   leave_user_enter                       #: A step report takes the place of the stop below.
leave_trace:
    test  ebp, _TIF_SYSCALL_TRACE                #: Does a tracer want to see the end of every call?
    jz    leave_user_enter                       #? No. #! Yes.
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  tracehook_report_syscall_exit          #: Stop; the tracer looks at the result and lets the task go on.
leave_user_enter:
    #= user_enter();
    test  ebp, _TIF_NOHZ                         #: Does context tracking want to know that the user runs next?
    jz    leave_out                              #? No. #! Yes.
    call  user_enter                             #: Tell it.
leave_out:
    pop   rbp                                    #: Give the caller's registers back.
    pop   rbx                                    #: Both of them.
    ret                                          #: Back to the assembly loop, interrupts on.

#@ routine do_notify_resume phase=work c
do_notify_resume:
    push  rbx                                    #: Keep a register that belongs to the caller.
    push  rbp                                    #: And another.
    mov   rbx, rdi                               #: RBX points to pt_regs.
    mov   ebp, edx                               #: EBP holds the thread flags that the loop read.
    #= user_exit();
    test  dword ptr [rbx+FLAGS_WORD], _TIF_NOHZ  #: Does context tracking want to know that the kernel runs?
    jz    notify_uprobe                          #? No. #! Yes.
    call  user_exit                              #: Tell it.
notify_uprobe:
    #= if (flags & _TIF_UPROBE) uprobe_notify_resume(regs);
    test  ebp, _TIF_UPROBE                       #: Was a user-space probe hit?
    jz    notify_signals                         #? No. #! Yes.
    call  uprobe_notify_resume                   #: Handle it.
notify_signals:
    #= if (flags & _TIF_SIGPENDING) do_signal(regs);
    test  ebp, _TIF_SIGPENDING                   #: Does a signal wait?
    jz    notify_task_work                       #? No. #! Yes.
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  do_signal                              #: Deliver it: pt_regs may come back pointing to a handler.
notify_task_work:
    #= if (flags & _TIF_NOTIFY_RESUME) { clear_thread_flag(TIF_NOTIFY_RESUME); tracehook_notify_resume(regs); }
    test  ebp, _TIF_NOTIFY_RESUME                #: Is work queued for this thread?
    jz    notify_notifiers                       #? No. #! Yes.
    #: Clear the flag first: whoever queues more work sets it again.
    and   dword ptr [rbx+FLAGS_WORD], ~_TIF_NOTIFY_RESUME
    call  tracehook_notify_resume                #: Do the work.
notify_notifiers:
    #= if (flags & _TIF_USER_RETURN_NOTIFY) fire_user_return_notifiers();
    test  ebp, _TIF_USER_RETURN_NOTIFY           #: Does somebody (a hypervisor) want to know that the user runs next?
    jz    notify_user_enter                      #? No. #! Yes.
    call  fire_user_return_notifiers             #: Tell them.
notify_user_enter:
    #= user_enter();
    test  dword ptr [rbx+FLAGS_WORD], _TIF_NOHZ  #: Does context tracking want to know that the user runs next?
    jz    notify_out                             #? No. #! Yes.
    call  user_enter                             #: Tell it.
notify_out:
    pop   rbp                                    #: Give the caller's registers back.
    pop   rbx                                    #: Both of them.
    ret                                          #: Back to the assembly loop, interrupts on.
