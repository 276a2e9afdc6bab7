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
.include "checks_c.s"
.endif
