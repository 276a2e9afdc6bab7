# The kernel of the mail of June 2015 (Linux 4.3 to 4.5): entry and return of system calls and exceptions on x86-64.
# Our own words for the documented steps. What a line does stands behind #: ; the C statement behind #= .
.intel_syntax noprefix
.include "common.s"

# thread_info lies at the bottom of the task's kernel stack, so it stands at a fixed distance from pt_regs.
.equ FLAGS_WORD, REGS_TO_THREAD_INFO+TI_FLAGS
.equ STATUS_WORD, REGS_TO_THREAD_INFO+TI_STATUS
.equ NR_COMPAT_MAX, 376

.text
#@ routine entry_SYSCALL_64 phase=entry
entry_SYSCALL_64:
    #: SYSCALL changed neither GS nor RSP: first get the kernel's GS base, which leads to this CPU's own data.
    swapgs
    mov   qword ptr gs:[rsp_scratch], rsp        #: Park the user's RSP: there is no stack to push it on yet.
    mov   rsp, qword ptr gs:[cpu_current_top_of_stack] #: Go to the top of this task's kernel stack.
    #: Slot ss: a constant. SYSCALL saved no selector, the kernel knows what it was.
    push  USER_DATA
    push  qword ptr gs:[rsp_scratch]             #: Slot sp: the user's RSP from the parking place.
    #: The parking place is free again, so interrupts (and other tasks) may come now.
    sti
    push  r11                                    #: Slot flags: SYSCALL put the user's RFLAGS into R11.
    push  USER_CODE                              #: Slot cs: a constant again.
    #: Slot ip: SYSCALL put the return address into RCX. These five slots look like an interrupt frame.
    push  rcx
    push  rax                                    #: Slot orig_ax: the number of the system call.
    push  rdi                                    #: Slot di: first argument.
    push  rsi                                    #: Slot si: second argument.
    push  rdx                                    #: Slot dx: third argument.
    #: Slot cx: what the user finds in RCX, so the return address once more.
    push  rcx
    push  -ENOSYS                                #: Slot ax: the answer that stays if nobody gives a better one.
    push  r8                                     #: Slot r8: fifth argument.
    push  r9                                     #: Slot r9: sixth argument.
    push  r10                                    #: Slot r10: fourth argument (RCX was taken).
    push  r11                                    #: Slot r11: what the user finds in R11, so RFLAGS once more.
    #: The six slots that C code preserves get room but no values: they are not written.
    sub   rsp, 6*8
    #: Does any thread flag want something done before the call?
    test  dword ptr [rsp+FLAGS_WORD], _TIF_WORK_SYSCALL_ENTRY
    jnz   tracesys                               #: Yes: take the traced entry.

#@ routine entry_SYSCALL_64_fastpath phase=dispatch
entry_SYSCALL_64_fastpath:
.if CONFIG_X32
    #: The x32 bit of the number is stripped; both kinds of calls share one table.
    and   eax, ~X32_BIT
    cmp   eax, NR_SYSCALL_MAX                    #: Is there a call of this number?
.else
    cmp   rax, NR_SYSCALL_MAX                    #: Is there a call of this number? All 64 bits of RAX count.
.endif
    ja    fastpath_called                        #: No: slot ax keeps -ENOSYS.
    mov   rcx, r10                               #: C functions want the fourth argument in RCX.
    call  qword ptr [sys_call_table+rax*8]       #: Call the function of this number.
    mov   [rsp+PT_AX], rax                       #: Its result is what the user finds in RAX.

#@ routine entry_SYSCALL_64_fastpath phase=decision
fastpath_called:
    #: Interrupts off: nothing may set a thread flag between the test and the return.
    cli
    #: Does any thread flag want something done before the user goes on?
    test  dword ptr [rsp+FLAGS_WORD], _TIF_ALLWORK_MASK
    jnz   int_ret_from_sys_call_irqs_off         #: Yes: leave the fast path.
.if CONFIG_XEN_PV
    cmp   byte ptr [xen_pv_guest], 0             #: Does this kernel run as a Xen PV guest?
    jne   int_ret_from_sys_call_irqs_off         #: Yes: such a guest has no SYSRET, not even on the fast path.
.endif

#@ routine entry_SYSCALL_64_fastpath phase=return
    mov   r10, [rsp+PT_R10]                      #: R10 gets the user's value back from slot r10.
    mov   r9, [rsp+PT_R9]                        #: R9 gets the user's value back from slot r9.
    mov   r8, [rsp+PT_R8]                        #: R8 gets the user's value back from slot r8.
    mov   rax, [rsp+PT_AX]                       #: RAX gets the user's value back from slot ax.
    mov   rdx, [rsp+PT_DX]                       #: RDX gets the user's value back from slot dx.
    mov   rsi, [rsp+PT_SI]                       #: RSI gets the user's value back from slot si.
    mov   rdi, [rsp+PT_DI]                       #: RDI gets the user's value back from slot di.
    mov   rcx, [rsp+PT_IP]                       #: SYSRET takes RIP from RCX: load it from slot ip, not from slot cx.
    mov   r11, [rsp+PT_FLAGS]                    #: SYSRET takes RFLAGS from R11: load it from slot flags.
    #: SYSRET does not touch RSP: the user's stack pointer is loaded here, still at CPL 0.
    mov   rsp, [rsp+PT_SP]
    swapgs                                       #: Give the user's GS base back.
    #: Back to the user by the fast way; not one check was made.
    sysretq                                      #@ return SYSRET-FAST

#@ routine int_ret_from_sys_call_irqs_off phase=work
int_ret_from_sys_call_irqs_off:
    sti                                          #: The C code of the slow path wants interrupts on.
    jmp   int_ret_from_sys_call                  #: Go to the slow path.

#@ routine tracesys phase=entry
tracesys:
    mov   rdi, rsp                               #: First argument: the pointer to pt_regs.
    mov   esi, ARCH_X86_64                       #: Second argument: this is a 64-bit call.
    call  syscall_trace_enter_phase1             #: The cheap half of the entry work: it needs no full pt_regs.
    test  rax, rax                               #: Is more to be done?
    jnz   tracesys_phase2                        #: Yes: the expensive half follows.
    mov   r11, [rsp+PT_R11]                      #: R11 gets the user's value back from slot r11.
    mov   r10, [rsp+PT_R10]                      #: R10 gets the user's value back from slot r10.
    mov   r9, [rsp+PT_R9]                        #: R9 gets the user's value back from slot r9.
    mov   r8, [rsp+PT_R8]                        #: R8 gets the user's value back from slot r8.
    mov   rcx, [rsp+PT_CX]                       #: RCX gets the user's value back from slot cx.
    mov   rdx, [rsp+PT_DX]                       #: RDX gets the user's value back from slot dx.
    mov   rsi, [rsp+PT_SI]                       #: RSI gets the user's value back from slot si.
    mov   rdi, [rsp+PT_DI]                       #: RDI gets the user's value back from slot di.
    mov   rax, [rsp+PT_ORIG_AX]                  #: RAX gets the number back.
    jmp   entry_SYSCALL_64_fastpath              #: Nothing is left to do: the fast path is still open.
tracesys_phase2:
    mov   [rsp+PT_BX], rbx                       #: Keep the user's RBX in slot bx.
    mov   [rsp+PT_BP], rbp                       #: Keep the user's RBP in slot bp.
    mov   [rsp+PT_R12], r12                      #: Keep the user's R12 in slot r12.
    mov   [rsp+PT_R13], r13                      #: Keep the user's R13 in slot r13.
    mov   [rsp+PT_R14], r14                      #: Keep the user's R14 in slot r14.
    mov   [rsp+PT_R15], r15                      #: Keep the user's R15 in slot r15.
    mov   rdi, rsp                               #: First argument: the pointer to pt_regs, complete now.
    mov   esi, ARCH_X86_64                       #: Second argument: this is a 64-bit call.
    mov   rdx, rax                               #: Third argument: what the first half said.
    #: The expensive half: a tracer may look at every register, and change it.
    call  syscall_trace_enter_phase2
    # The tracer may have changed slots, so all registers but RAX are loaded again.
    mov   r11, [rsp+PT_R11]                      #: R11 gets the user's value back from slot r11.
    mov   r10, [rsp+PT_R10]                      #: R10 gets the user's value back from slot r10.
    mov   r9, [rsp+PT_R9]                        #: R9 gets the user's value back from slot r9.
    mov   r8, [rsp+PT_R8]                        #: R8 gets the user's value back from slot r8.
    mov   rcx, [rsp+PT_CX]                       #: RCX gets the user's value back from slot cx.
    mov   rdx, [rsp+PT_DX]                       #: RDX gets the user's value back from slot dx.
    mov   rsi, [rsp+PT_SI]                       #: RSI gets the user's value back from slot si.
    mov   rdi, [rsp+PT_DI]                       #: RDI gets the user's value back from slot di.
    mov   rbx, [rsp+PT_BX]                       #: RBX gets the user's value back from slot bx.
    mov   rbp, [rsp+PT_BP]                       #: RBP gets the user's value back from slot bp.
    mov   r12, [rsp+PT_R12]                      #: R12 gets the user's value back from slot r12.
    mov   r13, [rsp+PT_R13]                      #: R13 gets the user's value back from slot r13.
    mov   r14, [rsp+PT_R14]                      #: R14 gets the user's value back from slot r14.
    mov   r15, [rsp+PT_R15]                      #: R15 gets the user's value back from slot r15.

#@ routine tracesys phase=dispatch
.if CONFIG_X32
    and   eax, ~X32_BIT                          #: Strip the x32 bit.
    cmp   eax, NR_SYSCALL_MAX                    #: Is there a call of the number that came back?
.else
    cmp   rax, NR_SYSCALL_MAX                    #: Is there a call of the number that came back? -1 means: skip it.
.endif
    ja    int_ret_from_sys_call                  #: No: slot ax keeps what it holds.
    mov   rcx, r10                               #: C functions want the fourth argument in RCX.
    call  qword ptr [sys_call_table+rax*8]       #: Call the function of this number.
    mov   [rsp+PT_AX], rax                       #: Its result is what the user finds in RAX.

#@ routine int_ret_from_sys_call phase=work
int_ret_from_sys_call:
    mov   [rsp+PT_BX], rbx                       #: Keep the user's RBX in slot bx.
    mov   [rsp+PT_BP], rbp                       #: Keep the user's RBP in slot bp.
    mov   [rsp+PT_R12], r12                      #: Keep the user's R12 in slot r12.
    mov   [rsp+PT_R13], r13                      #: Keep the user's R13 in slot r13.
    mov   [rsp+PT_R14], r14                      #: Keep the user's R14 in slot r14.
    mov   [rsp+PT_R15], r15                      #: Keep the user's R15 in slot r15.
    mov   rdi, rsp                               #: First argument: the pointer to pt_regs.
    call  syscall_return_slowpath                #: All exit work happens in C; interrupts are off when it comes back.
    mov   rbx, [rsp+PT_BX]                       #: RBX gets the user's value back from slot bx.
    mov   rbp, [rsp+PT_BP]                       #: RBP gets the user's value back from slot bp.
    mov   r12, [rsp+PT_R12]                      #: R12 gets the user's value back from slot r12.
    mov   r13, [rsp+PT_R13]                      #: R13 gets the user's value back from slot r13.
    mov   r14, [rsp+PT_R14]                      #: R14 gets the user's value back from slot r14.
    mov   r15, [rsp+PT_R15]                      #: R15 gets the user's value back from slot r15.

#@ routine int_ret_from_sys_call phase=decision
.if CONFIG_XEN_PV
    cmp   byte ptr [xen_pv_guest], 0             #@ service verdict #: Does this kernel run as a Xen PV guest?
    jne   opportunistic_sysret_failed            #@ check XEN_PV #: Yes: such a guest has no SYSRET.
.endif
    #: May SYSRET be used? It takes RIP from RCX: get what the user is to find in RCX
    mov   rcx, [rsp+PT_CX]                       #@ service verdict
    mov   r11, [rsp+PT_IP]                       #: and where the user is to go on.
    cmp   rcx, r11                               #: Are they the same?
    jne   opportunistic_sysret_failed            #@ check RCX_RIP #: No: SYSRET would change the user's RCX.
    #: On Intel, SYSRET to a non-canonical address faults in the kernel: take a copy of the address,
    mov   rdi, r11
    shl   rdi, CANONICAL_SHIFT                   #: push its unused upper bits out
    sar   rdi, CANONICAL_SHIFT                   #: and fill them with copies of the highest used bit.
    cmp   rdi, r11                               #: Is it still the same address?
    jne   opportunistic_sysret_failed            #@ check CANONICAL #: No: it is not canonical.
    cmp   qword ptr [rsp+PT_CS], USER_CODE       #: SYSRET always sets CS to 0x33: is that what the user is to get?
    jne   opportunistic_sysret_failed            #@ check CS #: No: 32-bit code would run as 64-bit code.
    mov   r11, [rsp+PT_R11]                      #: SYSRET takes RFLAGS from R11: get what the user is to find in R11.
    cmp   [rsp+PT_FLAGS], r11                    #: Is it the same as the RFLAGS that the user is to get?
    jne   opportunistic_sysret_failed            #@ check R11_FLAGS #: No: SYSRET would change the user's R11.
    #: SYSRET cannot restore RF, and with TF it traps before the user's next instruction.
    test  r11, FLAG_RF|FLAG_TF
    jnz   opportunistic_sysret_failed            #@ check RF_TF #: One of them is set: the user might never get ahead.
    cmp   qword ptr [rsp+PT_SS], USER_DATA       #: SYSRET always sets SS to 0x2b: is that what the user is to get?
    jne   opportunistic_sysret_failed            #@ check SS #: No: the user would get another stack segment.

#@ routine syscall_return_via_sysret phase=return
syscall_return_via_sysret:
    # RCX and R11 already hold the user's values: the checks loaded them.
    mov   r10, [rsp+PT_R10]                      #: R10 gets the user's value back from slot r10.
    mov   r9, [rsp+PT_R9]                        #: R9 gets the user's value back from slot r9.
    mov   r8, [rsp+PT_R8]                        #: R8 gets the user's value back from slot r8.
    mov   rax, [rsp+PT_AX]                       #: RAX gets the user's value back from slot ax.
    mov   rdx, [rsp+PT_DX]                       #: RDX gets the user's value back from slot dx.
    mov   rsi, [rsp+PT_SI]                       #: RSI gets the user's value back from slot si.
    mov   rdi, [rsp+PT_DI]                       #: RDI gets the user's value back from slot di.
    #: SYSRET does not touch RSP: the user's stack pointer is loaded here, still at CPL 0.
    mov   rsp, [rsp+PT_SP]
    swapgs                                       #: Give the user's GS base back.
    sysretq                                      #@ return SYSRET #: Back to the user: RIP from RCX, RFLAGS from R11.

#@ routine opportunistic_sysret_failed phase=return
opportunistic_sysret_failed:
    swapgs                                       #: Give the user's GS base back; IRET does not need the kernel's.
    jmp   restore_c_regs_and_iret                #: Return by IRET, which can restore everything.

#@ routine stub_rt_sigreturn phase=dispatch
stub_rt_sigreturn:
    #: Drop the return address to the fast path: this call never goes back there.
    add   rsp, 8
    mov   [rsp+PT_BX], rbx                       #: Keep the user's RBX in slot bx.
    mov   [rsp+PT_BP], rbp                       #: Keep the user's RBP in slot bp.
    mov   [rsp+PT_R12], r12                      #: Keep the user's R12 in slot r12.
    mov   [rsp+PT_R13], r13                      #: Keep the user's R13 in slot r13.
    mov   [rsp+PT_R14], r14                      #: Keep the user's R14 in slot r14.
    mov   [rsp+PT_R15], r15                      #: Keep the user's R15 in slot r15.
    call  sys_rt_sigreturn                       #: Every slot is replaced from the signal frame on the user's stack.
    mov   [rsp+PT_AX], rax                       #: The result is the RAX of the interrupted program.
    mov   rbx, [rsp+PT_BX]                       #: RBX gets the user's value back from slot bx.
    mov   rbp, [rsp+PT_BP]                       #: RBP gets the user's value back from slot bp.
    mov   r12, [rsp+PT_R12]                      #: R12 gets the user's value back from slot r12.
    mov   r13, [rsp+PT_R13]                      #: R13 gets the user's value back from slot r13.
    mov   r14, [rsp+PT_R14]                      #: R14 gets the user's value back from slot r14.
    mov   r15, [rsp+PT_R15]                      #: R15 gets the user's value back from slot r15.
    jmp   int_ret_from_sys_call                  #: The slow path: its checks decide how this return is done.

#@ routine stub_execve phase=dispatch
stub_execve:
    call  sys_execve                             #: Try to put a new program in place of the old one.
    test  eax, eax                               #: Did it work?
    jz    execve_done                            #: Yes: pt_regs belongs to the new program.
    ret                                          #: No: a call like any other, it failed.
execve_done:
    #: Drop the return address to the fast path: RCX and R11 must not come from there.
    add   rsp, 8
    xor   ebx, ebx                               #: The new program starts with an empty RBX.
    xor   ebp, ebp                               #: The new program starts with an empty RBP.
    xor   r12d, r12d                             #: The new program starts with an empty R12.
    xor   r13d, r13d                             #: The new program starts with an empty R13.
    xor   r14d, r14d                             #: The new program starts with an empty R14.
    xor   r15d, r15d                             #: The new program starts with an empty R15.
    mov   [rsp+PT_AX], rax                       #: And with 0 in RAX.
    jmp   int_ret_from_sys_call                  #: The slow path: its checks decide how this return is done.

#@ routine syscall_trace_enter_phase1 phase=entry c
syscall_trace_enter_phase1:
    #= work = ti->flags & _TIF_WORK_SYSCALL_ENTRY;
    mov   eax, [rdi+FLAGS_WORD]                  #: Read the thread flags once
    and   eax, _TIF_WORK_SYSCALL_ENTRY           #: and keep those that matter on entry.
    #= if (work & _TIF_NOHZ) user_exit();
    #: Context tracking is told that the kernel runs now; that is all for this flag.
    and   eax, ~_TIF_NOHZ
    #= if (work & _TIF_SECCOMP) seccomp_phase1(regs);
    and   eax, ~_TIF_SECCOMP                     #: The system-call filter is asked; in this model it allows every call.
    #= if (work == 0) return 0;
    jz    phase1_nothing_left                    #: Nothing is left: back to the fast path.
    #= if (work == _TIF_SYSCALL_AUDIT) { audit_syscall_entry(regs); return 0; }
    cmp   eax, _TIF_SYSCALL_AUDIT                #: Is auditing the only thing left?
    jne   phase1_more                            #: No: the second half is needed.
    call  audit_syscall_entry                    #: Write the audit record.
phase1_nothing_left:
    xor   eax, eax                               #: 0: nothing is left to do.
    ret                                          #: Back to tracesys.
phase1_more:
    #= return 1;
    mov   eax, 1                                 #: Not 0: go on with the second half.
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
    jz    phase2_tracer                          #: No.
    or    qword ptr [rbx+PT_FLAGS], FLAG_TF      #: Make sure that TF is on when the user goes on.
phase2_tracer:
    #= if (work & (_TIF_SYSCALL_EMU | _TIF_SYSCALL_TRACE)) tracehook_report_syscall_entry(regs);
    test  ebp, _TIF_SYSCALL_EMU|_TIF_SYSCALL_TRACE #: Does a tracer want to see every system call?
    jz    phase2_tracepoint                      #: No.
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  tracehook_report_syscall_entry         #: Stop; the tracer looks at the registers and lets the task go on.
phase2_tracepoint:
    #= if (work & _TIF_SYSCALL_TRACEPOINT) trace_sys_enter(regs, regs->orig_ax);
    test  ebp, _TIF_SYSCALL_TRACEPOINT           #: Is the tracepoint sys_enter on?
    jz    phase2_audit                           #: No.
    call  trace_sys_enter                        #: Write a trace record.
phase2_audit:
    #= audit_syscall_entry(regs);
    test  ebp, _TIF_SYSCALL_AUDIT                #: Is auditing on?
    jz    phase2_number                          #: No.
    call  audit_syscall_entry                    #: Write the audit record.
phase2_number:
    #= return work & _TIF_SYSCALL_EMU ? -1 : regs->orig_ax;
    mov   rax, [rbx+PT_ORIG_AX]                  #: The number of the call; the tracer may have changed it.
    test  ebp, _TIF_SYSCALL_EMU                  #: Does the tracer emulate system calls itself?
    jz    phase2_out                             #: No: make the call.
    mov   rax, -1                                #: Yes: no call has this number, so none is made.
phase2_out:
    pop   rbp                                    #: Give the caller's registers back.
    pop   rbx                                    #: Both of them.
    ret                                          #: Back to tracesys.

#@ routine syscall_return_slowpath phase=work c
syscall_return_slowpath:
    push  rbx                                    #: Keep a register that belongs to the caller.
    mov   rbx, rdi                               #: RBX points to pt_regs from here on.
    #= cached_flags = ti->flags;
    mov   esi, [rdi+FLAGS_WORD]                  #: Read the thread flags, interrupts still on.
    #= if (cached_flags & SYSCALL_EXIT_WORK_FLAGS) syscall_slow_exit_work(regs, cached_flags);
    test  esi, SYSCALL_EXIT_WORK_FLAGS           #: Is there work that is done once at the end of a system call?
    jz    slowpath_irqs_off                      #: No.
    call  syscall_slow_exit_work                 #: Do it; it never runs twice for one call.
slowpath_irqs_off:
    #= local_irq_disable();
    #: Interrupts off: from here to the return nobody else may set a flag unseen.
    cli
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
    jz    exit_tracepoint                        #: No.
    call  audit_syscall_exit                     #: Write the audit record.
exit_tracepoint:
    #= if (cached_flags & _TIF_SYSCALL_TRACEPOINT) trace_sys_exit(regs, regs->ax);
    test  ebp, _TIF_SYSCALL_TRACEPOINT           #: Is the tracepoint sys_exit on?
    jz    exit_step                              #: No.
    call  trace_sys_exit                         #: Write a trace record.
exit_step:
    #= step = (cached_flags & (_TIF_SINGLESTEP | _TIF_SYSCALL_EMU)) == _TIF_SINGLESTEP;
    mov   eax, ebp                               #: Is a tracer stepping this task,
    and   eax, _TIF_SINGLESTEP|_TIF_SYSCALL_EMU  #: and not emulating its calls?
    cmp   eax, _TIF_SINGLESTEP                   #: Both bits are looked at together.
    jne   exit_trace                             #: No step to report.
    #= if (step || cached_flags & _TIF_SYSCALL_TRACE) tracehook_report_syscall_exit(regs, step);
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    #: The CPU does not trap after SYSCALL, so the kernel makes up the trap.
    call  user_single_step_siginfo
    jmp   exit_work_done                         #: A step report takes the place of the stop below.
exit_trace:
    test  ebp, _TIF_SYSCALL_TRACE                #: Does a tracer want to see the end of every call?
    jz    exit_work_done                         #: No.
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
    mov   esi, [rdi+FLAGS_WORD]                  #: Read the thread flags with interrupts off: this reading counts.
    #= if (cached_flags & EXIT_TO_USERMODE_LOOP_FLAGS) exit_to_usermode_loop(regs, cached_flags);
    test  esi, EXIT_TO_USERMODE_LOOP_FLAGS       #: Is any work left?
    jz    prepare_exit_clean                     #: No: go to the user without turning interrupts on again.
    call  exit_to_usermode_loop                  #: Yes: work until no flag is left.
prepare_exit_clean:
    #= ti->status &= ~TS_COMPAT;
    and   dword ptr [rbx+STATUS_WORD], ~COMPAT_CALL #: The next entry may be a 64-bit call again.
    #= user_enter();
    #: Context tracking is told that the user runs next; give the caller's register back.
    pop   rbx
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
    jz    loop_uprobe                            #: No.
    call  schedule                               #: Let it run; this one comes back later.
loop_uprobe:
    #= if (cached_flags & _TIF_UPROBE) uprobe_notify_resume(regs);
    test  ebp, _TIF_UPROBE                       #: Was a user-space probe hit?
    jz    loop_signals                           #: No.
    call  uprobe_notify_resume                   #: Handle it.
loop_signals:
    #= if (cached_flags & _TIF_SIGPENDING) do_signal(regs);
    test  ebp, _TIF_SIGPENDING                   #: Does a signal wait?
    jz    loop_notify                            #: No.
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  do_signal                              #: Deliver it: pt_regs may come back pointing to a handler.
loop_notify:
    #= if (cached_flags & _TIF_NOTIFY_RESUME) { clear_thread_flag(TIF_NOTIFY_RESUME); tracehook_notify_resume(regs); }
    test  ebp, _TIF_NOTIFY_RESUME                #: Is work queued for this thread?
    jz    loop_notifiers                         #: No.
    #: Clear the flag first: whoever queues more work sets it again.
    and   dword ptr [rbx+FLAGS_WORD], ~_TIF_NOTIFY_RESUME
    call  tracehook_notify_resume                #: Do the work.
loop_notifiers:
    #= if (cached_flags & _TIF_USER_RETURN_NOTIFY) fire_user_return_notifiers();
    test  ebp, _TIF_USER_RETURN_NOTIFY           #: Does somebody (a hypervisor) want to know that the user runs next?
    jz    loop_again                             #: No.
    call  fire_user_return_notifiers             #: Tell them.
loop_again:
    #= local_irq_disable();
    cli                                          #: Interrupts off again.
    #= cached_flags = READ_ONCE(ti->flags);
    #: Read the flags anew: while interrupts were on, new work may have come.
    mov   ebp, [rbx+FLAGS_WORD]
    #= if (!(cached_flags & EXIT_TO_USERMODE_LOOP_FLAGS)) break;
    test  ebp, EXIT_TO_USERMODE_LOOP_FLAGS       #: Is anything left?
    jnz   exit_loop                              #: Yes: another pass.
    pop   rbp                                    #: No: give the caller's registers back.
    pop   rbx                                    #: Both of them.
    ret                                          #: Interrupts stay off.

#@ routine schedule phase=work c
schedule:
    #: Another task runs; when this one is chosen again it goes on here.
    ret                                          #@ service schedule

#@ routine uprobe_notify_resume phase=work c
uprobe_notify_resume:
    ret                                          #@ service uprobe #: The probe is handled.

#@ routine do_signal phase=work c
do_signal:
    #: Take the next signal: build a frame for its handler, end the program, or restart the call.
    ret                                          #@ service signals

#@ routine tracehook_notify_resume phase=work c
tracehook_notify_resume:
    ret                                          #@ service task_work #: The queued work runs.

#@ routine fire_user_return_notifiers phase=work c
fire_user_return_notifiers:
    ret                                          #@ service user_return #: The notifiers run.

#@ routine audit_syscall_exit phase=work c
audit_syscall_exit:
    ret                                          #@ service audit_exit #: The audit record is written.

#@ routine trace_sys_exit phase=work c
trace_sys_exit:
    ret                                          #@ service trace_exit #: The trace record is written.

#@ routine user_single_step_siginfo phase=work c
user_single_step_siginfo:
    #: A SIGTRAP is queued for the tracer, in place of the trap that SYSCALL did not make.
    ret                                          #@ service step_report

#@ routine tracehook_report_syscall_exit phase=work c
tracehook_report_syscall_exit:
    #: The task stops; the tracer does its work and lets it go on.
    ret                                          #@ service ptrace_exit

#@ routine audit_syscall_entry phase=entry c
audit_syscall_entry:
    ret                                          #@ service audit_entry #: The audit record is written.

#@ routine trace_sys_enter phase=entry c
trace_sys_enter:
    ret                                          #@ service trace_enter #: The trace record is written.

#@ routine tracehook_report_syscall_entry phase=entry c
tracehook_report_syscall_entry:
    #: The task stops; the tracer does its work and lets it go on.
    ret                                          #@ service ptrace_entry

#@ routine sys_getpid phase=dispatch c
sys_getpid:
    ret                                          #@ service getpid #: The process id goes to RAX.

#@ routine sys_badfile phase=dispatch c
sys_badfile:
    #: The task has no open file: close, lseek, dup, fsync, fchdir and write answer -EBADF.
    ret                                          #@ service no_such_file

#@ routine sys_kill phase=dispatch c
sys_kill:
    #: A signal is queued for the process; SIGPENDING is set if it is not blocked.
    ret                                          #@ service kill

#@ routine sys_tgkill phase=dispatch c
sys_tgkill:
    #: A signal is queued for the thread; SIGPENDING is set if it is not blocked.
    ret                                          #@ service tgkill

#@ routine sys_rt_sigaction phase=dispatch c
sys_rt_sigaction:
    #: What is to be done with a signal is kept for this task.
    ret                                          #@ service rt_sigaction

#@ routine sys_sigaltstack phase=dispatch c
sys_sigaltstack:
    #: The alternate signal stack is kept for this task.
    ret                                          #@ service sigaltstack

#@ routine sys_rt_sigreturn phase=dispatch c
sys_rt_sigreturn:
    #: Every slot of pt_regs is replaced from the signal frame, flags and selectors under rules.
    ret                                          #@ service rt_sigreturn

#@ routine sys_execve phase=dispatch c
sys_execve:
    #: pt_regs now describes the first instruction of another program.
    ret                                          #@ service execve

#@ routine sys_exit phase=dispatch c
sys_exit:
    ret                                          #@ service exit #: The program is over.

#@ routine sys_outside phase=dispatch c
sys_outside:
    #: What this call does is outside the model: it answers -ENOSYS.
    ret                                          #@ service outside

#@ routine wait_for_event phase=dispatch c
wait_for_event:
    ret                                          #@ service sleep #: The task sleeps until a signal comes.

#@ routine sys_read phase=dispatch c
sys_read:
    #= if (fd != 0) return -EBADF;
    test  edi, edi                               #: Only file 0, the input, is open.
    jnz   sys_read_badfile                       #: Any other file: an error.
    #= while (!signal_pending(current)) schedule();
sys_read_wait:
    #: thread_info lies at the bottom of the kernel stack: start from its top.
    mov   rdx, qword ptr gs:[cpu_current_top_of_stack]
    test  dword ptr [rdx-THREAD_SIZE+TI_FLAGS], _TIF_SIGPENDING #: Does a signal wait?
    jnz   sys_read_interrupted                   #: Yes: stop waiting.
    call  wait_for_event                         #: No, and there is nothing to read: sleep.
    jmp   sys_read_wait                          #: Awake again: look why.
sys_read_interrupted:
    #= return -ERESTARTSYS;
    #: Not for the user: it tells the signal code that this call may be made again.
    mov   rax, -ERESTARTSYS
    ret                                          #: Back with the restart code.
sys_read_badfile:
    #= return -EBADF;
    mov   rax, -EBADF                            #: There is no such file.
    ret                                          #: Back with the error.

#@ routine sys_pause phase=dispatch c
sys_pause:
    #= while (!signal_pending(current)) schedule();
sys_pause_wait:
    #: thread_info lies at the bottom of the kernel stack: start from its top.
    mov   rdx, qword ptr gs:[cpu_current_top_of_stack]
    test  dword ptr [rdx-THREAD_SIZE+TI_FLAGS], _TIF_SIGPENDING #: Does a signal wait?
    jnz   sys_pause_interrupted                  #: Yes: stop waiting.
    call  wait_for_event                         #: No, and there is nothing to read: sleep.
    jmp   sys_pause_wait                         #: Awake again: look why.
sys_pause_interrupted:
    #= return -ERESTARTNOHAND;
    #: Not for the user: it tells the signal code that this call may be made again.
    mov   rax, -ERESTARTNOHAND
    ret                                          #: Back with the restart code.

#@ routine sys_sched_yield phase=dispatch c
sys_sched_yield:
    call  schedule                               #: Another task may run.
    xor   eax, eax                               #: 0: done.
    ret                                          #: Back with the result.

#@ routine divide_error phase=entry
#@ gate 0
divide_error:
    #: A division by zero or too large a quotient (#DE): the CPU pushed no error code; orig_ax gets -1, which means:
    #: not in a system call.
    push  -1
    sub   rsp, 15*8                              #: Make room for the 15 general registers.
    #: Save the registers and switch to the kernel's GS base if the user was interrupted.
    call  error_entry
    mov   rdi, rsp                               #: First argument of the C handler: the pointer to pt_regs.
    xor   esi, esi                               #: Second argument: no error code.
    call  do_divide_error                        #: The C function do_divide_error decides what becomes of it.
    jmp   error_exit                             #: Then the way out that all exceptions share.

#@ routine debug phase=entry
#@ gate 1 ist=1
debug:
    #: A single-step trap (#DB): the CPU pushed no error code; orig_ax gets -1, which means: not in a system call.
    push  -1
    sub   rsp, 15*8                              #: Make room for the 15 general registers.
    #: Save the registers and switch to the kernel's GS base if the user was interrupted.
    call  error_entry
    mov   rdi, rsp                               #: This exception came in on a stack of its own;
    call  sync_regs                              #: copy the frame to the task's kernel stack if it is the user's
    mov   rsp, rax                               #: and go on there.
    mov   rdi, rsp                               #: First argument of the C handler: the pointer to pt_regs.
    xor   esi, esi                               #: Second argument: no error code.
    call  do_debug                               #: The C function do_debug decides what becomes of it.
    jmp   error_exit                             #: Then the way out that all exceptions share.

#@ routine int3 phase=entry
#@ gate 3 dpl=3
int3:
    #: A breakpoint instruction (#BP): the CPU pushed no error code; orig_ax gets -1, which means: not in a system
    #: call.
    push  -1
    sub   rsp, 15*8                              #: Make room for the 15 general registers.
    #: Save the registers and switch to the kernel's GS base if the user was interrupted.
    call  error_entry
    mov   rdi, rsp                               #: First argument of the C handler: the pointer to pt_regs.
    xor   esi, esi                               #: Second argument: no error code.
    call  do_int3                                #: The C function do_int3 decides what becomes of it.
    jmp   error_exit                             #: Then the way out that all exceptions share.

#@ routine overflow phase=entry
#@ gate 4 dpl=3
overflow:
    #: The overflow instruction INT 4 (#OF): the CPU pushed no error code; orig_ax gets -1, which means: not in a system
    #: call.
    push  -1
    sub   rsp, 15*8                              #: Make room for the 15 general registers.
    #: Save the registers and switch to the kernel's GS base if the user was interrupted.
    call  error_entry
    mov   rdi, rsp                               #: First argument of the C handler: the pointer to pt_regs.
    xor   esi, esi                               #: Second argument: no error code.
    call  do_overflow                            #: The C function do_overflow decides what becomes of it.
    jmp   error_exit                             #: Then the way out that all exceptions share.

#@ routine invalid_op phase=entry
#@ gate 6
invalid_op:
    #: An instruction that does not exist (#UD): the CPU pushed no error code; orig_ax gets -1, which means: not in a
    #: system call.
    push  -1
    sub   rsp, 15*8                              #: Make room for the 15 general registers.
    #: Save the registers and switch to the kernel's GS base if the user was interrupted.
    call  error_entry
    mov   rdi, rsp                               #: First argument of the C handler: the pointer to pt_regs.
    xor   esi, esi                               #: Second argument: no error code.
    call  do_invalid_op                          #: The C function do_invalid_op decides what becomes of it.
    jmp   error_exit                             #: Then the way out that all exceptions share.

#@ routine double_fault phase=entry
#@ gate 8 ist=2
double_fault:
    #: A fault while a fault was delivered (#DF): the CPU pushed an error code, it stands in slot orig_ax. Make room
    #: for the 15 general registers.
    sub   rsp, 15*8
    #: Save the registers and switch to the kernel's GS base if the user was interrupted.
    call  error_entry
    mov   rdi, rsp                               #: This exception came in on a stack of its own;
    call  sync_regs                              #: copy the frame to the task's kernel stack if it is the user's
    mov   rsp, rax                               #: and go on there.
    mov   rdi, rsp                               #: First argument of the C handler: the pointer to pt_regs.
    mov   rsi, [rsp+PT_ORIG_AX]                  #: Second argument: the error code.
    mov   qword ptr [rsp+PT_ORIG_AX], -1         #: The slot now says: not in a system call.
    call  do_double_fault                        #: The C function do_double_fault decides what becomes of it.
    jmp   error_exit                             #: Then the way out that all exceptions share.

#@ routine segment_not_present phase=entry
#@ gate 11
segment_not_present:
    #: A segment that is not present (#NP): the CPU pushed an error code, it stands in slot orig_ax. Make room for
    #: the 15 general registers.
    sub   rsp, 15*8
    #: Save the registers and switch to the kernel's GS base if the user was interrupted.
    call  error_entry
    mov   rdi, rsp                               #: First argument of the C handler: the pointer to pt_regs.
    mov   rsi, [rsp+PT_ORIG_AX]                  #: Second argument: the error code.
    mov   qword ptr [rsp+PT_ORIG_AX], -1         #: The slot now says: not in a system call.
    call  do_segment_not_present                 #: The C function do_segment_not_present decides what becomes of it.
    jmp   error_exit                             #: Then the way out that all exceptions share.

#@ routine stack_segment phase=entry
#@ gate 12
stack_segment:
    #: A stack access at a non-canonical address (#SS): the CPU pushed an error code, it stands in slot orig_ax. Make
    #: room for the 15 general registers.
    sub   rsp, 15*8
    #: Save the registers and switch to the kernel's GS base if the user was interrupted.
    call  error_entry
    mov   rdi, rsp                               #: First argument of the C handler: the pointer to pt_regs.
    mov   rsi, [rsp+PT_ORIG_AX]                  #: Second argument: the error code.
    mov   qword ptr [rsp+PT_ORIG_AX], -1         #: The slot now says: not in a system call.
    call  do_stack_segment                       #: The C function do_stack_segment decides what becomes of it.
    jmp   error_exit                             #: Then the way out that all exceptions share.

#@ routine general_protection phase=entry
#@ gate 13
general_protection:
    #: Something forbidden (#GP): the CPU pushed an error code, it stands in slot orig_ax. Make room for the 15
    #: general registers.
    sub   rsp, 15*8
    #: Save the registers and switch to the kernel's GS base if the user was interrupted.
    call  error_entry
    mov   rdi, rsp                               #: First argument of the C handler: the pointer to pt_regs.
    mov   rsi, [rsp+PT_ORIG_AX]                  #: Second argument: the error code.
    mov   qword ptr [rsp+PT_ORIG_AX], -1         #: The slot now says: not in a system call.
    call  do_general_protection                  #: The C function do_general_protection decides what becomes of it.
    jmp   error_exit                             #: Then the way out that all exceptions share.

#@ routine page_fault phase=entry
#@ gate 14
page_fault:
    #: An access to a page that is absent or forbidden (#PF): the CPU pushed an error code, it stands in slot
    #: orig_ax. Make room for the 15 general registers.
    sub   rsp, 15*8
    #: Save the registers and switch to the kernel's GS base if the user was interrupted.
    call  error_entry
    mov   rdi, rsp                               #: First argument of the C handler: the pointer to pt_regs.
    mov   rsi, [rsp+PT_ORIG_AX]                  #: Second argument: the error code.
    mov   qword ptr [rsp+PT_ORIG_AX], -1         #: The slot now says: not in a system call.
    call  do_page_fault                          #: The C function do_page_fault decides what becomes of it.
    jmp   error_exit                             #: Then the way out that all exceptions share.

#@ routine alignment_check phase=entry
#@ gate 17
alignment_check:
    #: An unaligned access with AC on (#AC): the CPU pushed an error code, it stands in slot orig_ax. Make room for
    #: the 15 general registers.
    sub   rsp, 15*8
    #: Save the registers and switch to the kernel's GS base if the user was interrupted.
    call  error_entry
    mov   rdi, rsp                               #: First argument of the C handler: the pointer to pt_regs.
    mov   rsi, [rsp+PT_ORIG_AX]                  #: Second argument: the error code.
    mov   qword ptr [rsp+PT_ORIG_AX], -1         #: The slot now says: not in a system call.
    call  do_alignment_check                     #: The C function do_alignment_check decides what becomes of it.
    jmp   error_exit                             #: Then the way out that all exceptions share.

#@ routine apic_timer_interrupt phase=entry
#@ gate 0xec
apic_timer_interrupt:
    #: The timer ticks: orig_ax gets a negative number, so nobody takes this for a system call.
    push  ~0xec
    sub   rsp, 15*8                              #: Make room for the 15 general registers.
    #: Save the registers and switch to the kernel's GS base if the user was interrupted.
    call  error_entry
    mov   rdi, rsp                               #: First argument of the C handler: the pointer to pt_regs.
    #: The C function smp_apic_timer_interrupt does what the interrupt is for.
    call  smp_apic_timer_interrupt
    jmp   error_exit                             #: Then the way out that interrupts and exceptions share.

#@ routine reschedule_interrupt phase=entry
#@ gate 0xfd
reschedule_interrupt:
    #: Another CPU asks this one to look at its thread flags: orig_ax gets a negative number, so nobody takes this
    #: for a system call.
    push  ~0xfd
    sub   rsp, 15*8                              #: Make room for the 15 general registers.
    #: Save the registers and switch to the kernel's GS base if the user was interrupted.
    call  error_entry
    mov   rdi, rsp                               #: First argument of the C handler: the pointer to pt_regs.
    #: The C function smp_reschedule_interrupt does what the interrupt is for.
    call  smp_reschedule_interrupt
    jmp   error_exit                             #: Then the way out that interrupts and exceptions share.

#@ routine spurious_interrupt phase=entry
spurious_interrupt:
    push  -1                                     #: An interrupt that nobody asked for.
    sub   rsp, 15*8                              #: Make room for the 15 general registers.
    call  error_entry                            #: Save the registers.
    jmp   error_exit                             #: There is nothing to do.

#@ routine error_entry phase=entry
error_entry:
    mov   [rsp+PT_DI+8], rdi                     #: Keep the user's RDI in slot di.
    mov   [rsp+PT_SI+8], rsi                     #: Keep the user's RSI in slot si.
    mov   [rsp+PT_DX+8], rdx                     #: Keep the user's RDX in slot dx.
    mov   [rsp+PT_CX+8], rcx                     #: Keep the user's RCX in slot cx.
    mov   [rsp+PT_AX+8], rax                     #: Keep the user's RAX in slot ax.
    mov   [rsp+PT_R8+8], r8                      #: Keep the user's R8 in slot r8.
    mov   [rsp+PT_R9+8], r9                      #: Keep the user's R9 in slot r9.
    mov   [rsp+PT_R10+8], r10                    #: Keep the user's R10 in slot r10.
    mov   [rsp+PT_R11+8], r11                    #: Keep the user's R11 in slot r11.
    mov   [rsp+PT_BX+8], rbx                     #: Keep the user's RBX in slot bx.
    mov   [rsp+PT_BP+8], rbp                     #: Keep the user's RBP in slot bp.
    mov   [rsp+PT_R12+8], r12                    #: Keep the user's R12 in slot r12.
    mov   [rsp+PT_R13+8], r13                    #: Keep the user's R13 in slot r13.
    mov   [rsp+PT_R14+8], r14                    #: Keep the user's R14 in slot r14.
    mov   [rsp+PT_R15+8], r15                    #: Keep the user's R15 in slot r15.
    xor   ebx, ebx                               #: EBX = 0: the way out has to give the user's GS base back.
    #: Who was interrupted? The two lowest bits of the saved CS are its privilege level.
    test  byte ptr [rsp+PT_CS+8], 3
    jz    error_kernelspace                      #: The kernel: its GS base is in place already.
    swapgs                                       #: The user: get the kernel's GS base.
    ret                                          #: Back to the entry of this exception.
error_kernelspace:
    inc   ebx                                    #: EBX = 1: the way out leaves the GS base alone.
    lea   rcx, [rip+native_iret]                 #: There is one place where the kernel runs with the user's GS base:
    cmp   rcx, [rsp+PT_IP+8]                     #: the IRET that returns to the user. Did it fault?
    je    error_bad_iret                         #: Yes: repair that.
    ret                                          #: No: back to the entry of this exception.
error_bad_iret:
    swapgs                                       #: Get the kernel's GS base after all.
    mov   rdi, rsp                               #: First argument: what was saved on this stack.
    #: Make it look as if the user had faulted at the place IRET should have gone to.
    call  fixup_bad_iret
    mov   rsp, rax                               #: Go on with that frame.
    dec   ebx                                    #: EBX = 0: the way out leads to the user.
    ret                                          #: Back to the entry of this exception.

#@ routine fixup_bad_iret phase=entry c
fixup_bad_iret:
    #= new_stack = this_cpu_read(cpu_tss.sp0) - sizeof(*new_stack);
    #: The new frame stands where an exception from user mode would have put it.
    mov   rax, qword ptr gs:[cpu_tss_sp0]
    sub   rax, PT_SIZE+8                         #: Below it one more word: the return address of error_entry.
    #= memmove(&new_stack->regs.ip, (void *)s->regs.sp, 5*8);
    #: The stack pointer of the failed IRET points to the five words it could not load.
    mov   rsi, [rdi+PT_SP+8]
    xor   ecx, ecx                               #: Count from 0
fixup_words:
    mov   rdx, [rsi+rcx*8]                       #: take a word
    mov   [rax+rcx*8+PT_IP+8], rdx               #: put it into slot ip, cs, flags, sp or ss
    inc   ecx                                    #: next one
    cmp   ecx, 5                                 #: up to the fifth.
    jne   fixup_words                            #: Go on.
    #= memmove(new_stack, s, offsetof(struct bad_iret_stack, regs.ip));
    #: The return address, the general registers and the error code: 17 words, from the last one down,
    mov   ecx, 17
fixup_rest:
    mov   rdx, [rdi+rcx*8-8]                     #: because the two places may overlap: take a word
    mov   [rax+rcx*8-8], rdx                     #: and put it into the new frame.
    dec   ecx                                    #: One less.
    jnz   fixup_rest                             #: Go on until all are done.
    #= return new_stack;
    ret                                          #: RAX points to the new frame.

#@ routine sync_regs phase=entry c
sync_regs:
    #= if (!user_mode(eregs)) return eregs;
    mov   rax, rdi                               #: The frame as it came
    test  byte ptr [rdi+PT_CS], 3                #: from the user or from the kernel?
    jz    sync_done                              #: From the kernel: it stays where it is.
    #= regs = task_pt_regs(current); *regs = *eregs;
    #: From the user: its place is the top of the task's kernel stack.
    mov   rax, qword ptr gs:[cpu_current_top_of_stack]
    sub   rax, PT_SIZE                           #: pt_regs begins so many bytes below.
    mov   ecx, 21                                #: 21 slots,
sync_word:
    mov   rdx, [rdi+rcx*8-8]                     #: take one
    mov   [rax+rcx*8-8], rdx                     #: and put it there.
    dec   ecx                                    #: One less.
    jnz   sync_word                              #: Go on until all are copied.
sync_done:
    #= return regs;
    ret                                          #: RAX points to the frame to go on with.

#@ routine do_divide_error phase=dispatch c
do_divide_error:
    #: A division by zero or too large a quotient (#DE): a fault of the user becomes a signal, a fault of the kernel
    #: is the end.
    ret                                          #@ service fault_de

#@ routine do_debug phase=dispatch c
do_debug:
    #: A single-step trap (#DB): a fault of the user becomes a signal, a fault of the kernel is the end.
    ret                                          #@ service fault_db

#@ routine do_int3 phase=dispatch c
do_int3:
    #: A breakpoint instruction (#BP): a fault of the user becomes a signal, a fault of the kernel is the end.
    ret                                          #@ service fault_bp

#@ routine do_overflow phase=dispatch c
do_overflow:
    #: The overflow instruction INT 4 (#OF): a fault of the user becomes a signal, a fault of the kernel is the end.
    ret                                          #@ service fault_of

#@ routine do_invalid_op phase=dispatch c
do_invalid_op:
    #: An instruction that does not exist (#UD): a fault of the user becomes a signal, a fault of the kernel is the
    #: end.
    ret                                          #@ service fault_ud

#@ routine do_double_fault phase=dispatch c
do_double_fault:
    #: A fault while a fault was delivered (#DF): a fault of the user becomes a signal, a fault of the kernel is the
    #: end.
    ret                                          #@ service fault_df

#@ routine do_segment_not_present phase=dispatch c
do_segment_not_present:
    #: A segment that is not present (#NP): a fault of the user becomes a signal, a fault of the kernel is the end.
    ret                                          #@ service fault_np

#@ routine do_stack_segment phase=dispatch c
do_stack_segment:
    #: A stack access at a non-canonical address (#SS): a fault of the user becomes a signal, a fault of the kernel
    #: is the end.
    ret                                          #@ service fault_ss

#@ routine do_general_protection phase=dispatch c
do_general_protection:
    #: Something forbidden (#GP): a fault of the user becomes a signal, a fault of the kernel is the end.
    ret                                          #@ service fault_gp

#@ routine do_page_fault phase=dispatch c
do_page_fault:
    #: An access to a page that is absent or forbidden (#PF): a fault of the user becomes a signal, a fault of the
    #: kernel is the end.
    ret                                          #@ service fault_pf

#@ routine do_alignment_check phase=dispatch c
do_alignment_check:
    #: An unaligned access with AC on (#AC): a fault of the user becomes a signal, a fault of the kernel is the end.
    ret                                          #@ service fault_ac

#@ routine smp_apic_timer_interrupt phase=dispatch c
smp_apic_timer_interrupt:
    ret                                          #@ service tick #: The time slice is over: NEED_RESCHED is set.

#@ routine smp_reschedule_interrupt phase=dispatch c
smp_reschedule_interrupt:
    #: Nothing to do here: looking at the thread flags on the way out is all that was wanted.
    ret

#@ routine error_exit phase=work
error_exit:
    mov   eax, ebx                               #: EBX says who was interrupted.
    cli                                          #: Interrupts off for the last look at the flags.
    test  eax, eax                               #: The user?
    jnz   retint_kernel                          #: No, the kernel.

#@ routine retint_user phase=work
retint_user:
    mov   rdi, rsp                               #: First argument: the pointer to pt_regs.
    call  prepare_exit_to_usermode               #: The same exit work as after a system call; it may deliver signals.

#@ routine retint_user phase=return
    swapgs                                       #: Give the user's GS base back.

#@ routine restore_regs_and_iret phase=return
restore_regs_and_iret:
    mov   rbx, [rsp+PT_BX]                       #: RBX gets the user's value back from slot bx.
    mov   rbp, [rsp+PT_BP]                       #: RBP gets the user's value back from slot bp.
    mov   r12, [rsp+PT_R12]                      #: R12 gets the user's value back from slot r12.
    mov   r13, [rsp+PT_R13]                      #: R13 gets the user's value back from slot r13.
    mov   r14, [rsp+PT_R14]                      #: R14 gets the user's value back from slot r14.
    mov   r15, [rsp+PT_R15]                      #: R15 gets the user's value back from slot r15.

#@ routine restore_c_regs_and_iret phase=return
restore_c_regs_and_iret:
    mov   r11, [rsp+PT_R11]                      #: R11 gets the user's value back from slot r11.
    mov   r10, [rsp+PT_R10]                      #: R10 gets the user's value back from slot r10.
    mov   r9, [rsp+PT_R9]                        #: R9 gets the user's value back from slot r9.
    mov   r8, [rsp+PT_R8]                        #: R8 gets the user's value back from slot r8.
    mov   rax, [rsp+PT_AX]                       #: RAX gets the user's value back from slot ax.
    mov   rcx, [rsp+PT_CX]                       #: RCX gets the user's value back from slot cx.
    mov   rdx, [rsp+PT_DX]                       #: RDX gets the user's value back from slot dx.
    mov   rsi, [rsp+PT_SI]                       #: RSI gets the user's value back from slot si.
    mov   rdi, [rsp+PT_DI]                       #: RDI gets the user's value back from slot di.
    #: Skip the registers and orig_ax: RSP points to slot ip, the first of the five words IRET wants.
    add   rsp, 16*8

#@ routine native_iret phase=return
native_iret:
    #: Load RIP, CS, RFLAGS, RSP and SS from the stack: IRET restores everything.
    iretq                                        #@ return IRET

#@ routine retint_kernel phase=return
retint_kernel:
    jmp   restore_regs_and_iret                  #: The kernel goes on where it was interrupted; its GS base stays.

#@ routine entry_INT80_compat phase=entry
#@ gate 0x80 dpl=3
entry_INT80_compat:
    #: Get the kernel's GS base. INT has switched the stack and pushed ss, sp, flags, cs, ip.
    swapgs
    sti                                          #: Interrupts on.
    mov   eax, eax                               #: Only 32 bits of the number count: clear the upper half of RAX.
    push  rax                                    #: Slot orig_ax: the number.
    push  rdi                                    #: Slot di.
    push  rsi                                    #: Slot si.
    push  rdx                                    #: Slot dx.
    push  rcx                                    #: Slot cx.
    push  -ENOSYS                                #: Slot ax: the answer that stays if nobody gives a better one.
    #: Slot r8: this kernel thinks of 32-bit programs, which have no R8, and clears it.
    push  0
    push  0                                      #: Slot r9: cleared.
    push  0                                      #: Slot r10: cleared.
    #: Slot r11: cleared, so it cannot equal slot flags: this return is never a SYSRET.
    push  0
    sub   rsp, 6*8                               #: Room for the six slots that C code preserves.
    or    dword ptr [rsp+STATUS_WORD], COMPAT_CALL #: Note that this is a 32-bit call.
    #: Does any thread flag want something done before the call?
    test  dword ptr [rsp+FLAGS_WORD], _TIF_WORK_SYSCALL_ENTRY
    jnz   int80_tracesys                         #: Yes.

#@ routine int80_do_call phase=dispatch
int80_do_call:
    cmp   rax, NR_COMPAT_MAX                     #: Is there a 32-bit call of this number?
    ja    int_ret_from_sys_call                  #: No: slot ax keeps -ENOSYS.
    mov   edi, ebx                               #: 32-bit programs have their first argument in EBX,
    mov   esi, ecx                               #: the second in ECX,
    mov   edx, edx                               #: the third in EDX; each is 32 bits wide.
    call  qword ptr [ia32_sys_call_table+rax*8]  #: Call the function of this number.
    mov   [rsp+PT_AX], rax                       #: Its result is what the user finds in RAX.
    jmp   int_ret_from_sys_call                  #: The slow path does the rest.

#@ routine int80_tracesys phase=entry
int80_tracesys:
    mov   [rsp+PT_BX], rbx                       #: Keep the user's RBX in slot bx.
    mov   [rsp+PT_BP], rbp                       #: Keep the user's RBP in slot bp.
    mov   [rsp+PT_R12], r12                      #: Keep the user's R12 in slot r12.
    mov   [rsp+PT_R13], r13                      #: Keep the user's R13 in slot r13.
    mov   [rsp+PT_R14], r14                      #: Keep the user's R14 in slot r14.
    mov   [rsp+PT_R15], r15                      #: Keep the user's R15 in slot r15.
    mov   rdi, rsp                               #: First argument: the pointer to pt_regs.
    mov   esi, ARCH_X86_64                       #: Second argument: what kind of call this is.
    xor   edx, edx                               #: Third argument: there was no first half.
    call  syscall_trace_enter_phase2             #: The tracer, tracepoints and auditing have their turn.
    mov   rcx, [rsp+PT_CX]                       #: RCX gets the user's value back from slot cx.
    mov   rdx, [rsp+PT_DX]                       #: RDX gets the user's value back from slot dx.
    mov   rsi, [rsp+PT_SI]                       #: RSI gets the user's value back from slot si.
    mov   rdi, [rsp+PT_DI]                       #: RDI gets the user's value back from slot di.
    mov   rbx, [rsp+PT_BX]                       #: RBX gets the user's value back from slot bx.
    mov   rbp, [rsp+PT_BP]                       #: RBP gets the user's value back from slot bp.
    mov   r12, [rsp+PT_R12]                      #: R12 gets the user's value back from slot r12.
    mov   r13, [rsp+PT_R13]                      #: R13 gets the user's value back from slot r13.
    mov   r14, [rsp+PT_R14]                      #: R14 gets the user's value back from slot r14.
    mov   r15, [rsp+PT_R15]                      #: R15 gets the user's value back from slot r15.
    jmp   int80_do_call                          #: Make the call.

#@ routine entry_SYSCALL_compat phase=entry
entry_SYSCALL_compat:
    ud2                                          #: SYSCALL from 32-bit code would come here; it is outside the model.

#@ routine sys_ni_syscall phase=dispatch c
sys_ni_syscall:
    mov   rax, -ENOSYS                           #: No such call.
    ret                                          #: Back with the error.

.data
.align 8
# System-call number to function.
sys_call_table:
    .quad sys_read, sys_badfile, sys_outside, sys_badfile, sys_outside, sys_outside    # 0 - 5
    .quad sys_outside, sys_outside, sys_badfile, sys_outside, sys_outside, sys_outside    # 6 - 11
    .quad sys_outside, sys_rt_sigaction, sys_outside, stub_rt_sigreturn, sys_outside, sys_outside    # 12 - 17
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 18 - 23
    .quad sys_sched_yield, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 24 - 29
    .quad sys_outside, sys_outside, sys_badfile, sys_outside, sys_pause, sys_outside    # 30 - 35
    .quad sys_outside, sys_outside, sys_outside, sys_getpid, sys_outside, sys_outside    # 36 - 41
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 42 - 47
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 48 - 53
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, stub_execve    # 54 - 59
    .quad sys_exit, sys_outside, sys_kill, sys_outside, sys_outside, sys_outside    # 60 - 65
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 66 - 71
    .quad sys_outside, sys_outside, sys_badfile, sys_outside, sys_outside, sys_outside    # 72 - 77
    .quad sys_outside, sys_outside, sys_outside, sys_badfile, sys_outside, sys_outside    # 78 - 83
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 84 - 89
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 90 - 95
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 96 - 101
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 102 - 107
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 108 - 113
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 114 - 119
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 120 - 125
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_sigaltstack    # 126 - 131
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 132 - 137
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 138 - 143
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 144 - 149
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 150 - 155
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 156 - 161
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 162 - 167
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 168 - 173
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 174 - 179
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 180 - 185
    .quad sys_getpid, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 186 - 191
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 192 - 197
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 198 - 203
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 204 - 209
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 210 - 215
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 216 - 221
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 222 - 227
    .quad sys_outside, sys_outside, sys_outside, sys_exit, sys_outside, sys_outside    # 228 - 233
    .quad sys_tgkill, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 234 - 239
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 240 - 245
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 246 - 251
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 252 - 257
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 258 - 263
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 264 - 269
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 270 - 275
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 276 - 281
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 282 - 287
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 288 - 293
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 294 - 299
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 300 - 305
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 306 - 311
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 312 - 317
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 318 - 323
    .quad sys_outside, sys_outside    # 324 - 325
.if CONFIG_X32
    .quad sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall    # 326 - 331
    .quad sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall    # 332 - 337
    .quad sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall    # 338 - 343
    .quad sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall    # 344 - 349
    .quad sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall    # 350 - 355
    .quad sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall    # 356 - 361
    .quad sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall    # 362 - 367
    .quad sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall    # 368 - 373
    .quad sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall    # 374 - 379
    .quad sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall    # 380 - 385
    .quad sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall    # 386 - 391
    .quad sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall    # 392 - 397
    .quad sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall    # 398 - 403
    .quad sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall    # 404 - 409
    .quad sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall    # 410 - 415
    .quad sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall    # 416 - 421
    .quad sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall    # 422 - 427
    .quad sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall    # 428 - 433
    .quad sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall    # 434 - 439
    .quad sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall    # 440 - 445
    .quad sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall    # 446 - 451
    .quad sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall    # 452 - 457
    .quad sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall    # 458 - 463
    .quad sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall    # 464 - 469
    .quad sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall    # 470 - 475
    .quad sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall    # 476 - 481
    .quad sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall    # 482 - 487
    .quad sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall    # 488 - 493
    .quad sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall    # 494 - 499
    .quad sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall    # 500 - 505
    .quad sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall, sys_ni_syscall    # 506 - 511
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 512 - 517
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 518 - 523
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 524 - 529
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 530 - 535
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 536 - 541
    .quad sys_outside, sys_outside, sys_outside, sys_outside    # 542 - 545
.endif
# The numbers that INT 0x80 uses: those of 32-bit programs.
ia32_sys_call_table:
    .quad sys_outside, sys_exit, sys_outside, sys_read, sys_badfile, sys_outside    # 0 - 5
    .quad sys_badfile, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 6 - 11
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 12 - 17
    .quad sys_outside, sys_badfile, sys_getpid, sys_outside, sys_outside, sys_outside    # 18 - 23
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_pause    # 24 - 29
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 30 - 35
    .quad sys_outside, sys_kill, sys_outside, sys_outside, sys_outside, sys_badfile    # 36 - 41
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 42 - 47
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 48 - 53
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 54 - 59
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 60 - 65
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 66 - 71
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 72 - 77
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 78 - 83
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 84 - 89
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 90 - 95
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 96 - 101
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 102 - 107
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 108 - 113
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_badfile, sys_outside    # 114 - 119
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 120 - 125
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 126 - 131
    .quad sys_outside, sys_badfile, sys_outside, sys_outside, sys_outside, sys_outside    # 132 - 137
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 138 - 143
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 144 - 149
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 150 - 155
    .quad sys_outside, sys_outside, sys_sched_yield, sys_outside, sys_outside, sys_outside    # 156 - 161
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 162 - 167
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 168 - 173
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 174 - 179
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 180 - 185
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 186 - 191
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 192 - 197
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 198 - 203
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 204 - 209
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 210 - 215
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 216 - 221
    .quad sys_outside, sys_outside, sys_getpid, sys_outside, sys_outside, sys_outside    # 222 - 227
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 228 - 233
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 234 - 239
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 240 - 245
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 246 - 251
    .quad sys_exit, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 252 - 257
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 258 - 263
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 264 - 269
    .quad sys_tgkill, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 270 - 275
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 276 - 281
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 282 - 287
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 288 - 293
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 294 - 299
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 300 - 305
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 306 - 311
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 312 - 317
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 318 - 323
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 324 - 329
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 330 - 335
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 336 - 341
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 342 - 347
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 348 - 353
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 354 - 359
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 360 - 365
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 366 - 371
    .quad sys_outside, sys_outside, sys_outside, sys_outside, sys_outside    # 372 - 376
xen_pv_guest: .quad CONFIG_XEN_PV
