# Exceptions and interrupts of Linux 4.0 to 4.10, the entry half: stubs, saving the registers, finding the right GS
# base and stack, and the C handlers. The way back is error_exit.

# One exception. error: whether the CPU pushes an error code. gate: how it is entered in the interrupt table.
.macro IDTENTRY name, gate, error, what
#@ routine \name phase=entry
#@ gate \gate
\name:
    ASM_CLAC
.if \error
    #: \what: the CPU pushed an error code, it stands in slot orig_ax. Make room for the 15 general registers.
    sub   rsp, 15*8
.else
    #: \what: the CPU pushed no error code; orig_ax gets -1, which means: not in a system call.
    push  -1
    sub   rsp, 15*8                              #: Make room for the 15 general registers.
.endif
.endm

.macro IDTENTRY_HANDLER handler, error
    mov   rdi, rsp                               #: First argument of the C handler: the pointer to pt_regs.
.if \error
    mov   rsi, [rsp+PT_ORIG_AX]                  #: Second argument: the error code.
    mov   qword ptr [rsp+PT_ORIG_AX], -1         #: The slot now says: not in a system call.
.else
    xor   esi, esi                               #: Second argument: no error code.
.endif
    call  \handler                               #: The C function \handler decides what becomes of it.
.endm

.macro EXCEPTION name, gate, error, service, what
    IDTENTRY \name, "\gate", \error, "\what"
    #: Save the registers and switch to the kernel's GS base if the user was interrupted.
    call  error_entry
    IDTENTRY_HANDLER do_\name, \error
    jmp   error_exit                             #: Then the way out that all exceptions share.

#@ routine do_\name phase=dispatch c
do_\name:
    #: \what: a fault of the user becomes a signal, a fault of the kernel is the end.
    ret                                          #@ service \service
.endm

# An exception that comes in on a stack of its own: from the user it goes on at the top of the task's kernel stack.
.macro CHANGE_STACK
    mov   rdi, rsp                               #: This exception came in on a stack of its own;
    call  sync_regs                              #: copy the frame to the task's kernel stack if it is the user's
    mov   rsp, rax                               #: and go on there.
.endm

    EXCEPTION divide_error, "0", 0, fault_de, "A division by zero or too large a quotient (#DE)"

    IDTENTRY debug, "1 ist=1", 0, "A single-step trap (#DB)"
    test  byte ptr [rsp+PT_CS], 3                #: Who was interrupted?
    jnz   debug_from_user                        #? The user: an exception like any other. #! The kernel.
    #: The kernel, perhaps before its first SWAPGS: which GS base is in use must be found out.
    call  paranoid_entry
    IDTENTRY_HANDLER do_debug, 0
    jmp   paranoid_exit                          #: Back to the kernel, with the GS base that was found.
debug_from_user:
    #: Save the registers and switch to the kernel's GS base.
    call  error_entry
    CHANGE_STACK
    IDTENTRY_HANDLER do_debug, 0
    jmp   error_exit                             #: Then the way out that all exceptions share.

#@ routine do_debug phase=dispatch c
do_debug:
    #: A single-step trap (#DB): the user gets SIGTRAP; in the kernel it can only come from SYSENTER with TF set.
    ret                                          #@ service fault_db

    EXCEPTION int3, "3 dpl=3", 0, fault_bp, "A breakpoint instruction (#BP)"
    EXCEPTION overflow, "4 dpl=3", 0, fault_of, "The overflow instruction INT 4 (#OF)"
    EXCEPTION invalid_op, "6", 0, fault_ud, "An instruction that does not exist (#UD)"

    IDTENTRY double_fault, "8 ist=2", 1, "A fault while a fault was delivered (#DF)"
    #: This may come anywhere in the kernel: which GS base is in use must be found out.
    call  paranoid_entry
    IDTENTRY_HANDLER do_double_fault, 1
    jmp   paranoid_exit                          #: Back to the kernel, with the GS base that was found.

#@ routine do_double_fault phase=dispatch c
do_double_fault:
    #: A fault while a fault was delivered (#DF): the end, unless it was IRET on the stack for 16-bit programs.
    ret                                          #@ service fault_df

    EXCEPTION segment_not_present, "11", 1, fault_np, "A segment that is not present (#NP)"
    EXCEPTION stack_segment, "12", 1, fault_ss, "A stack access at a non-canonical address (#SS)"
    EXCEPTION general_protection, "13", 1, fault_gp, "Something forbidden (#GP)"
    EXCEPTION page_fault, "14", 1, fault_pf, "An access to a page that is absent or forbidden (#PF)"
    EXCEPTION alignment_check, "17", 1, fault_ac, "An unaligned access with AC on (#AC)"
    EXCEPTION bounds, "5", 0, fault_br, "An index out of bounds, by BOUND of 32-bit code (#BR)"

#@ routine error_entry phase=entry
error_entry:
    CLEAR_DF
    SAVE_C_REGS +8
    SAVE_EXTRA_REGS +8
    xor   ebx, ebx                               #: EBX = 0: the way out has to give the user's GS base back.
    #: Who was interrupted? The two lowest bits of the saved CS are its privilege level.
    test  byte ptr [rsp+PT_CS+8], 3
    jz    error_kernelspace                      #? The kernel: its GS base is in place already. #! The user.
    swapgs                                       #: The user: get the kernel's GS base.
    ret                                          #: Back to the entry of this exception.
error_kernelspace:
    inc   ebx                                    #: EBX = 1: the way out leaves the GS base alone.
    # Left out: the same IRET with its address cut to 32 bits, as some processors report it, and the change of the
    # selector in GS (gs_change), which runs with the user's GS base too.
    lea   rcx, [rip+native_irq_return_iret]      #: The IRET that returns to the user runs with the user's GS base:
    cmp   rcx, [rsp+PT_IP+8]                     #: is it what faulted?
    je    error_bad_iret                         #? Yes: repair that. #! No.
    ret                                          #: No: back to the entry of this exception.
error_bad_iret:
    swapgs                                       #: Get the kernel's GS base after all.
    mov   rdi, rsp                               #: First argument: what was saved on this stack.
    #: Make it look as if the user had faulted at the place IRET should have gone to.
    call  fixup_bad_iret
    mov   rsp, rax                               #: Go on with that frame.
    dec   ebx                                    #: EBX = 0: the way out leads to the user.
    ret                                          #: Back to the entry of this exception.

#@ routine paranoid_entry phase=entry
paranoid_entry:
    CLEAR_DF
    SAVE_C_REGS +8
    SAVE_EXTRA_REGS +8
    mov   ebx, 1                                 #: EBX = 1: the way out leaves the GS base alone.
    mov   ecx, MSR_GS_BASE                       #: Ask the CPU itself: this register holds the GS base in use.
    rdmsr                                        #: EDX is its upper half.
    test  edx, edx                               #: An address of the kernel is negative.
    js    paranoid_done                          #? It is the kernel's: fine. #! It is the user's.
    swapgs                                       #: It is the user's: get the kernel's GS base,
    xor   ebx, ebx                               #: and EBX = 0: the way out has to give the user's back.
paranoid_done:
    ret                                          #: Back to the entry of this exception.

#@ routine paranoid_exit phase=return
paranoid_exit:
    cli                                          #: Interrupts off.
    test  ebx, ebx                               #: Was the GS base the user's?
    jnz   paranoid_exit_no_swapgs                #? No. #! Yes.
    swapgs                                       #: Yes: give it back.
paranoid_exit_no_swapgs:
    RESTORE_EXTRA_REGS
    RESTORE_C_REGS
    #: Skip the registers and orig_ax: RSP points to slot ip, the first of the five words IRET wants.
    add   rsp, 16*8
    jmp   native_irq_return_iret                 #: The kernel goes on where it was interrupted.

#@ routine fixup_bad_iret phase=entry c
fixup_bad_iret:
    #= new_stack = this_cpu_read(cpu_tss.sp0) - sizeof(*new_stack);
    #: The new frame stands where an exception from user mode would have put it.
    mov   rax, qword ptr gs:[cpu_tss_sp0]
    sub   rax, PT_SIZE+8                         #: Below it one more word: the return address of error_entry.
    #= memmove(&new_stack->regs.ip, (void *)s->regs.sp, 5*8);
    #: The stack pointer of the failed IRET points to the five words it could not load.
    mov   rsi, [rdi+PT_SP+8]
    xor   ecx, ecx                               #: Count from 0
fixup_words:
    mov   rdx, [rsi+rcx*8]                       #: take a word
    mov   [rax+rcx*8+PT_IP+8], rdx               #: put it into slot ip, cs, flags, sp or ss
    inc   ecx                                    #: next one
    cmp   ecx, 5                                 #: up to the fifth.
    jne   fixup_words                            #? Not yet: go on. #! All five are copied.
    #= memmove(new_stack, s, offsetof(struct bad_iret_stack, regs.ip));
    #: The return address, the general registers and the error code: 17 words, from the last one down,
    mov   ecx, 17
fixup_rest:
    mov   rdx, [rdi+rcx*8-8]                     #: because the two places may overlap: take a word
    mov   [rax+rcx*8-8], rdx                     #: and put it into the new frame.
    dec   ecx                                    #: One less.
    jnz   fixup_rest                             #? Go on until all are done. #! All are done.
    #= return new_stack;
    ret                                          #: RAX points to the new frame.

#@ routine sync_regs phase=entry c
sync_regs:
    #= if (!user_mode(eregs)) return eregs;
    mov   rax, rdi                               #: The frame as it came
    test  byte ptr [rdi+PT_CS], 3                #: from the user or from the kernel?
    jz    sync_done                              #? From the kernel: it stays where it is. #! From the user.
    #= regs = task_pt_regs(current); *regs = *eregs;
    TASK_PT_REGS rax, "From the user: its place is the top of the task's kernel stack."
    mov   ecx, 21                                #: 21 slots,
sync_word:
    mov   rdx, [rdi+rcx*8-8]                     #: take one
    mov   [rax+rcx*8-8], rdx                     #: and put it there.
    dec   ecx                                    #: One less.
    jnz   sync_word                              #? Go on until all are copied. #! All are copied.
sync_done:
    #= return regs;
    ret                                          #: RAX points to the frame to go on with.

#@ routine smp_apic_timer_interrupt phase=dispatch c
smp_apic_timer_interrupt:
    ret                                          #@ service tick #: The time slice is over: NEED_RESCHED is set.

#@ routine smp_reschedule_interrupt phase=dispatch c
smp_reschedule_interrupt:
    #: Nothing to do here: looking at the thread flags on the way out is all that was wanted.
    ret
