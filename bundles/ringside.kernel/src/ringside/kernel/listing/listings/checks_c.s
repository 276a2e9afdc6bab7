# The checks of Linux 6.7 and later: the end of do_syscall_64. RBX points to pt_regs, RBP and RBX stand on the stack.

#@ routine do_syscall_64 phase=decision c
.if CONFIG_XEN_PV
    #= if (cpu_feature_enabled(X86_FEATURE_XENPV)) return false;
    cmp   byte ptr [xen_pv_guest], 0             #@ service verdict #: Does this kernel run as a Xen PV guest?
    jne   do_syscall_iret                        #@ check XEN_PV #? Yes: such a guest has no SYSRET. #! No: the checks follow.
.endif
    #= if (regs->cx != regs->ip || regs->r11 != regs->flags) return false;
.if FRED
    #: Would SYSRET do? The function is the same without FRED; with it nobody looks at the answer.
    mov   rax, [rbx+PT_CX]                       #@ service verdict
.else
    #: May SYSRET be used? It takes RIP from RCX: get what the user is to find in RCX.
    mov   rax, [rbx+PT_CX]                       #@ service verdict
.endif
    cmp   rax, [rbx+PT_IP]                       #: Is it the address where the user is to go on?
    #? No: SYSRET would change the user's RCX.
    jne   do_syscall_iret                        #@ check RCX_RIP #! Yes: the user gets the RCX that is due.
rcx_rip_asked:
    mov   rax, [rbx+PT_R11]                      #: SYSRET takes RFLAGS from R11: get what the user is to find in R11.
    cmp   rax, [rbx+PT_FLAGS]                    #: Is it the RFLAGS that the user is to get?
    #? No: SYSRET would change the user's R11.
    jne   do_syscall_iret                        #@ check R11_FLAGS #! Yes: the user gets the R11 that is due.
    # Since 6.9 both fields have 16 bits. What stands above them belongs to the frame of the event with FRED, and is 0 without.
    #= if (regs->cs != __USER_CS || regs->ss != __USER_DS) return false;
.if FRED
    cmp   word ptr [rbx+PT_CS], USER_CODE        #: SYSRET always sets CS to 0x33: is that what the user is to get?
.else
    cmp   qword ptr [rbx+PT_CS], USER_CODE       #: SYSRET always sets CS to 0x33: is that what the user is to get?
.endif
    jne   do_syscall_iret                        #@ check CS #? No: 32-bit code would run as 64-bit code. #! Yes: 64-bit code.
.if FRED
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
.if FRED
    mov   eax, 1                                 #: AL = 1: SYSRET would do. Nobody looks: with FRED there is only ERETU.
.else
    mov   eax, 1                                 #: AL = 1: SYSRET gives the same result as IRET, and is faster.
.endif
    pop   rbp                                    #: Give the caller's registers back.
    pop   rbx                                    #: Both of them.
    ret                                          #: Back to the assembly code.
do_syscall_iret:
    #= return false;
.if FRED
    xor   eax, eax                               #: AL = 0: SYSRET would not do. Nobody looks: with FRED there is only ERETU.
.else
    xor   eax, eax                               #: AL = 0: use IRET.
.endif
    pop   rbp                                    #: Give the caller's registers back.
    pop   rbx                                    #: Both of them.
    ret                                          #: Back to the assembly code.
