# do_syscall_64 of Linux 7.3: entry work says whether the call is made, a switch chooses it, and an unknown number makes
# none.

#@ routine do_syscall_64 phase=dispatch c
do_syscall_64:
    push  rbx                                    #: Keep a register that belongs to the caller.
    push  rbp                                    #: And another.
    mov   rbx, rdi                               #: RBX points to pt_regs from here on.
    push  rsi                                    #: The number goes to the stack, where entry work can change it.
    #= if (syscall_enter_from_user_mode_randomize_stack(regs, &nr)) {
    mov   rsi, rsp                               #: Second argument: where the number is.
    call  syscall_enter_from_user_mode_randomize_stack #: Interrupts on, and whatever has to be done before the call.
    test  al, al                                 #: AL = 1: the call is permitted.
    jz    do_syscall_exit                        #? It is not: slot ax keeps what it holds. #! It is.
    #= if (!do_syscall_x64(regs, nr)) do_syscall_x32(regs, nr);
    mov   rsi, [rsp]                             #: The number; a tracer may have changed it.
    cmp   rsi, NR_SYSCALL_MAX_NATIVE             #: Is there a call of this number? A negative one counts as very large.
    ja    do_syscall_x32                         #? No. #! Yes: a 64-bit call.
    #= regs->ax = x64_sys_call(regs, nr);
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  x64_sys_call                           #: Make the call of this number.
    mov   [rbx+PT_AX], rax                       #: Its result is what the user finds in RAX.
    jmp   do_syscall_exit                        #: Done.
do_syscall_x32:
.if CONFIG_X32
    #= xnr = nr - __X32_SYSCALL_BIT; if (xnr < X32_NR_syscalls) regs->ax = x32_sys_call(regs, xnr);
    lea   esi, [rsi-X32_BIT]                     #: An x32 number has bit 30 set: take it off.
    cmp   esi, NR_SYSCALL_MAX                    #: Is there an x32 call of this number?
    ja    do_syscall_exit                        #? No. #! Yes: call it.
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  x32_sys_call                           #: Make the x32 call of this number.
    mov   [rbx+PT_AX], rax                       #: Its result is what the user finds in RAX.
.endif
do_syscall_exit:
    #= } syscall_exit_to_user_mode(regs);
    #: An unknown number comes here without a call: slot ax holds -ENOSYS from the entry, or what a tracer put there.
    add   rsp, 8
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  syscall_exit_to_user_mode              #: All exit work; interrupts are off when it comes back.

.include "checks_c.s"

# A switch over all numbers. A compiler that avoids indirect jumps makes comparisons of it; here a table stands for them.
#@ routine x64_sys_call phase=dispatch c
x64_sys_call:
    #= switch (nr) { case 0: return __x64_sys_read(regs); …
    #: To the case of this number. Each call takes its arguments from pt_regs, and returns to our caller.
    jmp   qword ptr [sys_call_table+rsi*8]
.if CONFIG_X32

#@ routine x32_sys_call phase=dispatch c
x32_sys_call:
    #= switch (nr) { case 0: return __x64_sys_read(regs); …
    #: To the case of this number; calls whose arguments are structures with pointers have numbers of their own.
    jmp   qword ptr [x32_sys_call_table+rsi*8]
.endif
