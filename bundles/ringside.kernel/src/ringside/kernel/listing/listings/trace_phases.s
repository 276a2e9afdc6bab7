# What is done before a system call, Linux 4.0 to 4.7, C code: the first half needs no full pt_regs, the second half
# does.

#@ routine syscall_trace_enter_phase1 phase=entry c
syscall_trace_enter_phase1:
    push  rbx                                    #: Keep a register that belongs to the caller.
    push  rbp                                    #: And another.
    mov   rbx, rdi                               #: RBX points to pt_regs.
    #= work = ti->flags & _TIF_WORK_SYSCALL_ENTRY;
    mov   ebp, [rdi+FLAGS_WORD]                  #: Read the thread flags once
    and   ebp, _TIF_WORK_SYSCALL_ENTRY           #: and keep those that matter on entry.
    #= if (work & _TIF_NOHZ) { user_exit(); work &= ~_TIF_NOHZ; }
    test  ebp, _TIF_NOHZ                         #: Does context tracking want to know that the kernel runs now?
    jz    phase1_seccomp                         #? No. #! Yes.
    call  user_exit                              #: Tell it;
    and   ebp, ~_TIF_NOHZ                        #: that is all for this flag.
phase1_seccomp:
    #= if (work & _TIF_SECCOMP) ret = seccomp_phase1(&sd);
    test  ebp, _TIF_SECCOMP                      #: Does the thread have a system-call filter?
    jz    phase1_rest                            #? No. #! Yes.
    mov   rdi, rbx                               #: First argument: the call that the filter looks at.
    call  seccomp_phase1                         #: Ask it, before anything else may see the call.
    cmp   eax, 1                                 #: What does it say?
    #? More than 1: it cannot decide here, the second half is needed.
    ja    phase1_out                             #! 0 or 1: it decided.
    jb    phase1_filtered                        #? 0: the call is allowed. #! 1: the call is not allowed.
    #= if (ret == SECCOMP_PHASE1_SKIP) { regs->orig_ax = -1; ret = 0; }
    mov   qword ptr [rbx+PT_ORIG_AX], -1         #: 1: skip the call. No call has this number, so none is made.
phase1_filtered:
    #= work &= ~_TIF_SECCOMP;
    and   ebp, ~_TIF_SECCOMP                     #: The filter is done with.
phase1_rest:
    #= if (work == 0) return ret;
    xor   eax, eax                               #: 0: nothing is left to do,
    test  ebp, ebp                               #: or is there?
    jz    phase1_out                             #? Nothing: back to the fast path. #! There is more.
    #= if (work == _TIF_SYSCALL_AUDIT) { audit_syscall_entry(regs); return 0; }
    cmp   ebp, _TIF_SYSCALL_AUDIT                #: Is auditing the only thing left?
    jne   phase1_more                            #? No: the second half is needed. #! Yes.
    call  audit_syscall_entry                    #: Write the audit record.
    xor   eax, eax                               #: 0: nothing is left to do.
    jmp   phase1_out                             #: Back to the fast path.
phase1_more:
    #= return 1;
    mov   eax, 1                                 #: Not 0: go on with the second half.
phase1_out:
    pop   rbp                                    #: Give the caller's registers back.
    pop   rbx                                    #: Both of them.
    ret                                          #: Back to tracesys.

#@ routine syscall_trace_enter_phase2 phase=entry c
syscall_trace_enter_phase2:
    push  rbx                                    #: Keep a register that belongs to the caller.
    push  rbp                                    #: And another.
    #= work = ti->flags & _TIF_WORK_SYSCALL_ENTRY;
    mov   rbx, rdi                               #: RBX points to pt_regs from here on.
    mov   ebp, [rdi+FLAGS_WORD]                  #: EBP holds the thread flags.
    #= if (work & _TIF_SINGLESTEP) regs->flags |= X86_EFLAGS_TF;
    test  ebp, _TIF_SINGLESTEP                   #: Is a tracer stepping this task?
    jz    phase2_seccomp                         #? No. #! Yes.
    or    qword ptr [rbx+PT_FLAGS], FLAG_TF      #: Make sure that TF is on when the user goes on.
phase2_seccomp:
    #= if (phase1_result > 1 && seccomp_phase2(phase1_result)) return -1;
    cmp   rdx, 1                                 #: Did the filter leave something to this half?
    jbe   phase2_tracer                          #? No. #! Yes.
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  seccomp_phase2                         #: A tracer is asked, or the program is ended.
    test  eax, eax                               #: Is the call to be made?
    jnz   phase2_skip                            #? No: skip it, and nobody else sees it. #! Yes.
phase2_tracer:
    #= if (work & (_TIF_SYSCALL_EMU | _TIF_SYSCALL_TRACE)) tracehook_report_syscall_entry(regs);
    test  ebp, _TIF_SYSCALL_EMU|_TIF_SYSCALL_TRACE #: Does a tracer want to see every system call?
    jz    phase2_tracepoint                      #? No. #! Yes.
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  tracehook_report_syscall_entry         #: Stop; the tracer looks at the registers and lets the task go on.
phase2_tracepoint:
    #= if (work & _TIF_SYSCALL_TRACEPOINT) trace_sys_enter(regs, regs->orig_ax);
    test  ebp, _TIF_SYSCALL_TRACEPOINT           #: Is the tracepoint sys_enter on?
    jz    phase2_audit                           #? No. #! Yes.
    call  trace_sys_enter                        #: Write a trace record.
phase2_audit:
    #= audit_syscall_entry(regs);
    test  ebp, _TIF_SYSCALL_AUDIT                #: Is auditing on?
    jz    phase2_number                          #? No. #! Yes.
    call  audit_syscall_entry                    #: Write the audit record.
phase2_number:
    #= return work & _TIF_SYSCALL_EMU ? -1 : regs->orig_ax;
    mov   rax, [rbx+PT_ORIG_AX]                  #: The number of the call; the tracer may have changed it.
    test  ebp, _TIF_SYSCALL_EMU                  #: Does the tracer emulate system calls itself?
    jz    phase2_out                             #? No: make the call. #! Yes.
phase2_skip:
    #= return -1;
    mov   rax, -1                                #: No call has this number, so none is made.
phase2_out:
    pop   rbp                                    #: Give the caller's registers back.
    pop   rbx                                    #: Both of them.
    ret                                          #: Back to the entry code.

#@ routine syscall_trace_enter phase=entry c
syscall_trace_enter:
    push  rbx                                    #: Keep a register that belongs to the caller.
    mov   rbx, rdi                               #: RBX points to pt_regs.
    #= phase1_result = syscall_trace_enter_phase1(regs, arch);
    call  syscall_trace_enter_phase1             #: The cheap half of the entry work.
    #= if (phase1_result != 0) return syscall_trace_enter_phase2(regs, arch, phase1_result);
    mov   rdx, rax                               #: Third argument of the second half: what the first half said.
    mov   rax, [rbx+PT_ORIG_AX]                  #: If that was all, the number is the one in slot orig_ax.
    test  rdx, rdx                               #: Is more to be done?
    jz    trace_enter_out                        #? No. #! Yes.
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  syscall_trace_enter_phase2             #: Yes: the expensive half; it says which call to make.
trace_enter_out:
    pop   rbx                                    #: Give the caller's register back.
    ret                                          #: Back to the entry code of a 32-bit call.
