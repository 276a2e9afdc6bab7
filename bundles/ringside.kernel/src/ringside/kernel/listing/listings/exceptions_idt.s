# Entry and return of exceptions and interrupts, Linux 5.6 and later: the part in assembly.

.equ MSR_GS_BASE, 0xc0000101

# The exceptions of the model: \do is a macro that is called for each, with its vector, its name, what it is, whether
# the CPU pushes an error code, and what its gate says.
.macro each_exception do
    \do 0, divide_error, "A division by zero or too large a quotient (#DE)"
    \do 1, debug, "A single-step trap (#DB)", ist=1
    \do 3, int3, "A breakpoint instruction (#BP)", dpl=3
    \do 4, overflow, "The overflow instruction INT 4 (#OF)", dpl=3
    \do 6, invalid_op, "An instruction that does not exist (#UD)"
    \do 8, double_fault, "A fault while a fault was delivered (#DF)", error_code=1, ist=2
    \do 11, segment_not_present, "A segment that is not present (#NP)", error_code=1
    \do 12, stack_segment, "A stack access at a non-canonical address (#SS)", error_code=1
    \do 13, general_protection, "Something forbidden (#GP)", error_code=1
    \do 14, page_fault, "An access to a page that is absent or forbidden (#PF)", error_code=1
    \do 17, alignment_check, "An unaligned access with AC on (#AC)", error_code=1
    \do 5, bounds, "An index out of bounds, by BOUND of 32-bit code (#BR)"
.endm

# The first lines of an exception.
.macro idtentry_push what, error_code
    ENDBR
    ASM_CLAC
.if DF_IN_STUB
    CLEAR_DF
.endif
.if \error_code == 0
    #: \what: the CPU pushed no error code; orig_ax gets -1, which means: not in a system call.
    push  -1
.else
    #: \what: the CPU pushed an error code, it stands in slot orig_ax.
.endif
.endm

# A breakpoint of the kernel's own: its handler may want to act as if a call stood there, and push a return address. The
# frame moves six words down, so that there is room above it.
.macro int3_gap place
    test  byte ptr [rsp+PT_CS-PT_ORIG_AX], 3     #: Who came to the breakpoint?
    jnz   \place\()_no_gap                       #? The user: no gap is needed. #! The kernel: make room.
    push  qword ptr [rsp+5*8]                    #: Copy ss,
    push  qword ptr [rsp+5*8]                    #: sp,
    push  qword ptr [rsp+5*8]                    #: flags,
    push  qword ptr [rsp+5*8]                    #: cs,
    push  qword ptr [rsp+5*8]                    #: ip
    push  qword ptr [rsp+5*8]                    #: and orig_ax below themselves.
\place\()_no_gap:
.endm

# From error_entry on: the C handler, then the way out that all exceptions share.
.macro idtentry_body handler, error_code
    call  error_entry                            #: Save the registers, get the kernel's GS base and the task's stack.
.if FRAME_IN_RAX
    mov   rsp, rax                               #: Go on with the frame that error_entry found or made.
.endif
    mov   rdi, rsp                               #: First argument of the C handler: the pointer to pt_regs.
.if \error_code
    mov   rsi, [rsp+PT_ORIG_AX]                  #: Second argument: the error code.
    mov   qword ptr [rsp+PT_ORIG_AX], -1         #: The slot now says: not in a system call.
.elseif GENERIC_ENTRY == 0
    xor   esi, esi                               #: Second argument: no error code.
.endif
.if GENERIC_ENTRY
    call  \handler                               #: The C function \handler handles it and does the exit work.
    jmp   error_return                           #: Then the way out that all exceptions share.
.else
    call  \handler                               #: The C function \handler decides what becomes of it.
    jmp   error_exit                             #: Then the way out that all exceptions share.
.endif
.endm

# An exception that may come where not even the GS base is known, and then has to find out.
.macro idtentry_paranoid handler, error_code
    #: Save the registers; find out whose GS base and page table are in use.
    call  paranoid_entry
    mov   rdi, rsp                               #: First argument of the C handler: the pointer to pt_regs.
.if \error_code
    mov   rsi, [rsp+PT_ORIG_AX]                  #: Second argument: the error code.
    mov   qword ptr [rsp+PT_ORIG_AX], -1         #: The slot now says: not in a system call.
.endif
    call  \handler                               #: The C function \handler handles it.
    jmp   paranoid_exit                          #: Back to where it came from.
.endm

.macro idtentry vector, name, what, error_code=0, ist=0, dpl=0
.if GENERIC_ENTRY
#@ routine asm_exc_\name phase=entry
#@ gate \vector ist=\ist dpl=\dpl
asm_exc_\name:
    idtentry_push "\what", \error_code
.if \vector == 3
    int3_gap asm_exc_\name
.endif
.if \vector == 1
    test  byte ptr [rsp+PT_CS-PT_ORIG_AX], 3     #: Who was interrupted?
    jnz   asm_exc_\name\()_user                  #? The user: go on like any other exception. #! The kernel.
    idtentry_paranoid exc_\name, \error_code
asm_exc_\name\()_user:
    idtentry_body noist_exc_\name, \error_code
.elseif \vector == 8
    idtentry_paranoid exc_\name, \error_code
.else
    idtentry_body exc_\name, \error_code
.endif
.else
#@ routine \name phase=entry
#@ gate \vector ist=\ist dpl=\dpl
\name:
    idtentry_push "\what", \error_code
.if \vector == 3
    int3_gap \name
.endif
.if \vector == 1
    test  byte ptr [rsp+PT_CS-PT_ORIG_AX], 3     #: Who was interrupted?
    jnz   \name\()_from_user                     #? The user: go on like any other exception. #! The kernel.
    idtentry_paranoid do_\name, \error_code
\name\()_from_user:
    idtentry_body do_\name, \error_code
.elseif \vector == 8
    idtentry_paranoid do_\name, \error_code
.else
    idtentry_body do_\name, \error_code
.endif
.endif

.endm

# An interrupt. Slot orig_ax gets a negative number. Simplified: before 5.9 interrupts have an entry of their own
# (interrupt_entry) and leave by ret_from_intr, and in every kernel the handler runs on a stack for interrupts; here they
# take the way of exceptions.
.macro idtentry_sysvec vector, stub, handler, what
#@ routine \stub phase=entry
#@ gate \vector
\stub:
    ENDBR
    ASM_CLAC
.if DF_IN_STUB
    CLEAR_DF
.endif
    #: \what: orig_ax gets a negative number, so nobody takes this for a system call.
    push  ~\vector
    idtentry_body \handler, 0

.endm

    each_exception idtentry
.if GENERIC_ENTRY
    idtentry_sysvec 0xec, asm_sysvec_apic_timer_interrupt, sysvec_apic_timer_interrupt, "The timer ticks"
    idtentry_sysvec 0xfd, asm_sysvec_reschedule_ipi, sysvec_reschedule_ipi, "Another CPU wants a look at the flags"
.else
    idtentry_sysvec 0xec, apic_timer_interrupt, smp_apic_timer_interrupt, "The timer ticks"
    idtentry_sysvec 0xfd, reschedule_interrupt, smp_reschedule_interrupt, "Another CPU wants a look at the flags"
.endif

#@ routine spurious_interrupt phase=entry
spurious_interrupt:
    ENDBR
    ASM_CLAC
.if DF_IN_STUB
    CLEAR_DF
.endif
    push  -1                                     #: An interrupt that nobody asked for.
    call  error_entry                            #: Save the registers.
.if FRAME_IN_RAX
    mov   rsp, rax                               #: Go on with that frame.
.endif
.if GENERIC_ENTRY
    jmp   error_return                           #: There is nothing to do.
.else
    jmp   error_exit                             #: There is nothing to do.
.endif

.if LINUX_VERSION >= 607
#@ routine asm_int80_emulation phase=entry
#@ gate 0x80 dpl=3
asm_int80_emulation:
    idtentry_push "INT 0x80, the system call of 32-bit programs", 0
    idtentry_body int80_emulation, 0
.if FRED_FRAMES

#@ routine int80_emulation phase=entry
int80_emulation:
    CLEAR_BRANCH_HISTORY
    jmp   do_int80_emulation                     #: The C function returns to the entry.
.endif
.else
#@ routine entry_INT80_compat phase=entry
#@ gate 0x80 dpl=3
entry_INT80_compat:
    ENDBR
    ASM_CLAC
    #: Get the kernel's GS base. INT has switched to the small entry stack and pushed ss, sp, flags, cs, ip.
    swapgs
    mov   eax, eax                               #: Only 32 bits of the number count: clear the upper half of RAX.
    push  rax                                    #: Keep the number: slot orig_ax.
    push  rdi                                    #: Keep RDI: slot di, and RDI is free to use.
    SWITCH_TO_KERNEL_CR3 rdi
    mov   rdi, rsp                               #: RSP points to slot di; remember that.
    LOAD_TOP_OF_STACK rsp, "Go to the top of this task's kernel stack."
    push  qword ptr [rdi+PT_SS-PT_DI]            #: Copy slot ss there,
    push  qword ptr [rdi+PT_SP-PT_DI]            #: slot sp,
    push  qword ptr [rdi+PT_FLAGS-PT_DI]         #: slot flags,
    push  qword ptr [rdi+PT_CS-PT_DI]            #: slot cs,
    push  qword ptr [rdi+PT_IP-PT_DI]            #: slot ip,
    push  qword ptr [rdi+PT_ORIG_AX-PT_DI]       #: slot orig_ax
    push  qword ptr [rdi]                        #: and slot di.
    push  rsi                                    #: Slot si.
    CLEAR_PUSHED esi, RSI
    push  rdx                                    #: Slot dx.
    CLEAR_PUSHED edx, RDX
    push  rcx                                    #: Slot cx.
    CLEAR_PUSHED ecx, RCX
    push  -ENOSYS                                #: Slot ax: the answer that stays if nobody gives a better one.
    push  r8                                     #: Slot r8.
    CLEAR_PUSHED r8d, R8
    push  r9                                     #: Slot r9.
    CLEAR_PUSHED r9d, R9
    push  r10                                    #: Slot r10.
    CLEAR_PUSHED r10d, R10
    push  r11                                    #: Slot r11.
    CLEAR_PUSHED r11d, R11
    push  rbx                                    #: Slot bx.
    CLEAR_PUSHED ebx, RBX
    push  rbp                                    #: Slot bp.
    CLEAR_PUSHED ebp, RBP
    push  r12                                    #: Slot r12.
    CLEAR_PUSHED r12d, R12
    push  r13                                    #: Slot r13.
    CLEAR_PUSHED r13d, R13
    push  r14                                    #: Slot r14.
    CLEAR_PUSHED r14d, R14
    push  r15                                    #: Slot r15.
    CLEAR_PUSHED r15d, R15
    CLEAR_REGS
    CLEAR_DF
    IBRS_ENTER
    UNTRAIN_RET
    mov   rdi, rsp                               #: First argument: the pointer to pt_regs.
    call  do_int80_syscall_32                    #: All the rest happens in C; interrupts are off when it comes back.
    jmp   swapgs_restore_regs_and_return_to_usermode #: No check is made: this return is always IRET.
.endif

# The registers of an exception: its error code or -1 is on the stack, and above it the return address.
.macro PUSH_EXCEPTION_REGS
    push  rsi                                    #: Slot si. The return address stands where slot di belongs:
    mov   rsi, [rsp+8]                           #: take it from there
    mov   [rsp+8], rdi                           #: and put the user's RDI in its place.
    push  rdx                                    #: Slot dx.
    CLEAR_PUSHED edx, RDX
    push  rcx                                    #: Slot cx.
    CLEAR_PUSHED ecx, RCX
    push  rax                                    #: Slot ax.
    push  r8                                     #: Slot r8.
    CLEAR_PUSHED r8d, R8
    push  r9                                     #: Slot r9.
    CLEAR_PUSHED r9d, R9
    push  r10                                    #: Slot r10.
    CLEAR_PUSHED r10d, R10
    push  r11                                    #: Slot r11.
    CLEAR_PUSHED r11d, R11
    push  rbx                                    #: Slot bx.
    CLEAR_PUSHED ebx, RBX
    push  rbp                                    #: Slot bp.
    CLEAR_PUSHED ebp, RBP
    push  r12                                    #: Slot r12.
    CLEAR_PUSHED r12d, R12
    push  r13                                    #: Slot r13.
    CLEAR_PUSHED r13d, R13
    push  r14                                    #: Slot r14.
    CLEAR_PUSHED r14d, R14
    push  r15                                    #: Slot r15.
    CLEAR_PUSHED r15d, R15
    push  rsi                                    #: The return address goes on top.
    CLEAR_REGS rsi=RSI_CLEARED
.endm

#@ routine error_entry phase=entry
error_entry:
.if DF_IN_STUB == 0
    CLEAR_DF
.endif
    PUSH_EXCEPTION_REGS
    #: Who was interrupted? The two lowest bits of the saved CS are its privilege level.
    test  byte ptr [rsp+PT_CS+8], 3
    jz    error_kernelspace                      #? The kernel: its GS base is in place already. #! The user.
    swapgs                                       #: The user: get the kernel's GS base.
    FENCE_SWAPGS_USER_ENTRY
    SWITCH_TO_KERNEL_CR3 rax
    IBRS_ENTER
    UNTRAIN_RET
.if FRAME_IN_RAX
    lea   rdi, [rsp+8]                           #: First argument: the frame on the entry stack.
    jmp   sync_regs                              #: Copy it to the task's kernel stack; RAX will point there.
.else
error_entry_change_stack:
    pop   r12                                    #: Keep the return address.
    mov   rdi, rsp                               #: First argument: the frame on the entry stack.
    call  sync_regs                              #: Copy it to the task's kernel stack
    mov   rsp, rax                               #: and go on there.
    push  r12                                    #: Put the return address there too.
    ret                                          #: Back to the entry of this exception.
.endif
error_kernelspace:
    # There are three places where the kernel runs with the user's GS base and an exception may come: the IRET that
    # returns to the user, the same IRET with its address cut to 32 bits, as some processors report it, and the change
    # of the selector in GS (asm_load_gs_index). The last two do not come up in the model and are left out.
    lea   rcx, [rip+native_irq_return_iret]      #: The IRET that returns to the user runs with the user's GS base:
    cmp   rcx, [rsp+PT_IP+8]                     #: is it what faulted?
    je    error_bad_iret                         #? Yes: repair that. #! No.
    FENCE_SWAPGS_KERNEL_ENTRY
.if FRAME_IN_RAX
    lea   rax, [rsp+8]                           #: No: the frame stays where it is.
.endif
    ret                                          #: Back to the entry of this exception.
error_bad_iret:
    swapgs                                       #: Get the kernel's GS base after all.
    FENCE_SWAPGS_USER_ENTRY
    SWITCH_TO_KERNEL_CR3 rax
    IBRS_ENTER
    UNTRAIN_RET
.if FRAME_IN_RAX
    lea   rdi, [rsp+8]                           #: First argument: what was saved on this stack.
    #: Make it look as if the user had faulted at the place IRET should have gone to.
    call  fixup_bad_iret
    mov   rdi, rax                               #: First argument: the frame it made.
    jmp   sync_regs                              #: Copy it to the task's kernel stack; RAX will point there.
.else
    mov   rdi, rsp                               #: First argument: what was saved on this stack.
    #: Make it look as if the user had faulted at the place IRET should have gone to.
    call  fixup_bad_iret
    mov   rsp, rax                               #: Go on with the frame it made.
    jmp   error_entry_change_stack               #: From here on it is a fault of the user's.
.endif

# An exception that may come anywhere: in the kernel with the user's GS base and page table too. Linux 5.9 and later use
# RDGSBASE and WRGSBASE, which the CPU of the model has: they keep the GS base that is in use and set the kernel's.
.macro PARANOID_CR3
.if CONFIG_PTI
    mov   r14, cr3                               #: R14 keeps the page table that was in use; paranoid_exit needs it.
    mov   rax, r14                               #: From its address
    KEEP_TRANSLATIONS rax
    and   rax, ~PTI_SWITCH                       #: clear the two bits that tell the user's table from the kernel's
    mov   cr3, rax                               #: and from here on the kernel's memory can be seen.
.endif
.endm

#@ routine paranoid_entry phase=entry
paranoid_entry:
.if DF_IN_STUB == 0
    CLEAR_DF
.endif
    PUSH_EXCEPTION_REGS
.if GS_BY_INSTRUCTION
    PARANOID_CR3
    rdgsbase rbx                                 #: Whose GS base is it? Nobody asks: RBX keeps it for the way out.
    mov   eax, CPU_NUMBER_SEGMENT                #: Which CPU is this? A segment tells it, where even its data are not known:
    lsl   eax, eax                               #: its limit holds the number of the CPU
    and   eax, CPU_NUMBER_MASK                   #: in the lower bits.
    mov   rax, [rax*8+__per_cpu_offset]          #: Where this CPU keeps its data
    wrgsbase rax                                 #: is the kernel's GS base, whatever was in use.
    PARANOID_IBRS_ENTER
    UNTRAIN_RET
.else
    mov   ebx, 1                                 #: EBX = 1: the way out leaves the GS base alone.
    mov   ecx, MSR_GS_BASE                       #: The saved CS does not tell whose GS base this is: ask the CPU.
    rdmsr                                        #: The upper half of the base goes to EDX.
    test  edx, edx                               #: Addresses of the kernel are negative.
    js    paranoid_done                          #? It is the kernel's. #! It is the user's.
    xor   ebx, ebx                               #: It is the user's; EBX = 0: the way out has to give it back.
    swapgs                                       #: Get the kernel's GS base.
paranoid_done:
    PARANOID_CR3
    FENCE_SWAPGS_KERNEL_ENTRY
.endif
    ret                                          #: Back to the entry of this exception, on the stack it came in on.

#@ routine paranoid_exit phase=return
paranoid_exit:
.if GS_BY_INSTRUCTION
    PARANOID_IBRS_EXIT
.if CONFIG_PTI
    KEEP_TRANSLATIONS r14
    mov   cr3, r14                               #: Back to the page table that was in use.
.endif
    wrgsbase rbx                                 #: And to the GS base that was in use, whoever's it was.
.else
    cli                                          #: Interrupts off: whose GS base it is must not be asked again.
    test  ebx, ebx                               #: Was the kernel's GS base in place?
    jnz   paranoid_exit_no_swapgs                #? Yes: it stays. #! No.
.if CONFIG_PTI
    KEEP_TRANSLATIONS r14
    mov   cr3, r14                               #: Back to the page table that was in use.
.endif
    swapgs                                       #: Give the user's GS base back.
    jmp   restore_regs_and_return_to_kernel      #: The kernel goes on where it was interrupted.
paranoid_exit_no_swapgs:
.if CONFIG_PTI
    KEEP_TRANSLATIONS r14
    mov   cr3, r14                               #: Back to the page table that was in use.
.endif
.endif
    jmp   restore_regs_and_return_to_kernel      #: The kernel goes on where it was interrupted.

.if GENERIC_ENTRY
#@ routine error_return phase=return
error_return:
    test  byte ptr [rsp+PT_CS], 3                #: Who was interrupted?
    jz    restore_regs_and_return_to_kernel      #? The kernel: it goes on with its own GS base. #! The user.
    jmp   swapgs_restore_regs_and_return_to_usermode #: The user: return by IRET.
.else
#@ routine error_exit phase=work
error_exit:
    cli                                          #: Interrupts off for the last look at the flags.
    test  byte ptr [rsp+PT_CS], 3                #: Who was interrupted?
    jz    restore_regs_and_return_to_kernel      #? The kernel: it goes on with its own GS base. #! The user.

#@ routine retint_user phase=work
retint_user:
    mov   rdi, rsp                               #: First argument: the pointer to pt_regs.
    call  prepare_exit_to_usermode               #: The same exit work as after a system call; it may deliver signals.
    jmp   swapgs_restore_regs_and_return_to_usermode #: The user: return by IRET.
.endif
