# The entry of system calls and its fast path, Linux 4.1 to 4.5. In 4.2 the labels and the per-CPU variable that leads
# to the kernel stack got new names; the code is the same.

.if LINUX_VERSION >= 402
#@ routine entry_SYSCALL_64 phase=entry
entry_SYSCALL_64:
.else
#@ routine system_call phase=entry
system_call:
.endif
    SWAPGS_AT_ENTRY
    mov   qword ptr gs:[rsp_scratch], rsp        #: Park the user's RSP: there is no stack to push it on yet.
.if LINUX_VERSION >= 402
    mov   rsp, qword ptr gs:[cpu_current_top_of_stack] #: Go to the top of this task's kernel stack.
.else
    mov   rsp, qword ptr gs:[kernel_stack]       #: Go to the top of this task's kernel stack.
.endif
    #: Slot ss: a constant. SYSCALL saved no selector, the kernel knows what it was.
    push  USER_DATA
    push  qword ptr gs:[rsp_scratch]             #: Slot sp: the user's RSP from the parking place.
    #: The parking place is free again, so interrupts (and other tasks) may come now.
    sti
    push  r11                                    #: Slot flags: SYSCALL put the user's RFLAGS into R11.
    push  USER_CODE                              #: Slot cs: a constant again.
    #: Slot ip: SYSCALL put the return address into RCX. These five slots look like an interrupt frame.
    push  rcx
    PUSH_ARGUMENTS
    #: Does any thread flag want something done before the call?
    test  dword ptr [rsp+FLAGS_WORD], _TIF_WORK_SYSCALL_ENTRY
    jnz   tracesys                               #? Yes: take the traced entry. #! No: the fast path goes on.

.if LINUX_VERSION >= 402
#@ routine entry_SYSCALL_64_fastpath phase=dispatch
entry_SYSCALL_64_fastpath:
.else
#@ routine system_call_fastpath phase=dispatch
system_call_fastpath:
.endif
    COMPARE_NUMBER
    ja    fastpath_called                        #? No: slot ax keeps -ENOSYS. #! Yes: call it.
    CALL_TABLE
    mov   [rsp+PT_AX], rax                       #: Its result is what the user finds in RAX.

.if LINUX_VERSION >= 402
#@ routine entry_SYSCALL_64_fastpath phase=decision
.else
#@ routine system_call_fastpath phase=decision
.endif
fastpath_called:
    CLI_BEFORE_LAST_LOOK
    #: Does any thread flag want something done before the user goes on?
    test  dword ptr [rsp+FLAGS_WORD], _TIF_ALLWORK_MASK
    #? Yes: leave the fast path.
    jnz   int_ret_from_sys_call_irqs_off         #! No: stay on the fast path.
.if CONFIG_XEN_PV
    cmp   byte ptr [xen_pv_guest], 0             #: Does this kernel run as a Xen PV guest?
    #? Yes: such a guest has no SYSRET, not even on the fast path.
    jne   int_ret_from_sys_call_irqs_off         #! No: SYSRET follows, without a check.
.endif

.if LINUX_VERSION >= 402
#@ routine entry_SYSCALL_64_fastpath phase=return
.else
#@ routine system_call_fastpath phase=return
.endif
before_return:
    CLI_AFTER_LAST_LOOK
    RESTORE_C_REGS_EXCEPT_RCX_R11
    mov   rcx, [rsp+PT_IP]                       #: SYSRET takes RIP from RCX: load it from slot ip, not from slot cx.
    mov   r11, [rsp+PT_FLAGS]                    #: SYSRET takes RFLAGS from R11: load it from slot flags.
    #: SYSRET does not touch RSP: the user's stack pointer is loaded here, still at CPL 0.
    mov   rsp, [rsp+PT_SP]
    swapgs                                       #: Give the user's GS base back.
    #: Back to the user by the fast way; not one check was made.
    sysretq                                      #@ return SYSRET-FAST

#@ routine tracesys phase=entry
tracesys:
    mov   rdi, rsp                               #: First argument: the pointer to pt_regs.
    mov   esi, ARCH_X86_64                       #: Second argument: this is a 64-bit call.
    call  syscall_trace_enter_phase1             #: The cheap half of the entry work: it needs no full pt_regs.
    test  rax, rax                               #: Is more to be done?
    jnz   tracesys_phase2                        #? Yes: the expensive half follows. #! No: back to the fast path.
    RESTORE_C_REGS_EXCEPT_RAX
    mov   rax, [rsp+PT_ORIG_AX]                  #: RAX gets the number back.
.if LINUX_VERSION >= 402
    jmp   entry_SYSCALL_64_fastpath              #: Nothing is left to do: the fast path is still open.
.else
    jmp   system_call_fastpath                   #: Nothing is left to do: the fast path is still open.
.endif

#@ routine tracesys_phase2 phase=entry
tracesys_phase2:
    SAVE_EXTRA_REGS
    mov   rdi, rsp                               #: First argument: the pointer to pt_regs, complete now.
    mov   esi, ARCH_X86_64                       #: Second argument: this is a 64-bit call.
    mov   rdx, rax                               #: Third argument: what the first half said.
    #: The expensive half: a tracer may look at every register, and change it.
    call  syscall_trace_enter_phase2
    # The tracer may have changed slots, so all registers but RAX are loaded again.
    RESTORE_C_REGS_EXCEPT_RAX
    RESTORE_EXTRA_REGS

#@ routine tracesys_phase2 phase=dispatch
    COMPARE_NUMBER
    #? No (-1 means: skip the call): slot ax keeps what it holds.
    ja    int_ret_from_sys_call                  #! Yes: call it.
    CALL_TABLE
    mov   [rsp+PT_AX], rax                       #: Its result is what the user finds in RAX.
