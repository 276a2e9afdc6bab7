# What is done before a system call, Linux 4.8 to 5.8: one C function, called by C.

#@ routine syscall_trace_enter phase=entry c
syscall_trace_enter:
    push  rbx                                    #: Keep a register that belongs to the caller.
    push  rbp                                    #: And another.
    mov   rbx, rdi                               #: RBX points to pt_regs.
    #= work = READ_ONCE(ti->flags) & _TIF_WORK_SYSCALL_ENTRY;
    mov   rax, qword ptr gs:[current_task]       #: The task structure begins with thread_info.
    mov   ebp, [rax+TI_FLAGS]                    #: EBP holds the thread flags.
    #= if (work & (_TIF_SYSCALL_EMU | _TIF_SYSCALL_TRACE)) tracehook_report_syscall_entry(regs);
    test  ebp, _TIF_SYSCALL_EMU|_TIF_SYSCALL_TRACE #: Does a tracer want to see every system call?
    jz    trace_enter_seccomp                    #? No. #! Yes.
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  tracehook_report_syscall_entry         #: Stop; the tracer looks at the registers and lets the task go on.
    #= if (ret || work & _TIF_SYSCALL_EMU) return -1;
    test  eax, eax                               #: The answer is not 0 if the task is to die.
    jnz   trace_enter_skip                       #? It is: skip the call. #! It is not.
    test  ebp, _TIF_SYSCALL_EMU                  #: Does the tracer emulate system calls itself?
    jnz   trace_enter_skip                       #? Yes: skip the call. #! No.
trace_enter_seccomp:
    #= if (work & _TIF_SECCOMP && __secure_computing(&sd) == -1) return -1;
    test  ebp, _TIF_SECCOMP                      #: Does the thread have a system-call filter?
    jz    trace_enter_tracepoint                 #? No. #! Yes.
    mov   rdi, rbx                               #: First argument: the call that the filter looks at.
    call  __secure_computing                     #: Ask it now, after the tracer, who may have changed the call.
    test  eax, eax                               #: Is the call to be made?
    jnz   trace_enter_skip                       #? No: skip it. #! Yes.
trace_enter_tracepoint:
    #= if (work & _TIF_SYSCALL_TRACEPOINT) trace_sys_enter(regs, regs->orig_ax);
    test  ebp, _TIF_SYSCALL_TRACEPOINT           #: Is the tracepoint sys_enter on?
    jz    trace_enter_audit                      #? No. #! Yes.
    call  trace_sys_enter                        #: Write a trace record.
trace_enter_audit:
    #= audit_syscall_entry(regs);
    test  ebp, _TIF_SYSCALL_AUDIT                #: Is auditing on?
    jz    trace_enter_number                     #? No. #! Yes.
    call  audit_syscall_entry                    #: Write the audit record.
trace_enter_number:
    #= return regs->orig_ax;
    mov   rax, [rbx+PT_ORIG_AX]                  #: The number of the call; the tracer may have changed it.
    jmp   trace_enter_out                        #: Make the call.
trace_enter_skip:
    #= return -1;
    #: No call has this number, so none is made; slot ax keeps what it holds.
    mov   rax, -1
trace_enter_out:
    pop   rbp                                    #: Give the caller's registers back.
    pop   rbx                                    #: Both of them.
    ret                                          #: Back to the caller, with the number.
