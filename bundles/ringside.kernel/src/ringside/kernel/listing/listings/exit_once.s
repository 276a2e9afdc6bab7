# Work that is done once at the end of a system call, Linux 5.11 and later: its bits have a word of their own.

#@ routine syscall_exit_work phase=work c
syscall_exit_work:
    push  rbx                                    #: Keep a register that belongs to the caller.
    push  rbp                                    #: And another.
    mov   rbx, rdi                               #: RBX points to pt_regs.
    mov   ebp, esi                               #: EBP holds the work bits.
    #= if (work & SYSCALL_WORK_SYSCALL_USER_DISPATCH) if (current->syscall_dispatch.on_dispatch) return;
    test  ebp, SYSCALL_WORK_SYSCALL_USER_DISPATCH #: Does the program handle calls of part of its code itself?
    jz    exit_audit                             #? No. #! Yes.
    call  on_dispatch                            #: Was this call turned into a SIGSYS?
    test  eax, eax                               #: The answer is not 0 if it was.
    jnz   exit_work_done                         #? It was: nothing else is done, as if there had been no call. #! It was not.
exit_audit:
    #= audit_syscall_exit(regs);
    test  ebp, SYSCALL_WORK_SYSCALL_AUDIT        #: Is auditing on?
    jz    exit_tracepoint                        #? No. #! Yes.
    call  audit_syscall_exit                     #: Write the audit record.
exit_tracepoint:
    #= if (work & SYSCALL_WORK_SYSCALL_TRACEPOINT) trace_sys_exit(regs, regs->ax);
    test  ebp, SYSCALL_WORK_SYSCALL_TRACEPOINT   #: Is the tracepoint sys_exit on?
    jz    exit_step                              #? No. #! Yes.
    call  trace_sys_exit                         #: Write a trace record.
exit_step:
    #= step = report_single_step(work);
    mov   eax, ebp                               #: Is a tracer stepping this task,
    and   eax, SYSCALL_WORK_SYSCALL_EXIT_TRAP|SYSCALL_WORK_SYSCALL_EMU #: and not emulating its calls?
    cmp   eax, SYSCALL_WORK_SYSCALL_EXIT_TRAP    #: Both bits are looked at together.
    jne   exit_trace                             #? No step to report. #! A step is to be reported.
    #= if (step || work & SYSCALL_WORK_SYSCALL_TRACE) ptrace_report_syscall_exit(regs, step);
    #: The CPU does not trap after SYSCALL, so the kernel makes up the trap.
    call  user_single_step_report
    jmp   exit_work_done                         #: A step report takes the place of the stop below.
exit_trace:
    test  ebp, SYSCALL_WORK_SYSCALL_TRACE        #: Does a tracer want to see the end of every call?
    jz    exit_work_done                         #? No. #! Yes.
    call  ptrace_report_syscall_exit             #: Stop; the tracer looks at the result and lets the task go on.
exit_work_done:
    pop   rbp                                    #: Give the caller's registers back.
    pop   rbx                                    #: Both of them.
    ret                                          #: Back to syscall_exit_to_user_mode.

# In the kernel a field of the task structure, not a function.
#@ routine on_dispatch phase=work c
on_dispatch:
    #: RAX = 1 if syscall_user_dispatch turned this call into a SIGSYS; from now on that is forgotten.
    ret                                          #@ service user_dispatch_exit
