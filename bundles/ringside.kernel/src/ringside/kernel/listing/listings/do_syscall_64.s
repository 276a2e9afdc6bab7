# do_syscall_64 of Linux 5.9 and later; since 6.7 it also decides how to return.

#@ routine do_syscall_64 phase=dispatch c
do_syscall_64:
    push  rbx                                    #: Keep a register that belongs to the caller.
    push  rbp                                    #: And another.
    mov   rbx, rdi                               #: RBX points to pt_regs from here on.
    #= nr = syscall_enter_from_user_mode(regs, nr);
    call  syscall_enter_from_user_mode           #: Interrupts on, and whatever has to be done before the call.
    #= if (nr < NR_syscalls) regs->ax = sys_call_table[nr](regs);
    mov   ebp, eax                               #: EBP holds the number; a tracer may have changed it.
    cmp   ebp, NR_SYSCALL_MAX_NATIVE             #: Is there a call of this number? A negative one counts as very large.
    ja    do_syscall_x32                         #? No. #! Yes: a 64-bit call.
    mov   eax, ebp                               #: The upper half of RAX is cleared by this.
    #: First argument: the pointer to pt_regs. Each call takes its arguments from there.
    mov   rdi, rbx
    call  qword ptr [sys_call_table+rax*8]       #: Call the function of this number.
    mov   [rbx+PT_AX], rax                       #: Its result is what the user finds in RAX.
    jmp   do_syscall_exit                        #: Done.
do_syscall_x32:
.if CONFIG_X32
    #= else if (nr - __X32_SYSCALL_BIT < X32_NR_syscalls) regs->ax = x32_sys_call_table[nr - __X32_SYSCALL_BIT](regs);
    lea   eax, [rbp-X32_BIT]                     #: An x32 number has bit 30 set: take it off.
    cmp   eax, NR_SYSCALL_MAX                    #: Is there an x32 call of this number?
    ja    do_syscall_none                        #? No. #! Yes: call it.
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  qword ptr [x32_sys_call_table+rax*8]   #: Call the function of this number in the table of x32.
    mov   [rbx+PT_AX], rax                       #: Its result is what the user finds in RAX.
    jmp   do_syscall_exit                        #: Done.
do_syscall_none:
.endif
    #= else if (nr != -1) regs->ax = __x64_sys_ni_syscall(regs);
    cmp   ebp, -1                                #: -1 means that the call is to be skipped:
    je    do_syscall_exit                        #? It is: slot ax keeps what it holds. #! It is not: there is no such call.
    call  __x64_sys_ni_syscall                   #: No such call:
    mov   [rbx+PT_AX], rax                       #: the answer is -ENOSYS.
do_syscall_exit:
    #= syscall_exit_to_user_mode(regs);
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  syscall_exit_to_user_mode              #: All exit work; interrupts are off when it comes back.
.if CHECKS_IN_C == 0
    pop   rbp                                    #: Give the caller's registers back.
    pop   rbx                                    #: Both of them.
    ret                                          #: Back to the assembly code, which decides how to return.
.else

#@ routine do_syscall_64 phase=decision c
.if CONFIG_XEN_PV
    #= if (cpu_feature_enabled(X86_FEATURE_XENPV)) return false;
    cmp   byte ptr [xen_pv_guest], 0             #@ service verdict #: Does this kernel run as a Xen PV guest?
    jne   do_syscall_iret                        #@ check XEN_PV #? Yes: such a guest has no SYSRET. #! No: the checks follow.
.endif
    #= if (regs->cx != regs->ip || regs->r11 != regs->flags) return false;
    #: May SYSRET be used? It takes RIP from RCX: get what the user is to find in RCX.
    mov   rax, [rbx+PT_CX]                       #@ service verdict
    cmp   rax, [rbx+PT_IP]                       #: Is it the address where the user is to go on?
    #? No: SYSRET would change the user's RCX.
    jne   do_syscall_iret                        #@ check RCX_RIP #! Yes: the user gets the RCX that is due.
rcx_rip_asked:
    mov   rax, [rbx+PT_R11]                      #: SYSRET takes RFLAGS from R11: get what the user is to find in R11.
    cmp   rax, [rbx+PT_FLAGS]                    #: Is it the RFLAGS that the user is to get?
    #? No: SYSRET would change the user's R11.
    jne   do_syscall_iret                        #@ check R11_FLAGS #! Yes: the user gets the R11 that is due.
    #= if (regs->cs != __USER_CS || regs->ss != __USER_DS) return false;
.if LINUX_VERSION >= 609
    cmp   word ptr [rbx+PT_CS], USER_CODE        #: SYSRET always sets CS to 0x33: is that what the user is to get?
.else
    cmp   qword ptr [rbx+PT_CS], USER_CODE       #: SYSRET always sets CS to 0x33: is that what the user is to get?
.endif
    jne   do_syscall_iret                        #@ check CS #? No: 32-bit code would run as 64-bit code. #! Yes: 64-bit code.
.if LINUX_VERSION >= 609
    cmp   word ptr [rbx+PT_SS], USER_DATA        #: SYSRET always sets SS to 0x2b: is that what the user is to get?
.else
    cmp   qword ptr [rbx+PT_SS], USER_DATA       #: SYSRET always sets SS to 0x2b: is that what the user is to get?
.endif
    jne   do_syscall_iret                        #@ check SS #? No: the user would get another stack segment. #! Yes.
    #= if (regs->ip >= TASK_SIZE_MAX) return false;
    #: On Intel, SYSRET to a non-canonical address faults in the kernel: take the end of the user's addresses.
    mov   rax, TASK_SIZE_MAX
    cmp   [rbx+PT_IP], rax                       #: Does the user go on below it?
    #? No: IRET can handle any address.
    jae   do_syscall_iret                        #@ check LIMIT #! Yes: it is an address of the user's.
    #= if (regs->flags & (X86_EFLAGS_RF | X86_EFLAGS_TF)) return false;
    #: SYSRET cannot restore RF, and with TF it traps before the user's next instruction.
    test  dword ptr [rbx+PT_FLAGS], FLAG_RF|FLAG_TF
    #? One of them is set: the user might never get ahead.
    jnz   do_syscall_iret                        #@ check RF_TF #! Neither is set: that was the last check.
    #= return true;
    mov   eax, 1                                 #: AL = 1: SYSRET gives the same result as IRET, and is faster.
    pop   rbp                                    #: Give the caller's registers back.
    pop   rbx                                    #: Both of them.
    ret                                          #: Back to the assembly code.
do_syscall_iret:
    #= return false;
    xor   eax, eax                               #: AL = 0: use IRET.
    pop   rbp                                    #: Give the caller's registers back.
    pop   rbx                                    #: Both of them.
    ret                                          #: Back to the assembly code.
.endif
