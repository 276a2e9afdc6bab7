# Handlers of exceptions and interrupts in C, Linux 5.6 and later.

.if FRED == 0
#@ routine sync_regs phase=entry c
sync_regs:
    #= regs = current_top_of_stack() - sizeof(*regs);
    LOAD_TOP_OF_STACK rax, "The top of the task's kernel stack:"
    sub   rax, PT_SIZE                           #: pt_regs begins so many bytes below.
    #= if (regs != eregs) *regs = *eregs;
    cmp   rax, rdi                               #: Is the frame there already?
    je    sync_done                              #? Yes. #! No.
    mov   ecx, 21                                #: 21 slots,
sync_word:
    mov   rdx, [rdi+rcx*8-8]                     #: take one
    mov   [rax+rcx*8-8], rdx                     #: and put it there.
    dec   ecx                                    #: One less.
    jnz   sync_word                              #? Go on until all are copied. #! All are copied.
sync_done:
    #= return regs;
    ret                                          #: RAX points to the frame to go on with.

# Before 5.19 the return address of error_entry lay on top of the frame and was copied with it.
.if LINUX_VERSION >= 519
.equ BAD_IRET_RETURN, 0
.else
.equ BAD_IRET_RETURN, 8
.endif

#@ routine fixup_bad_iret phase=entry c
fixup_bad_iret:
    #= new_stack = __this_cpu_read(cpu_tss_rw.x86_tss.sp0) - sizeof(*new_stack);
    #: The new frame stands where an exception from user mode would have put it.
    mov   rax, qword ptr gs:[cpu_tss_sp0]
    sub   rax, PT_SIZE+BAD_IRET_RETURN           #: So long is what was saved.
    #= __memcpy(&tmp.ip, (void *)bad_regs->sp, 5*8);
    #: The stack pointer of the failed IRET points to the five words it could not load.
    mov   rsi, [rdi+PT_SP+BAD_IRET_RETURN]
    xor   ecx, ecx                               #: Count from 0
fixup_words:
    mov   rdx, [rsi+rcx*8]                       #: take a word
    mov   [rax+rcx*8+PT_IP+BAD_IRET_RETURN], rdx #: put it into slot ip, cs, flags, sp or ss
    inc   ecx                                    #: next one
    cmp   ecx, 5                                 #: up to the fifth.
    jne   fixup_words                            #? Not yet: go on. #! All five are copied.
    #= __memcpy(&tmp, bad_regs, offsetof(struct pt_regs, ip));
    mov   ecx, 16+BAD_IRET_RETURN/8              #: The general registers and the error code: so many words,
fixup_rest:
    mov   rdx, [rdi+rcx*8-8]                     #: take one
    mov   [rax+rcx*8-8], rdx                     #: and put it into the new frame.
    dec   ecx                                    #: One less.
    jnz   fixup_rest                             #? Go on until all are done. #! All are done.
    #= return new_stack;
    ret                                          #: RAX points to the new frame.
.endif

# What becomes of an exception is a service of the model.
.macro exception_service name, service, what
#@ routine \name phase=dispatch c
\name:
    #: \what: a fault of the user becomes a signal, a fault of the kernel is the end.
    ret                                          #@ service \service

.endm

# A handler with the exit work: what is done in the middle stands in another function.
.macro handler_with_exit name, middle, what
#@ routine \name phase=dispatch c
\name:
    push  rbx                                    #: Keep a register that belongs to the caller.
    mov   rbx, rdi                               #: RBX points to pt_regs.
    call  \middle                                #: \what\().
    #= irqentry_exit(regs, state);
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  irqentry_exit                          #: Exit work, if the user was interrupted; it may deliver signals.
    pop   rbx                                    #: Give the caller's register back.
    ret                                          #: Back to the assembly code, interrupts off.

.endm

.macro handler name, service, what
.if GENERIC_ENTRY
    handler_with_exit exc_\name, handle_\name, "\what"
    exception_service handle_\name, \service, "\what"
.else
    exception_service do_\name, \service, "\what"
.endif
.endm

    handler divide_error, fault_de, "A division by zero or too large a quotient (#DE)"
    handler int3, fault_bp, "A breakpoint instruction (#BP)"
    handler overflow, fault_of, "The overflow instruction INT 4 (#OF)"
    handler invalid_op, fault_ud, "An instruction that does not exist (#UD)"
    handler segment_not_present, fault_np, "A segment that is not present (#NP)"
    handler stack_segment, fault_ss, "A stack access at a non-canonical address (#SS)"
    handler general_protection, fault_gp, "Something forbidden (#GP)"
    handler page_fault, fault_pf, "An access to a page that is absent or forbidden (#PF)"
    handler alignment_check, fault_ac, "An unaligned access with AC on (#AC)"
    handler bounds, fault_br, "An index out of bounds, by BOUND of 32-bit code (#BR)"
.if GENERIC_ENTRY
    handler_with_exit noist_exc_debug, exc_debug_user, "A single-step trap (#DB)"
    exception_service exc_debug_user, fault_db, "A single-step trap (#DB)"
    exception_service exc_debug, fault_db, "A single-step trap (#DB)"
    exception_service exc_double_fault, fault_df, "A fault while a fault was delivered (#DF)"
    handler_with_exit sysvec_apic_timer_interrupt, local_apic_timer_interrupt, "The timer ticks"
    handler_with_exit sysvec_reschedule_ipi, scheduler_ipi, "Another CPU wants a look at the flags"
.else
    exception_service do_debug, fault_db, "A single-step trap (#DB)"
    exception_service do_double_fault, fault_df, "A fault while a fault was delivered (#DF)"
.endif

.if GENERIC_ENTRY
#@ routine local_apic_timer_interrupt phase=dispatch c
local_apic_timer_interrupt:
    ret                                          #@ service tick #: The time slice is over: NEED_RESCHED is set.

#@ routine scheduler_ipi phase=dispatch c
scheduler_ipi:
    #: Nothing to do here: looking at the thread flags on the way out is all that was wanted.
    ret
.else
#@ routine smp_apic_timer_interrupt phase=dispatch c
smp_apic_timer_interrupt:
    ret                                          #@ service tick #: The time slice is over: NEED_RESCHED is set.

#@ routine smp_reschedule_interrupt phase=dispatch c
smp_reschedule_interrupt:
    #: Nothing to do here: looking at the thread flags on the way out is all that was wanted.
    ret
.endif

.if LINUX_VERSION >= 607
.if FRED
#@ routine fred_int80_emulation phase=entry c
fred_int80_emulation:
.elseif FRED_FRAMES
#@ routine do_int80_emulation phase=entry c
do_int80_emulation:
.else
#@ routine int80_emulation phase=entry c
int80_emulation:
.endif
    push  rbx                                    #: Keep a register that belongs to the caller.
    mov   rbx, rdi                               #: RBX points to pt_regs.
    #= current_thread_info()->status |= TS_COMPAT;
    mov   rax, qword ptr gs:[current_task]       #: Find thread_info.
    or    dword ptr [rax+TI_STATUS], COMPAT_CALL #: Note that this is a 32-bit call.
    #= regs->orig_ax = regs->ax & GENMASK(31, 0); regs->ax = -ENOSYS;
    mov   esi, [rbx+PT_AX]                       #: Only 32 bits of the number count.
    mov   [rbx+PT_ORIG_AX], rsi                  #: Slot orig_ax: the number.
    mov   qword ptr [rbx+PT_AX], -ENOSYS         #: Slot ax: the answer that stays if nobody gives a better one.
.elseif GENERIC_ENTRY
#@ routine do_int80_syscall_32 phase=entry c
do_int80_syscall_32:
    push  rbx                                    #: Keep a register that belongs to the caller.
    mov   rbx, rdi                               #: RBX points to pt_regs.
    #= nr = syscall_32_enter(regs);
    mov   rax, qword ptr gs:[current_task]       #: Find thread_info.
    or    dword ptr [rax+TI_STATUS], COMPAT_CALL #: Note that this is a 32-bit call.
    movsxd rsi, dword ptr [rbx+PT_ORIG_AX]       #: Second argument: the number, as a signed one of 32 bits.
.endif
.if ENTRY_WORK_ANSWERS
    #= nr = syscall_32_enter(regs); local_irq_enable();
    sti                                          #: Interrupts on: all registers are saved, other tasks may come now.
    movsxd rsi, dword ptr [rbx+PT_ORIG_AX]       #: The number, as a signed one of 32 bits,
    push  rsi                                    #: goes to the stack, where entry work can change it.
    #= if (syscall_enter_from_user_mode_work(regs, &nr))
    mov   rsi, rsp                               #: Second argument: where the number is.
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  syscall_enter_from_user_mode_work      #: Whatever has to be done before the call.
    pop   rsi                                    #: The number; a tracer may have changed it.
    test  al, al                                 #: AL = 1: the call is permitted.
    jz    int80_exit                             #? It is not: slot ax keeps what it holds. #! It is.

.if FRED
#@ routine fred_int80_emulation phase=dispatch c
.else
#@ routine do_int80_emulation phase=dispatch c
.endif
    #= do_syscall_32_irqs_on(regs, nr);
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  do_syscall_32_irqs_on                  #: Make the call of that number.
int80_exit:
    #= syscall_exit_to_user_mode(regs);
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    #: All exit work; interrupts are off when it comes back. No check follows: there is no SYSRET for INT 0x80.
    call  syscall_exit_to_user_mode
    pop   rbx                                    #: Give the caller's register back.
    ret                                          #: Back to the assembly code.
.elseif GENERIC_ENTRY
    #= nr = syscall_enter_from_user_mode(regs, nr);
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  syscall_enter_from_user_mode           #: Interrupts on, and whatever has to be done before the call.

.if LINUX_VERSION >= 607
#@ routine int80_emulation phase=dispatch c
.else
#@ routine do_int80_syscall_32 phase=dispatch c
.endif
    #= do_syscall_32_irqs_on(regs, nr);
    mov   rsi, rax                               #: Second argument: the number; a tracer may have changed it.
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  do_syscall_32_irqs_on                  #: Make the call of that number.
    #= syscall_exit_to_user_mode(regs);
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    #: All exit work; interrupts are off when it comes back. No check follows: this return is by IRET.
    call  syscall_exit_to_user_mode
    pop   rbx                                    #: Give the caller's register back.
    ret                                          #: Back to the assembly code.
.else
#@ routine do_int80_syscall_32 phase=entry c
do_int80_syscall_32:
    #= enter_from_user_mode(); local_irq_enable();
    sti                                          #: Interrupts on: all registers are saved, other tasks may come now.
    #= do_syscall_32_irqs_on(regs);
    jmp   do_syscall_32_irqs_on                  #: Entry work, the call and all exit work.
.endif
