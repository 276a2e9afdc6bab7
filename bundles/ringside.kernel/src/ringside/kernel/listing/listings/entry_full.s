# Entry and return of Linux 5.6 and later: pt_regs is always complete, and all work is done in C.

#@ routine entry_SYSCALL_64 phase=entry
entry_SYSCALL_64:
    SWAPGS_AT_ENTRY
    mov   qword ptr gs:[cpu_tss_sp2], rsp        #: Park the user's RSP in an unused word of the task-state segment.
    SWITCH_TO_KERNEL_CR3 rsp
    LOAD_TOP_OF_STACK rsp, "Go to the top of this task's kernel stack."

.if LINUX_VERSION >= 510
#@ routine entry_SYSCALL_64_safe_stack phase=entry
entry_SYSCALL_64_safe_stack:
.endif
    #: Slot ss: a constant. SYSCALL saved no selector, the kernel knows what it was.
    push  USER_DATA
    push  qword ptr gs:[cpu_tss_sp2]             #: Slot sp: the user's RSP from the parking place.
    push  r11                                    #: Slot flags: SYSCALL put the user's RFLAGS into R11.
    push  USER_CODE                              #: Slot cs: a constant again.
    #: Slot ip: SYSCALL put the return address into RCX. These five slots look like an interrupt frame.
    push  rcx

#@ routine entry_SYSCALL_64_after_hwframe phase=entry
entry_SYSCALL_64_after_hwframe:
    push  rax                                    #: Slot orig_ax: the number of the system call.
    push  rdi                                    #: Slot di: first argument.
    push  rsi                                    #: Slot si: second argument.
    push  rdx                                    #: Slot dx: third argument.
    CLEAR_PUSHED edx, RDX
    #: Slot cx: what the user finds in RCX, so the return address once more.
    push  rcx
    CLEAR_PUSHED ecx, RCX
    push  -ENOSYS                                #: Slot ax: the answer that stays if nobody gives a better one.
    push  r8                                     #: Slot r8: fifth argument.
    CLEAR_PUSHED r8d, R8
    push  r9                                     #: Slot r9: sixth argument.
    CLEAR_PUSHED r9d, R9
    push  r10                                    #: Slot r10: fourth argument (RCX was taken).
    CLEAR_PUSHED r10d, R10
    push  r11                                    #: Slot r11: what the user finds in R11, so RFLAGS once more.
    CLEAR_PUSHED r11d, R11
    push  rbx                                    #: Slot bx: all registers are saved, pt_regs is always complete.
    CLEAR_PUSHED ebx, RBX
    push  rbp                                    #: Slot bp: all registers are saved, pt_regs is always complete.
    CLEAR_PUSHED ebp, RBP
    push  r12                                    #: Slot r12: all registers are saved, pt_regs is always complete.
    CLEAR_PUSHED r12d, R12
    push  r13                                    #: Slot r13: all registers are saved, pt_regs is always complete.
    CLEAR_PUSHED r13d, R13
    push  r14                                    #: Slot r14: all registers are saved, pt_regs is always complete.
    CLEAR_PUSHED r14d, R14
    push  r15                                    #: Slot r15: all registers are saved, pt_regs is always complete.
    CLEAR_PUSHED r15d, R15
    CLEAR_REGS rsi=RSI_CLEARED
.if NUMBER_OF_32_BITS
    mov   rdi, rsp                               #: First argument: the pointer to pt_regs.
    #: Second argument: the number. Only its low 32 bits count, as a signed number.
    movsxd rsi, eax
.else
    mov   rdi, rax                               #: First argument: the number, all 64 bits of it.
    mov   rsi, rsp                               #: Second argument: the pointer to pt_regs.
.endif
    IBRS_ENTER
    UNTRAIN_RET
    CLEAR_BRANCH_HISTORY
    call  do_syscall_64                          #: All the rest happens in C; interrupts are off when it comes back.

.if CHECKS_IN_C
#@ routine entry_SYSCALL_64_after_hwframe phase=return
    test  al, al                                 #: The C code says in AL whether SYSRET may be used.
    jz    swapgs_restore_regs_and_return_to_usermode #? No: return by IRET, which can restore everything. #! Yes: SYSRET.
.else
#@ routine entry_SYSCALL_64_after_hwframe phase=decision
    SYSRET_CHECKS swapgs_restore_regs_and_return_to_usermode
.endif

#@ routine syscall_return_via_sysret phase=return
syscall_return_via_sysret:
    IBRS_EXIT
.if LINUX_VERSION >= 519
    POP_REGS pop_rdi=0
.else
    POP_REGS pop_rdi=0, skip_r11rcx=1
.endif
    mov   rdi, rsp                               #: RSP points to slot di; remember that.
    #: Go to the small entry stack, the only one that both page tables of a task would have.
    mov   rsp, qword ptr gs:[cpu_tss_sp0]
    push  qword ptr [rdi+PT_SP-PT_DI]            #: Copy the user's RSP there
    push  qword ptr [rdi]                        #: and the user's RDI.
    SWITCH_TO_USER_CR3_ON_STACK rdi, sysret
    pop   rdi                                    #: RDI gets the user's value back.
    #: SYSRET does not touch RSP: the user's stack pointer is loaded here, still at CPL 0.
    pop   rsp
.if LINUX_VERSION >= 519

#@ routine entry_SYSRETQ_unsafe_stack phase=return
entry_SYSRETQ_unsafe_stack:
.endif
    swapgs                                       #: Give the user's GS base back.
    CLEAR_CPU_BUFFERS
    sysretq                                      #@ return SYSRET #: Back to the user: RIP from RCX, RFLAGS from R11.
.if FRED_FRAMES
    int3                                         #: Never reached: it stops a CPU that guesses past SYSRET.
.endif

.if LINUX_VERSION >= 605
#@ routine ret_from_fork_asm phase=work
ret_from_fork_asm:
    mov   rdi, rax                               #: First argument: the task that ran before this one.
    mov   rsi, rsp                               #: Second argument: the pointer to the child's pt_regs.
    mov   rdx, rbx                               #: Third argument: the function of a thread of the kernel; 0 here.
    mov   rcx, r12                               #: Fourth argument: what that function would get.
    call  ret_from_fork                          #: All the rest happens in C; interrupts are off when it comes back.
    jmp   swapgs_restore_regs_and_return_to_usermode #: No check is made: the child's first return is always IRET.
.else
#@ routine ret_from_fork phase=work
ret_from_fork:
    mov   rdi, rax                               #: First argument: the task that ran before this one.
    call  schedule_tail                          #: Finish the change of tasks.
    test  rbx, rbx                               #: RBX would hold the function of a thread of the kernel.
    #? It does: a thread of the kernel, of which there is none in this model.
    jnz   ret_from_kernel_thread                 #! It is 0: the child of a program.
    #: The child's way out: its pt_regs, a copy of the parent's, begins where RSP points.
    mov   rdi, rsp
.if GENERIC_ENTRY
    call  syscall_exit_to_user_mode              #: All exit work; interrupts are off when it comes back.
.else
    call  syscall_return_slowpath                #: All exit work; interrupts are off when it comes back.
.endif
    jmp   swapgs_restore_regs_and_return_to_usermode #: No check is made: the child's first return is always IRET.
ret_from_kernel_thread:
    ud2                                          #: Never reached.
.endif

#@ routine swapgs_restore_regs_and_return_to_usermode phase=return
swapgs_restore_regs_and_return_to_usermode:
    IBRS_EXIT
.if CONFIG_PTI | (LINUX_VERSION < 608)
    POP_REGS pop_rdi=0
    mov   rdi, rsp                               #: RSP points to slot di; remember that.
    #: Go to the small entry stack, the only one that both page tables show.
    mov   rsp, qword ptr gs:[cpu_tss_sp0]
    push  qword ptr [rdi+PT_SS-PT_DI]            #: Copy slot ss there: one of the five words IRET wants.
    push  qword ptr [rdi+PT_SP-PT_DI]            #: Copy slot sp there: one of the five words IRET wants.
    push  qword ptr [rdi+PT_FLAGS-PT_DI]         #: Copy slot flags there: one of the five words IRET wants.
    push  qword ptr [rdi+PT_CS-PT_DI]            #: Copy slot cs there: one of the five words IRET wants.
    push  qword ptr [rdi+PT_IP-PT_DI]            #: Copy slot ip there: one of the five words IRET wants.
    push  qword ptr [rdi]                        #: And the user's RDI.
    SWITCH_TO_USER_CR3_ON_STACK rdi, iret
    pop   rdi                                    #: RDI gets the user's value back.
.else
    POP_REGS
    #: Skip orig_ax: RSP points to slot ip, the first of the five words IRET wants.
    add   rsp, 8
.endif
    swapgs                                       #: Give the user's GS base back.
    CLEAR_CPU_BUFFERS
.if FRED_FRAMES
    test  byte ptr [rsp+PT_CS-PT_IP], 3          #: Is it the user that this frame goes to?
    jnz   native_iret                            #? Yes. #! No.
    ud2                                          #: Never reached: this way out is for the user only.
.endif

#@ routine native_iret phase=return
native_iret:
    #: Is the user's SS a segment of the task's own table (bit 2)? IRET to a 16-bit one would restore only half of RSP.
    test  byte ptr [rsp+PT_SS-PT_IP], 4
    jnz   native_irq_return_ldt                  #? Yes: take the detour that repairs it. #! No.

#@ routine native_irq_return_iret phase=return
native_irq_return_iret:
    #: Load RIP, CS, RFLAGS, RSP and SS from the stack: IRET restores everything.
    iretq                                        #@ return IRET
.include "espfix.s"

#@ routine restore_regs_and_return_to_kernel phase=return
restore_regs_and_return_to_kernel:
    POP_REGS
    add   rsp, 8                                 #: Skip orig_ax.
    jmp   native_irq_return_iret                 #: The kernel goes on where it was interrupted; its GS base stays.
