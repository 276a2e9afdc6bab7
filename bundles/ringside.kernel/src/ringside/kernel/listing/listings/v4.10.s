# Linux 4.10: entry and return of system calls and exceptions on x86-64. The slow path is one C function,
# the fast path was made anew around it.
# Our own words for the documented steps. What a line does stands behind #: ; the C statement behind #= .
.intel_syntax noprefix
.include "common.s"
.include "macros.s"
.include "checks_asm.s"

.text
#@ routine entry_SYSCALL_64 phase=entry
entry_SYSCALL_64:
    SWAPGS_AT_ENTRY
    mov   qword ptr gs:[rsp_scratch], rsp        #: Park the user's RSP: there is no stack to push it on yet.
    mov   rsp, qword ptr gs:[cpu_current_top_of_stack] #: Go to the top of this task's kernel stack.
    #: Slot ss: a constant. SYSCALL saved no selector, the kernel knows what it was.
    push  USER_DATA
    push  qword ptr gs:[rsp_scratch]             #: Slot sp: the user's RSP from the parking place. Interrupts stay off.
    push  r11                                    #: Slot flags: SYSCALL put the user's RFLAGS into R11.
    push  USER_CODE                              #: Slot cs: a constant again.
    #: Slot ip: SYSCALL put the return address into RCX. These five slots look like an interrupt frame.
    push  rcx
    PUSH_ARGUMENTS
    mov   r11, qword ptr gs:[current_task]       #: The task structure begins with thread_info.
    #: Does any thread flag want something done before the call, or will one want something done after it?
    test  dword ptr [r11+TI_FLAGS], _TIF_WORK_SYSCALL_ENTRY|_TIF_ALLWORK_MASK
    jnz   entry_SYSCALL64_slow_path              #? Yes: the slow path right away. #! No: the fast path.

#@ routine entry_SYSCALL_64_fastpath phase=dispatch
entry_SYSCALL_64_fastpath:
    sti                                          #: Interrupts on, for the call itself.
    COMPARE_NUMBER
    ja    fastpath_called                        #? No: slot ax keeps -ENOSYS. #! Yes: call it.
    CALL_TABLE
entry_SYSCALL_64_after_fastpath_call:
    mov   [rsp+PT_AX], rax                       #: Its result is what the user finds in RAX.

#@ routine entry_SYSCALL_64_fastpath phase=decision
fastpath_called:
    CLI_BEFORE_LAST_LOOK
    mov   r11, qword ptr gs:[current_task]       #: The task structure begins with thread_info.
    #: Does any thread flag want something done before the user goes on?
    test  dword ptr [r11+TI_FLAGS], _TIF_ALLWORK_MASK
    #? Yes: leave the fast path.
    jnz   fastpath_exit_work                     #! No: stay on the fast path.
.if CONFIG_XEN_PV
    cmp   byte ptr [xen_pv_guest], 0             #: Does this kernel run as a Xen PV guest?
    #? Yes: such a guest has no SYSRET, not even on the fast path.
    jne   fastpath_exit_work                     #! No: SYSRET follows, without a check.
.endif

#@ routine entry_SYSCALL_64_fastpath phase=return
before_return:
    CLI_AFTER_LAST_LOOK
.if WHATIF_LOAD_SLOTS
    mov   rcx, [rsp+PT_CX]                       #: The experiment: RCX from slot cx,
    mov   r11, [rsp+PT_R11]                      #: and R11 from slot r11. What changed only slot flags is lost.
.else
    mov   rcx, [rsp+PT_IP]                       #: SYSRET takes RIP from RCX: load it from slot ip, not from slot cx.
    mov   r11, [rsp+PT_FLAGS]                    #: SYSRET takes RFLAGS from R11: load it from slot flags.
.endif
    RESTORE_C_REGS_EXCEPT_RCX_R11
    #: SYSRET does not touch RSP: the user's stack pointer is loaded here, still at CPL 0.
    mov   rsp, [rsp+PT_SP]
    swapgs                                       #: Give the user's GS base back.
    #: Back to the user by the fast way; not one check was made.
    sysretq                                      #@ return SYSRET-FAST

#@ routine fastpath_exit_work phase=work
fastpath_exit_work:
    sti                                          #: The C code of the slow path wants interrupts on.
    SAVE_EXTRA_REGS
    mov   rdi, rsp                               #: First argument: the pointer to pt_regs, complete now.
    call  syscall_return_slowpath                #: All exit work happens in C; interrupts are off when it comes back.
    jmp   return_from_SYSCALL_64                 #: The rest of the slow path.

#@ routine entry_SYSCALL64_slow_path phase=entry
entry_SYSCALL64_slow_path:
    SAVE_EXTRA_REGS
    mov   rdi, rsp                               #: First argument: the pointer to pt_regs, complete now.
    call  do_syscall_64                          #: All the rest happens in C; interrupts are off when it comes back.

#@ routine return_from_SYSCALL_64 phase=work
return_from_SYSCALL_64:
    RESTORE_EXTRA_REGS

#@ routine return_from_SYSCALL_64 phase=decision
    SYSRET_CHECKS opportunistic_sysret_failed

#@ routine syscall_return_via_sysret phase=return
syscall_return_via_sysret:
    # RCX and R11 already hold the user's values: the checks loaded them.
    RESTORE_C_REGS_EXCEPT_RCX_R11
    #: SYSRET does not touch RSP: the user's stack pointer is loaded here, still at CPL 0.
    mov   rsp, [rsp+PT_SP]
    swapgs                                       #: Give the user's GS base back.
    sysretq                                      #@ return SYSRET #: Back to the user: RIP from RCX, RFLAGS from R11.

#@ routine opportunistic_sysret_failed phase=return
opportunistic_sysret_failed:
    swapgs                                       #: Give the user's GS base back; IRET does not need the kernel's.
    jmp   restore_c_regs_and_iret                #: Return by IRET, which can restore everything.

# A call that works on all of pt_regs: on the fast path six slots are missing, so it begins again on the slow path.
#@ routine stub_ptregs_64 phase=dispatch
stub_ptregs_64:
    lea   r11, [rip+entry_SYSCALL_64_after_fastpath_call] #: The return address that a call from the fast path has.
    cmp   r11, [rsp]                             #: Is it the one on the stack?
    jne   stub_ptregs_slow                       #? No: this is the slow path, all slots are there. #! Yes.
    cli                                          #: Yes: interrupts off, as at the entry.
    pop   rax                                    #: Drop the return address;
    jmp   entry_SYSCALL64_slow_path              #: the slow path makes the same call once more.
stub_ptregs_slow:
    jmp   rax                                    #: To the call itself; it goes back to the C code.

.macro PTREGS_STUB name
#@ routine ptregs_sys_\name phase=dispatch
ptregs_sys_\name:
    lea   rax, [rip+sys_\name]                   #: RAX leads to the function of this call.
    jmp   stub_ptregs_64                         #: Is this the fast path?
.endm
    PTREGS_STUB rt_sigreturn
    PTREGS_STUB clone
    PTREGS_STUB fork
    PTREGS_STUB vfork
    PTREGS_STUB execve
    PTREGS_STUB execveat
    PTREGS_STUB iopl

#@ routine ret_from_fork phase=work
ret_from_fork:
    #: A new task begins here. Its pt_regs is a copy of its parent's, with 0 in slot ax. Finish the change of tasks.
    call  schedule_tail
    test  rbx, rbx                               #: Is this task one of the kernel's own?
    jnz   ret_from_kernel_thread                 #? Yes: there is none in this model. #! No: the child of a program.
ret_from_fork_to_user:
    mov   rdi, rsp                               #: First argument: the pointer to pt_regs.
    call  syscall_return_slowpath                #: The same exit work as after a system call.

#@ routine ret_from_fork phase=return
    swapgs                                       #: Give the user's GS base back.
    jmp   restore_regs_and_iret                  #: No check follows: the first return of a child is by IRET.

#@ routine ret_from_fork phase=work
ret_from_kernel_thread:
    mov   rdi, r12                               #: R12 holds the argument
    call  rbx                                    #: and RBX the function that the thread runs.
    mov   qword ptr [rsp+PT_AX], 0               #: If it comes back, the thread has become a program by execve.
    jmp   ret_from_fork_to_user                  #: Off to the user.

.include "exceptions_2015.s"
.include "retint_2015.s"

#@ routine entry_INT80_compat phase=entry
#@ gate 0x80 dpl=3
entry_INT80_compat:
    ASM_CLAC
    #: Get the kernel's GS base. INT has switched the stack and pushed ss, sp, flags, cs, ip.
    swapgs
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
    push  0                                      #: Slot r11: cleared.
    push  rbx                                    #: Slot bx: this way in saves all registers at once.
    push  rbp                                    #: Slot bp.
    push  r12                                    #: Slot r12.
    push  r13                                    #: Slot r13.
    push  r14                                    #: Slot r14.
    push  r15                                    #: Slot r15.
    CLEAR_DF
    mov   rdi, rsp                               #: First argument: the pointer to pt_regs.
    call  do_int80_syscall_32                    #: The call and all exit work happen in C.

#@ routine entry_INT80_compat phase=return
    swapgs                                       #: Give the user's GS base back.
    jmp   restore_regs_and_iret                  #: No check follows: this return is by IRET.

.include "compat.s"

#@ routine do_int80_syscall_32 phase=entry c
do_int80_syscall_32:
    #= enter_from_user_mode(); local_irq_enable();
    sti                                          #: Interrupts on: all registers are saved.
    #= do_syscall_32_irqs_on(regs);
    jmp   do_syscall_32_irqs_on                  #: That function returns to our caller.

.include "compat_c.s"

#@ routine do_syscall_64 phase=entry c
do_syscall_64:
    push  rbx                                    #: Keep a register that belongs to the caller.
    mov   rbx, rdi                               #: RBX points to pt_regs from here on.
    #= enter_from_user_mode();
    mov   rax, qword ptr gs:[current_task]       #: The task structure begins with thread_info.
    test  dword ptr [rax+TI_FLAGS], _TIF_NOHZ    #: Does context tracking want to know that the kernel runs now?
    jz    do_syscall_irqs_on                     #? No. #! Yes.
    call  user_exit                              #: Tell it.
do_syscall_irqs_on:
    #= local_irq_enable();
    sti                                          #: Interrupts on: all registers are saved, other tasks may come now.
    #= nr = regs->orig_ax; if (ti->flags & _TIF_WORK_SYSCALL_ENTRY) nr = syscall_trace_enter(regs);
    mov   rax, qword ptr gs:[current_task]       #: Find thread_info again.
    test  dword ptr [rax+TI_FLAGS], _TIF_WORK_SYSCALL_ENTRY #: Does any thread flag want something done before the call?
    mov   rax, [rbx+PT_ORIG_AX]                  #: The number of the call.
    #? Nothing to do: the number stays.
    jz    do_syscall_call                        #! There is something to do before the call.
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  syscall_trace_enter                    #: Do it. RAX is the number to call, or -1 to skip the call.

#@ routine do_syscall_64 phase=dispatch c
do_syscall_call:
    #= if ((nr & __SYSCALL_MASK) < NR_syscalls) regs->ax = sys_call_table[nr & __SYSCALL_MASK](regs->di, …);
.if CONFIG_X32
    and   rax, ~X32_BIT                          #: The x32 bit of the number is stripped.
.endif
    cmp   rax, NR_SYSCALL_MAX                    #: Is there a call of this number? All 64 bits count here, always.
    ja    do_syscall_exit                        #? No: slot ax keeps what it holds. #! Yes: call it.
    mov   r9, [rbx+PT_R9]                        #: Sixth argument, from slot r9.
    mov   r8, [rbx+PT_R8]                        #: Fifth argument, from slot r8.
    mov   rcx, [rbx+PT_R10]                      #: Fourth argument, from slot r10.
    mov   rdx, [rbx+PT_DX]                       #: Third argument, from slot dx.
    mov   rsi, [rbx+PT_SI]                       #: Second argument, from slot si.
    mov   rdi, [rbx+PT_DI]                       #: First argument, from slot di.
    call  qword ptr [sys_call_table+rax*8]       #: Call the function of this number.
    mov   [rbx+PT_AX], rax                       #: Its result is what the user finds in RAX.

#@ routine do_syscall_64 phase=work c
do_syscall_exit:
    #= syscall_return_slowpath(regs);
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  syscall_return_slowpath                #: All exit work; interrupts are off when it comes back.
    pop   rbx                                    #: Give the caller's register back.
    ret                                          #: Back to the assembly code.

.include "trace_enter.s"
.include "exit_2015.s"
.include "services.s"
.include "bodies.s"

.data
.include "tables.s"
