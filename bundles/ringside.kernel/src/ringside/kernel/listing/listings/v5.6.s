# Linux 5.6 (5.6 to 5.8): entry and return of system calls and exceptions on x86-64. There is no fast path any more:
# all registers are saved, and every system call goes through one C function. SYSRET or IRET is decided in assembly.
# Our own words for the documented steps. What a line does stands behind #: ; the C statement behind #= .
.intel_syntax noprefix
.include "common.s"
.include "macros.s"
.include "calling.s"
.include "checks_asm.s"

.text
.include "entry_full.s"
.include "exceptions_idt.s"
.include "compat.s"

.if CONFIG_PTI
# With page-table isolation the code up to here is all that the user's page table shows of the kernel.
.balign 4096
.endif
entry_text_end:

#@ routine do_syscall_64 phase=entry c
do_syscall_64:
    push  rbx                                    #: Keep a register that belongs to the caller.
    push  rbp                                    #: And another.
    mov   rbp, rdi                               #: RBP holds the number, all 64 bits of it.
    mov   rbx, rsi                               #: RBX points to pt_regs from here on.
    #= enter_from_user_mode();
    mov   rax, qword ptr gs:[current_task]       #: The task structure begins with thread_info.
    test  dword ptr [rax+TI_FLAGS], _TIF_NOHZ    #: Does context tracking want to know that the kernel runs now?
    jz    do_syscall_irqs_on                     #? No. #! Yes.
    call  user_exit                              #: Tell it.
do_syscall_irqs_on:
    #= local_irq_enable();
    sti                                          #: Interrupts on: all registers are saved, other tasks may come now.
    #= if (ti->flags & _TIF_WORK_SYSCALL_ENTRY) nr = syscall_trace_enter(regs);
    mov   rax, qword ptr gs:[current_task]       #: Find thread_info again.
    test  dword ptr [rax+TI_FLAGS], _TIF_WORK_SYSCALL_ENTRY #: Does any thread flag want something done before the call?
    jz    do_syscall_call                        #? No: the number stays. #! Yes: before the call.
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  syscall_trace_enter                    #: Do it. RAX is the number to call, or -1 to skip the call.
    mov   rbp, rax                               #: A tracer may have changed the number.

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

#@ routine do_syscall_64 phase=work c
do_syscall_exit:
    #= syscall_return_slowpath(regs);
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  syscall_return_slowpath                #: All exit work; interrupts are off when it comes back.
    pop   rbp                                    #: Give the caller's registers back.
    pop   rbx                                    #: Both of them.
    ret                                          #: Back to the assembly code, which decides how to return.

.include "trace_enter.s"
.include "exit_2015.s"
.include "exceptions_idt_c.s"
.include "compat_c.s"
.include "services.s"
.include "bodies.s"

.data
.include "tables.s"
