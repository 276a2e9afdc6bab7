# The choice of the call in do_syscall_64, Linux 4.17 to 5.13: all 64 bits of the number, in RBP, count. RBX points to
# pt_regs.

#@ routine do_syscall_64 phase=dispatch c
do_syscall_call:
    #= if (nr < NR_syscalls) regs->ax = sys_call_table[nr](regs);
    cmp   rbp, NR_SYSCALL_MAX_NATIVE             #: Is there a call of this number? All 64 bits of it count.
    ja    do_syscall_x32                         #? No. #! Yes: a 64-bit call.
    #: First argument: the pointer to pt_regs. Each call takes its arguments from there.
    mov   rdi, rbx
    call  qword ptr [sys_call_table+rbp*8]       #: Call the function of this number.
    mov   [rbx+PT_AX], rax                       #: Its result is what the user finds in RAX.
.if CONFIG_X32
    jmp   do_syscall_exit                        #: Done.
do_syscall_x32:
    #= else if (nr & __X32_SYSCALL_BIT && (nr & ~__X32_SYSCALL_BIT) < X32_NR_syscalls)
    test  rbp, X32_BIT                           #: Has the number bit 30, which marks calls of x32 programs?
    jz    do_syscall_exit                        #? No: slot ax keeps what it holds. #! Yes.
    and   rbp, ~X32_BIT                          #: Yes: take the bit off.
    cmp   rbp, NR_SYSCALL_MAX                    #: Is there an x32 call of this number?
    ja    do_syscall_exit                        #? No: slot ax keeps what it holds. #! Yes: call it.
    #= regs->ax = x32_sys_call_table[nr & ~__X32_SYSCALL_BIT](regs);
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  qword ptr [x32_sys_call_table+rbp*8]   #: Call the function of this number in the table of x32.
    mov   [rbx+PT_AX], rax                       #: Its result is what the user finds in RAX.
.else
do_syscall_x32:
.endif
