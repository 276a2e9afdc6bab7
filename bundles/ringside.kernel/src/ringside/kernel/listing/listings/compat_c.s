# System calls of 32-bit programs, the part in C, Linux 4.4 and later.

.if LINUX_VERSION >= 508 && FRED == 0
#@ routine do_SYSENTER_32 phase=entry c
do_SYSENTER_32:
    #= regs->sp = regs->bp;
    mov   rax, [rdi+PT_BP]                       #: SYSENTER loses RSP, but the vDSO put it into EBP:
    mov   [rdi+PT_SP], rax                       #: slot sp gets it from slot bp.
    #= regs->flags |= X86_EFLAGS_IF;
    or    qword ptr [rdi+PT_FLAGS], FLAG_IF      #: SYSENTER cleared IF; the user had it on.
    #= return do_fast_syscall_32(regs);
    jmp   do_fast_syscall_32                     #: That function returns to our caller.

.endif
#@ routine do_fast_syscall_32 phase=entry c
do_fast_syscall_32:
    push  rbx                                    #: Keep a register that belongs to the caller.
    mov   rbx, rdi                               #: RBX points to pt_regs from here on.
    #= landing_pad = current->mm->context.vdso + vdso_image_32.sym_int80_landing_pad; regs->ip = landing_pad;
    mov   rax, qword ptr gs:[current_task]       #: Where is this program's vDSO? The task structure leads there:
    mov   rax, [rax+TASK_VDSO]                   #: its first byte.
    add   rax, VDSO32_LANDING_PAD                #: The user goes on behind the INT 0x80 in it, so that two bytes
    mov   [rbx+PT_IP], rax                       #: before that place stands a system call that can be made again.
.if GENERIC_ENTRY
    #= current_thread_info()->status |= TS_COMPAT; nr = regs->orig_ax;
    mov   rax, qword ptr gs:[current_task]       #: Find thread_info.
    or    dword ptr [rax+TI_STATUS], COMPAT_CALL #: Note that this is a 32-bit call.
    #= syscall_enter_from_user_mode_prepare(regs);
    sti                                          #: Interrupts on: all registers are saved, other tasks may come now.
.else
    #= enter_from_user_mode(); local_irq_enable();
    sti                                          #: Interrupts on: all registers are saved, other tasks may come now.
.endif
    #= get_user(*(u32 *)&regs->bp, (u32 __user *)(unsigned long)(u32)regs->sp)
    mov   eax, [rbx+PT_SP]                       #: The vDSO left the user's EBP, the sixth argument, on the stack:
    #: read it. If that cannot be done, go on at fast_syscall_32_fault.
    mov   eax, [rax]                             #@ fixup fast_syscall_32_fault
    mov   [rbx+PT_BP], eax                       #: Slot bp gets it.
.if ENTRY_WORK_ANSWERS
    #= if (syscall_enter_from_user_mode_work(regs, &nr))
    movsxd rsi, dword ptr [rbx+PT_ORIG_AX]       #: The number
    push  rsi                                    #: goes to the stack, where entry work can change it.
    mov   rsi, rsp                               #: Second argument: where the number is.
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  syscall_enter_from_user_mode_work      #: Whatever has to be done before the call.
    pop   rsi                                    #: The number; a tracer may have changed it.
    test  al, al                                 #: AL = 1: the call is permitted.
    jz    fast_syscall_32_exit                   #? It is not: slot ax keeps what it holds. #! It is.
    #= do_syscall_32_irqs_on(regs, nr);
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  do_syscall_32_irqs_on                  #: Now this is like any other system call.
fast_syscall_32_exit:
    #= syscall_exit_to_user_mode(regs);
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  syscall_exit_to_user_mode              #: All exit work; interrupts are off when it comes back.
.elseif GENERIC_ENTRY
    #= nr = syscall_enter_from_user_mode_work(regs, nr);
    movsxd rsi, dword ptr [rbx+PT_ORIG_AX]       #: Second argument: the number.
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  syscall_enter_from_user_mode_work      #: Whatever has to be done before the call.
    #= do_syscall_32_irqs_on(regs, nr);
    mov   esi, eax                               #: The number; a tracer may have changed it.
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  do_syscall_32_irqs_on                  #: Now this is like any other system call.
    #= syscall_exit_to_user_mode(regs);
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  syscall_exit_to_user_mode              #: All exit work; interrupts are off when it comes back.
.else
    #= do_syscall_32_irqs_on(regs);
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  do_syscall_32_irqs_on                  #: Now this is like any other system call, exit work included.
.endif

#@ routine do_fast_syscall_32 phase=decision c
.if LINUX_VERSION >= 607 && CONFIG_XEN_PV
    #= if (cpu_feature_enabled(X86_FEATURE_XENPV)) return false;
    cmp   byte ptr [xen_pv_guest], 0             #: Does this kernel run as a Xen PV guest?
    jne   fast_syscall_32_iret                   #? Yes: such a guest has no SYSRET. #! No: the checks follow.
.endif
    #= if (regs->cs != __USER32_CS || regs->ss != __USER_DS) return false;
.if FRED
    cmp   word ptr [rbx+PT_CS], USER32_CODE      #: SYSRETL always sets CS to 0x23: is that what the user is to get?
.else
    cmp   qword ptr [rbx+PT_CS], USER32_CODE     #: SYSRETL always sets CS to 0x23: is that what the user is to get?
.endif
    jne   fast_syscall_32_iret                   #? No: return by IRET. #! Yes.
.if FRED
    cmp   word ptr [rbx+PT_SS], USER_DATA        #: SYSRETL always sets SS to 0x2b: is that what the user is to get?
.else
    cmp   qword ptr [rbx+PT_SS], USER_DATA       #: SYSRETL always sets SS to 0x2b: is that what the user is to get?
.endif
    jne   fast_syscall_32_iret                   #? No: return by IRET. #! Yes.
    #= if (regs->ip != landing_pad) return false;
    #: SYSRETL changes ECX. The landing pad repairs it, no other place does:
    mov   rax, qword ptr gs:[current_task]
    mov   rax, [rax+TASK_VDSO]                   #: the vDSO
    add   rax, VDSO32_LANDING_PAD                #: and the pad in it.
    cmp   [rbx+PT_IP], rax                       #: Does the user go on there?
    jne   fast_syscall_32_iret                   #? No: return by IRET. #! Yes.
.if LINUX_VERSION >= 607
    #= if (regs->flags & (X86_EFLAGS_RF | X86_EFLAGS_TF | X86_EFLAGS_VM)) return false;
    #: SYSRETL cannot restore RF and VM, and with TF it traps before the user's next instruction.
    test  dword ptr [rbx+PT_FLAGS], FLAG_RF|FLAG_TF|FLAG_VM
.else
    #= if (regs->flags & (X86_EFLAGS_RF | X86_EFLAGS_TF)) return false;
    #: SYSRETL cannot restore RF, and with TF it traps before the user's next instruction.
    test  dword ptr [rbx+PT_FLAGS], FLAG_RF|FLAG_TF
.endif
    jnz   fast_syscall_32_iret                   #? One of them is set: return by IRET. #! None is set: that was the last check.
    #= return true;
    mov   eax, 1                                 #: 1: SYSRETL will do.
    pop   rbx                                    #: Give the caller's register back.
    ret                                          #: Back to the assembly code.
fast_syscall_32_iret:
    #= return false;
    xor   eax, eax                               #: 0: use IRET.
    pop   rbx                                    #: Give the caller's register back.
    ret                                          #: Back to the assembly code.

#@ routine do_fast_syscall_32 phase=work c
fast_syscall_32_fault:
    #= regs->ax = -EFAULT;
    mov   qword ptr [rbx+PT_AX], -EFAULT         #: There is no stack where there should be one: no call is made.
    #= local_irq_disable();
    cli                                          #: Interrupts off for the last look at the flags.
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
.if GENERIC_ENTRY
    #= irqentry_exit_to_user_mode(regs);
.if ENTRY_WORK_ANSWERS
    call  irqentry_exit_to_user_mode             #: Do the work that may come up again and again.
.else
    call  exit_to_user_mode_prepare              #: Do the work that may come up again and again.
.endif
.else
    #= prepare_exit_to_usermode(regs);
    call  prepare_exit_to_usermode               #: Do the work that may come up again and again.
.endif
    #= return false;
    jmp   fast_syscall_32_iret                   #: Keep it simple: IRET.

#@ routine do_syscall_32_irqs_on phase=dispatch c
do_syscall_32_irqs_on:
    push  rbx                                    #: Keep a register that belongs to the caller.
    mov   rbx, rdi                               #: RBX points to pt_regs.
.if GENERIC_ENTRY == 0
    #= ti->status |= TS_COMPAT;
    mov   rax, qword ptr gs:[current_task]       #: The task structure begins with thread_info.
    or    dword ptr [rax+TI_STATUS], COMPAT_CALL #: Note that this is a 32-bit call.
    #= if (ti->flags & _TIF_WORK_SYSCALL_ENTRY) nr = syscall_trace_enter(regs);
    test  dword ptr [rax+TI_FLAGS], _TIF_WORK_SYSCALL_ENTRY #: Does any thread flag want something done before the call?
    mov   rax, [rbx+PT_ORIG_AX]                  #: The number of the call.
    #? Nothing to do: the number stays.
    jz    do_syscall_32_call                     #! There is something to do before the call.
    call  syscall_trace_enter                    #: Do it. RAX is the number to call, or -1 to skip the call.
do_syscall_32_call:
    mov   rsi, rax                               #: Only 32 bits of the number count.
.endif
    #= if (nr < IA32_NR_syscalls) regs->ax = ia32_sys_call_table[nr](regs);
    mov   eax, esi                               #: The upper half of RAX is cleared by this.
    cmp   eax, NR_COMPAT_MAX                     #: Is there a 32-bit call of this number? A negative one counts as very large.
    ja    do_syscall_32_none                     #? No. #! Yes: call it.
.if SYSCALL_WRAPPERS
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs. The call takes its own from there.
.else
    mov   r9d, [rbx+PT_BP]                       #: 32-bit programs have their sixth argument in EBP,
    mov   r8d, [rbx+PT_DI]                       #: the fifth in EDI,
    mov   ecx, [rbx+PT_SI]                       #: the fourth in ESI,
    mov   edx, [rbx+PT_DX]                       #: the third in EDX,
    mov   esi, [rbx+PT_CX]                       #: the second in ECX,
    mov   edi, [rbx+PT_BX]                       #: the first in EBX; each is 32 bits wide.
.endif
    call  qword ptr [ia32_sys_call_table+rax*8]  #: Call the function of this number.
    mov   [rbx+PT_AX], rax                       #: Its result is what the user finds in EAX.
    jmp   do_syscall_32_done                     #: Done.
do_syscall_32_none:
.if LINUX_VERSION >= 514
    #= else if (nr != -1) regs->ax = __ia32_sys_ni_syscall(regs);
    cmp   esi, -1                                #: -1 means that the call is to be skipped:
    je    do_syscall_32_done                     #? It is: slot ax keeps what it holds. #! It is not: there is no such call.
    mov   qword ptr [rbx+PT_AX], -ENOSYS         #: No such call.
.endif
do_syscall_32_done:
.if GENERIC_ENTRY == 0
    #= syscall_return_slowpath(regs);
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  syscall_return_slowpath                #: All exit work; interrupts are off when it comes back.
.endif
    pop   rbx                                    #: Give the caller's register back.
    ret                                          #: Back to the caller.
