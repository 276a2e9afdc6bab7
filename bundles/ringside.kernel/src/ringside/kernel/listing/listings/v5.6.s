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
.if VERW_AT_EXIT || VERW_IN_C
# The selector that VERW looks at. It stands here because both page tables show this place.
verw_selector:
    .word KERNEL_DATA
.endif

.if CONFIG_PTI
# With page-table isolation the code up to here is all that the user's page table shows of the kernel.
.balign 4096
.endif
entry_text_end:
.include "mitigation_routines.s"

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

.include "dispatch_64_bits.s"

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
