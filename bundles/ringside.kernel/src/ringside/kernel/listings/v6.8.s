# Linux 6.8 (6.7 and later, without FRED): entry and return of system calls and exceptions on x86-64.
# Our own words for the documented steps. What a line does stands behind #: ; the C statement behind #= .
.intel_syntax noprefix
.include "common.s"

.equ NR_COMPAT_MAX, 461
# Bits 12 and 11 of CR3: the user half of a pair of page tables, and of a pair of address-space numbers.
.equ PTI_SWITCH, 0x1800

.text
#@ routine entry_SYSCALL_64 phase=entry
entry_SYSCALL_64:
    #: SYSCALL changed neither GS nor RSP: first get the kernel's GS base, which leads to this CPU's own data.
    swapgs
    mov   qword ptr gs:[cpu_tss_sp2], rsp        #: Park the user's RSP in an unused word of the task-state segment.
.if CONFIG_PTI
    #: The user's page table shows next to nothing of the kernel: get its address (RSP is free to use),
    mov   rsp, cr3
    and   rsp, ~PTI_SWITCH                       #: clear the two bits that tell the user's table from the kernel's
    mov   cr3, rsp                               #: and from here on the kernel's memory can be seen.
.endif
    mov   rsp, qword ptr gs:[cpu_current_top_of_stack] #: Go to the top of this task's kernel stack.

#@ routine entry_SYSCALL_64_safe_stack phase=entry
entry_SYSCALL_64_safe_stack:
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
    #: Slot cx: what the user finds in RCX, so the return address once more.
    push  rcx
    push  -ENOSYS                                #: Slot ax: the answer that stays if nobody gives a better one.
    push  r8                                     #: Slot r8: fifth argument.
    push  r9                                     #: Slot r9: sixth argument.
    push  r10                                    #: Slot r10: fourth argument (RCX was taken).
    push  r11                                    #: Slot r11: what the user finds in R11, so RFLAGS once more.
    push  rbx                                    #: Slot bx: all registers are saved, pt_regs is always complete.
    push  rbp                                    #: Slot bp: all registers are saved, pt_regs is always complete.
    push  r12                                    #: Slot r12: all registers are saved, pt_regs is always complete.
    push  r13                                    #: Slot r13: all registers are saved, pt_regs is always complete.
    push  r14                                    #: Slot r14: all registers are saved, pt_regs is always complete.
    push  r15                                    #: Slot r15: all registers are saved, pt_regs is always complete.
    #: Clear RSI: no value of the user's stays in a register where the CPU might guess with it.
    xor   esi, esi
    #: Clear RDX: no value of the user's stays in a register where the CPU might guess with it.
    xor   edx, edx
    #: Clear RCX: no value of the user's stays in a register where the CPU might guess with it.
    xor   ecx, ecx
    #: Clear R8: no value of the user's stays in a register where the CPU might guess with it.
    xor   r8d, r8d
    #: Clear R9: no value of the user's stays in a register where the CPU might guess with it.
    xor   r9d, r9d
    #: Clear R10: no value of the user's stays in a register where the CPU might guess with it.
    xor   r10d, r10d
    #: Clear R11: no value of the user's stays in a register where the CPU might guess with it.
    xor   r11d, r11d
    #: Clear RBX: no value of the user's stays in a register where the CPU might guess with it.
    xor   ebx, ebx
    #: Clear RBP: no value of the user's stays in a register where the CPU might guess with it.
    xor   ebp, ebp
    #: Clear R12: no value of the user's stays in a register where the CPU might guess with it.
    xor   r12d, r12d
    #: Clear R13: no value of the user's stays in a register where the CPU might guess with it.
    xor   r13d, r13d
    #: Clear R14: no value of the user's stays in a register where the CPU might guess with it.
    xor   r14d, r14d
    #: Clear R15: no value of the user's stays in a register where the CPU might guess with it.
    xor   r15d, r15d
    mov   rdi, rsp                               #: First argument: the pointer to pt_regs.
    #: Second argument: the number. Only its low 32 bits count, as a signed number.
    movsxd rsi, eax
    call  do_syscall_64                          #: All the rest happens in C; interrupts are off when it comes back.

#@ routine entry_SYSCALL_64_after_hwframe phase=return
    test  al, al                                 #: The C code says in AL whether SYSRET may be used.
    jz    swapgs_restore_regs_and_return_to_usermode #: No: return by IRET, which can restore everything.

#@ routine syscall_return_via_sysret phase=return
syscall_return_via_sysret:
    pop   r15                                    #: R15 gets the user's value back from slot r15.
    pop   r14                                    #: R14 gets the user's value back from slot r14.
    pop   r13                                    #: R13 gets the user's value back from slot r13.
    pop   r12                                    #: R12 gets the user's value back from slot r12.
    pop   rbp                                    #: RBP gets the user's value back from slot bp.
    pop   rbx                                    #: RBX gets the user's value back from slot bx.
    pop   r11                                    #: R11 gets the user's value back from slot r11.
    pop   r10                                    #: R10 gets the user's value back from slot r10.
    pop   r9                                     #: R9 gets the user's value back from slot r9.
    pop   r8                                     #: R8 gets the user's value back from slot r8.
    pop   rax                                    #: RAX gets the user's value back from slot ax.
    pop   rcx                                    #: RCX gets the user's value back from slot cx.
    pop   rdx                                    #: RDX gets the user's value back from slot dx.
    pop   rsi                                    #: RSI gets the user's value back from slot si.
    mov   rdi, rsp                               #: RSP points to slot di; remember that.
    #: Go to the small entry stack, the only one that both page tables of a task would have.
    mov   rsp, qword ptr gs:[cpu_tss_sp0]
    push  qword ptr [rdi+PT_SP-PT_DI]            #: Copy the user's RSP there
    push  qword ptr [rdi]                        #: and the user's RDI.
.if CONFIG_PTI
    mov   rdi, cr3                               #: Back to the user's page table: get the address of the one in use,
    or    rdi, PTI_SWITCH                        #: set the two bits that make it the user's
    mov   cr3, rdi                               #: and from here on nearly all of the kernel's memory is out of sight.
.endif
    pop   rdi                                    #: RDI gets the user's value back.
    #: SYSRET does not touch RSP: the user's stack pointer is loaded here, still at CPL 0.
    pop   rsp
    swapgs                                       #: Give the user's GS base back.
    sysretq                                      #@ return SYSRET #: Back to the user: RIP from RCX, RFLAGS from R11.

#@ routine swapgs_restore_regs_and_return_to_usermode phase=return
swapgs_restore_regs_and_return_to_usermode:
    pop   r15                                    #: R15 gets the user's value back from slot r15.
    pop   r14                                    #: R14 gets the user's value back from slot r14.
    pop   r13                                    #: R13 gets the user's value back from slot r13.
    pop   r12                                    #: R12 gets the user's value back from slot r12.
    pop   rbp                                    #: RBP gets the user's value back from slot bp.
    pop   rbx                                    #: RBX gets the user's value back from slot bx.
    pop   r11                                    #: R11 gets the user's value back from slot r11.
    pop   r10                                    #: R10 gets the user's value back from slot r10.
    pop   r9                                     #: R9 gets the user's value back from slot r9.
    pop   r8                                     #: R8 gets the user's value back from slot r8.
    pop   rax                                    #: RAX gets the user's value back from slot ax.
    pop   rcx                                    #: RCX gets the user's value back from slot cx.
    pop   rdx                                    #: RDX gets the user's value back from slot dx.
    pop   rsi                                    #: RSI gets the user's value back from slot si.
.if CONFIG_PTI
    mov   rdi, rsp                               #: RSP points to slot di; remember that.
    #: Go to the small entry stack, the only one that both page tables show.
    mov   rsp, qword ptr gs:[cpu_tss_sp0]
    push  qword ptr [rdi+PT_SS-PT_DI]            #: Copy slot ss there: one of the five words IRET wants.
    push  qword ptr [rdi+PT_SP-PT_DI]            #: Copy slot sp there: one of the five words IRET wants.
    push  qword ptr [rdi+PT_FLAGS-PT_DI]         #: Copy slot flags there: one of the five words IRET wants.
    push  qword ptr [rdi+PT_CS-PT_DI]            #: Copy slot cs there: one of the five words IRET wants.
    push  qword ptr [rdi+PT_IP-PT_DI]            #: Copy slot ip there: one of the five words IRET wants.
    push  qword ptr [rdi]                        #: And the user's RDI.
    mov   rdi, cr3                               #: Back to the user's page table: get the address of the one in use,
    or    rdi, PTI_SWITCH                        #: set the two bits that make it the user's
    mov   cr3, rdi                               #: and from here on nearly all of the kernel's memory is out of sight.
    pop   rdi                                    #: RDI gets the user's value back.
.else
    pop   rdi                                    #: RDI gets the user's value back from slot di.
    #: Skip orig_ax: RSP points to slot ip, the first of the five words IRET wants.
    add   rsp, 8
.endif
    swapgs                                       #: Give the user's GS base back.

#@ routine native_irq_return_iret phase=return
native_irq_return_iret:
    #: Load RIP, CS, RFLAGS, RSP and SS from the stack: IRET restores everything.
    iretq                                        #@ return IRET

#@ routine restore_regs_and_return_to_kernel phase=return
restore_regs_and_return_to_kernel:
    pop   r15                                    #: R15 gets the user's value back from slot r15.
    pop   r14                                    #: R14 gets the user's value back from slot r14.
    pop   r13                                    #: R13 gets the user's value back from slot r13.
    pop   r12                                    #: R12 gets the user's value back from slot r12.
    pop   rbp                                    #: RBP gets the user's value back from slot bp.
    pop   rbx                                    #: RBX gets the user's value back from slot bx.
    pop   r11                                    #: R11 gets the user's value back from slot r11.
    pop   r10                                    #: R10 gets the user's value back from slot r10.
    pop   r9                                     #: R9 gets the user's value back from slot r9.
    pop   r8                                     #: R8 gets the user's value back from slot r8.
    pop   rax                                    #: RAX gets the user's value back from slot ax.
    pop   rcx                                    #: RCX gets the user's value back from slot cx.
    pop   rdx                                    #: RDX gets the user's value back from slot dx.
    pop   rsi                                    #: RSI gets the user's value back from slot si.
    pop   rdi                                    #: RDI gets the user's value back from slot di.
    add   rsp, 8                                 #: Skip orig_ax.
    jmp   native_irq_return_iret                 #: The kernel goes on where it was interrupted; its GS base stays.

#@ routine asm_exc_divide_error phase=entry
#@ gate 0
asm_exc_divide_error:
    #: A division by zero or too large a quotient (#DE): the CPU pushed no error code; orig_ax gets -1, which means:
    #: not in a system call.
    push  -1
    call  error_entry                            #: Save the registers, get the kernel's GS base and the task's stack.
    mov   rsp, rax                               #: Go on with the frame that error_entry found or made.
    mov   rdi, rsp                               #: First argument of the C handler: the pointer to pt_regs.
    call  exc_divide_error                       #: The C function exc_divide_error handles it and does the exit work.
    jmp   error_return                           #: Then the way out that all exceptions share.

#@ routine asm_exc_debug phase=entry
#@ gate 1 ist=1
asm_exc_debug:
    #: A single-step trap (#DB): the CPU pushed no error code; orig_ax gets -1, which means: not in a system call.
    push  -1
    call  error_entry                            #: Save the registers, get the kernel's GS base and the task's stack.
    mov   rsp, rax                               #: Go on with the frame that error_entry found or made.
    mov   rdi, rsp                               #: First argument of the C handler: the pointer to pt_regs.
    call  exc_debug                              #: The C function exc_debug handles it and does the exit work.
    jmp   error_return                           #: Then the way out that all exceptions share.

#@ routine asm_exc_int3 phase=entry
#@ gate 3 dpl=3
asm_exc_int3:
    #: A breakpoint instruction (#BP): the CPU pushed no error code; orig_ax gets -1, which means: not in a system
    #: call.
    push  -1
    call  error_entry                            #: Save the registers, get the kernel's GS base and the task's stack.
    mov   rsp, rax                               #: Go on with the frame that error_entry found or made.
    mov   rdi, rsp                               #: First argument of the C handler: the pointer to pt_regs.
    call  exc_int3                               #: The C function exc_int3 handles it and does the exit work.
    jmp   error_return                           #: Then the way out that all exceptions share.

#@ routine asm_exc_overflow phase=entry
#@ gate 4 dpl=3
asm_exc_overflow:
    #: The overflow instruction INT 4 (#OF): the CPU pushed no error code; orig_ax gets -1, which means: not in a system
    #: call.
    push  -1
    call  error_entry                            #: Save the registers, get the kernel's GS base and the task's stack.
    mov   rsp, rax                               #: Go on with the frame that error_entry found or made.
    mov   rdi, rsp                               #: First argument of the C handler: the pointer to pt_regs.
    call  exc_overflow                           #: The C function exc_overflow handles it and does the exit work.
    jmp   error_return                           #: Then the way out that all exceptions share.

#@ routine asm_exc_invalid_op phase=entry
#@ gate 6
asm_exc_invalid_op:
    #: An instruction that does not exist (#UD): the CPU pushed no error code; orig_ax gets -1, which means: not in a
    #: system call.
    push  -1
    call  error_entry                            #: Save the registers, get the kernel's GS base and the task's stack.
    mov   rsp, rax                               #: Go on with the frame that error_entry found or made.
    mov   rdi, rsp                               #: First argument of the C handler: the pointer to pt_regs.
    call  exc_invalid_op                         #: The C function exc_invalid_op handles it and does the exit work.
    jmp   error_return                           #: Then the way out that all exceptions share.

#@ routine asm_exc_double_fault phase=entry
#@ gate 8 ist=2
asm_exc_double_fault:
    #: A fault while a fault was delivered (#DF): the CPU pushed an error code, it stands in slot orig_ax. Save the
    #: registers, get the kernel's GS base and the task's stack.
    call  error_entry
    mov   rsp, rax                               #: Go on with the frame that error_entry found or made.
    mov   rdi, rsp                               #: First argument of the C handler: the pointer to pt_regs.
    mov   rsi, [rsp+PT_ORIG_AX]                  #: Second argument: the error code.
    mov   qword ptr [rsp+PT_ORIG_AX], -1         #: The slot now says: not in a system call.
    call  exc_double_fault                       #: The C function exc_double_fault handles it and does the exit work.
    jmp   error_return                           #: Then the way out that all exceptions share.

#@ routine asm_exc_segment_not_present phase=entry
#@ gate 11
asm_exc_segment_not_present:
    #: A segment that is not present (#NP): the CPU pushed an error code, it stands in slot orig_ax. Save the
    #: registers, get the kernel's GS base and the task's stack.
    call  error_entry
    mov   rsp, rax                               #: Go on with the frame that error_entry found or made.
    mov   rdi, rsp                               #: First argument of the C handler: the pointer to pt_regs.
    mov   rsi, [rsp+PT_ORIG_AX]                  #: Second argument: the error code.
    mov   qword ptr [rsp+PT_ORIG_AX], -1         #: The slot now says: not in a system call.
    #: The C function exc_segment_not_present handles it and does the exit work.
    call  exc_segment_not_present
    jmp   error_return                           #: Then the way out that all exceptions share.

#@ routine asm_exc_stack_segment phase=entry
#@ gate 12
asm_exc_stack_segment:
    #: A stack access at a non-canonical address (#SS): the CPU pushed an error code, it stands in slot orig_ax. Save
    #: the registers, get the kernel's GS base and the task's stack.
    call  error_entry
    mov   rsp, rax                               #: Go on with the frame that error_entry found or made.
    mov   rdi, rsp                               #: First argument of the C handler: the pointer to pt_regs.
    mov   rsi, [rsp+PT_ORIG_AX]                  #: Second argument: the error code.
    mov   qword ptr [rsp+PT_ORIG_AX], -1         #: The slot now says: not in a system call.
    call  exc_stack_segment                      #: The C function exc_stack_segment handles it and does the exit work.
    jmp   error_return                           #: Then the way out that all exceptions share.

#@ routine asm_exc_general_protection phase=entry
#@ gate 13
asm_exc_general_protection:
    #: Something forbidden (#GP): the CPU pushed an error code, it stands in slot orig_ax. Save the registers, get
    #: the kernel's GS base and the task's stack.
    call  error_entry
    mov   rsp, rax                               #: Go on with the frame that error_entry found or made.
    mov   rdi, rsp                               #: First argument of the C handler: the pointer to pt_regs.
    mov   rsi, [rsp+PT_ORIG_AX]                  #: Second argument: the error code.
    mov   qword ptr [rsp+PT_ORIG_AX], -1         #: The slot now says: not in a system call.
    #: The C function exc_general_protection handles it and does the exit work.
    call  exc_general_protection
    jmp   error_return                           #: Then the way out that all exceptions share.

#@ routine asm_exc_page_fault phase=entry
#@ gate 14
asm_exc_page_fault:
    #: An access to a page that is absent or forbidden (#PF): the CPU pushed an error code, it stands in slot
    #: orig_ax. Save the registers, get the kernel's GS base and the task's stack.
    call  error_entry
    mov   rsp, rax                               #: Go on with the frame that error_entry found or made.
    mov   rdi, rsp                               #: First argument of the C handler: the pointer to pt_regs.
    mov   rsi, [rsp+PT_ORIG_AX]                  #: Second argument: the error code.
    mov   qword ptr [rsp+PT_ORIG_AX], -1         #: The slot now says: not in a system call.
    call  exc_page_fault                         #: The C function exc_page_fault handles it and does the exit work.
    jmp   error_return                           #: Then the way out that all exceptions share.

#@ routine asm_exc_alignment_check phase=entry
#@ gate 17
asm_exc_alignment_check:
    #: An unaligned access with AC on (#AC): the CPU pushed an error code, it stands in slot orig_ax. Save the
    #: registers, get the kernel's GS base and the task's stack.
    call  error_entry
    mov   rsp, rax                               #: Go on with the frame that error_entry found or made.
    mov   rdi, rsp                               #: First argument of the C handler: the pointer to pt_regs.
    mov   rsi, [rsp+PT_ORIG_AX]                  #: Second argument: the error code.
    mov   qword ptr [rsp+PT_ORIG_AX], -1         #: The slot now says: not in a system call.
    #: The C function exc_alignment_check handles it and does the exit work.
    call  exc_alignment_check
    jmp   error_return                           #: Then the way out that all exceptions share.

#@ routine asm_sysvec_apic_timer_interrupt phase=entry
#@ gate 0xec
asm_sysvec_apic_timer_interrupt:
    #: The timer ticks: orig_ax gets a negative number, so nobody takes this for a system call.
    push  ~0xec
    call  error_entry                            #: Save the registers, get the kernel's GS base and the task's stack.
    mov   rsp, rax                               #: Go on with the frame that error_entry found or made.
    mov   rdi, rsp                               #: First argument of the C handler: the pointer to pt_regs.
    #: The C function sysvec_apic_timer_interrupt handles it and does the exit work.
    call  sysvec_apic_timer_interrupt
    jmp   error_return                           #: Then the way out that all exceptions share.

#@ routine asm_sysvec_reschedule_ipi phase=entry
#@ gate 0xfd
asm_sysvec_reschedule_ipi:
    #: Another CPU asks this one to look at its thread flags: orig_ax gets a negative number, so nobody takes this
    #: for a system call.
    push  ~0xfd
    call  error_entry                            #: Save the registers, get the kernel's GS base and the task's stack.
    mov   rsp, rax                               #: Go on with the frame that error_entry found or made.
    mov   rdi, rsp                               #: First argument of the C handler: the pointer to pt_regs.
    #: The C function sysvec_reschedule_ipi handles it and does the exit work.
    call  sysvec_reschedule_ipi
    jmp   error_return                           #: Then the way out that all exceptions share.

#@ routine asm_int80_emulation phase=entry
#@ gate 0x80 dpl=3
asm_int80_emulation:
    #: INT 0x80, the system call of 32-bit programs: the CPU pushed no error code; orig_ax gets -1, which means: not
    #: in a system call.
    push  -1
    call  error_entry                            #: Save the registers, get the kernel's GS base and the task's stack.
    mov   rsp, rax                               #: Go on with the frame that error_entry found or made.
    mov   rdi, rsp                               #: First argument of the C handler: the pointer to pt_regs.
    call  int80_emulation                        #: The C function int80_emulation handles it and does the exit work.
    jmp   error_return                           #: Then the way out that all exceptions share.

#@ routine spurious_interrupt phase=entry
spurious_interrupt:
    push  -1                                     #: An interrupt that nobody asked for.
    call  error_entry                            #: Save the registers.
    mov   rsp, rax                               #: Go on with that frame.
    jmp   error_return                           #: There is nothing to do.

#@ routine error_entry phase=entry
error_entry:
    push  rsi                                    #: Slot si. The return address stands where slot di belongs:
    mov   rsi, [rsp+8]                           #: take it from there
    mov   [rsp+8], rdi                           #: and put the user's RDI in its place.
    push  rdx                                    #: Slot dx.
    push  rcx                                    #: Slot cx.
    push  rax                                    #: Slot ax.
    push  r8                                     #: Slot r8.
    push  r9                                     #: Slot r9.
    push  r10                                    #: Slot r10.
    push  r11                                    #: Slot r11.
    push  rbx                                    #: Slot bx.
    push  rbp                                    #: Slot bp.
    push  r12                                    #: Slot r12.
    push  r13                                    #: Slot r13.
    push  r14                                    #: Slot r14.
    push  r15                                    #: Slot r15.
    push  rsi                                    #: The return address goes on top.
    #: Clear RSI: no value of the user's stays in a register where the CPU might guess with it.
    xor   esi, esi
    #: Clear RDX: no value of the user's stays in a register where the CPU might guess with it.
    xor   edx, edx
    #: Clear RCX: no value of the user's stays in a register where the CPU might guess with it.
    xor   ecx, ecx
    #: Clear R8: no value of the user's stays in a register where the CPU might guess with it.
    xor   r8d, r8d
    #: Clear R9: no value of the user's stays in a register where the CPU might guess with it.
    xor   r9d, r9d
    #: Clear R10: no value of the user's stays in a register where the CPU might guess with it.
    xor   r10d, r10d
    #: Clear R11: no value of the user's stays in a register where the CPU might guess with it.
    xor   r11d, r11d
    #: Clear RBX: no value of the user's stays in a register where the CPU might guess with it.
    xor   ebx, ebx
    #: Clear RBP: no value of the user's stays in a register where the CPU might guess with it.
    xor   ebp, ebp
    #: Clear R12: no value of the user's stays in a register where the CPU might guess with it.
    xor   r12d, r12d
    #: Clear R13: no value of the user's stays in a register where the CPU might guess with it.
    xor   r13d, r13d
    #: Clear R14: no value of the user's stays in a register where the CPU might guess with it.
    xor   r14d, r14d
    #: Clear R15: no value of the user's stays in a register where the CPU might guess with it.
    xor   r15d, r15d
    #: Who was interrupted? The two lowest bits of the saved CS are its privilege level.
    test  byte ptr [rsp+PT_CS+8], 3
    jz    error_kernelspace                      #: The kernel: its GS base is in place already.
    swapgs                                       #: The user: get the kernel's GS base.
.if CONFIG_PTI
    #: The user's page table shows next to nothing of the kernel: get its address,
    mov   rax, cr3
    and   rax, ~PTI_SWITCH                       #: clear the two bits that tell the user's table from the kernel's
    mov   cr3, rax                               #: and from here on the kernel's memory can be seen.
.endif
    lea   rdi, [rsp+8]                           #: First argument: the frame on the entry stack.
    jmp   sync_regs                              #: Copy it to the task's kernel stack; RAX will point there.
error_kernelspace:
    lea   rcx, [rip+native_irq_return_iret]      #: There is one place where the kernel runs with the user's GS base:
    cmp   rcx, [rsp+PT_IP+8]                     #: the IRET that returns to the user. Did it fault?
    je    error_bad_iret                         #: Yes: repair that.
    lea   rax, [rsp+8]                           #: No: the frame stays where it is.
    ret                                          #: Back to the entry of this exception.
error_bad_iret:
    swapgs                                       #: Get the kernel's GS base after all.
.if CONFIG_PTI
    mov   rax, cr3                               #: IRET runs with the user's page table already: get its address,
    and   rax, ~PTI_SWITCH                       #: clear the two bits that tell the user's table from the kernel's
    mov   cr3, rax                               #: and from here on the kernel's memory can be seen.
.endif
    lea   rdi, [rsp+8]                           #: First argument: what was saved on this stack.
    #: Make it look as if the user had faulted at the place IRET should have gone to.
    call  fixup_bad_iret
    mov   rdi, rax                               #: First argument: the frame it made.
    jmp   sync_regs                              #: Copy it to the task's kernel stack; RAX will point there.

#@ routine error_return phase=return
error_return:
    test  byte ptr [rsp+PT_CS], 3                #: Who was interrupted?
    jz    restore_regs_and_return_to_kernel      #: The kernel: it goes on with its own GS base.
    jmp   swapgs_restore_regs_and_return_to_usermode #: The user: return by IRET.

.if CONFIG_PTI
# With page-table isolation the code up to here is all that the user's page table shows of the kernel.
.balign 4096
.endif
entry_text_end:

#@ routine do_syscall_64 phase=dispatch c
do_syscall_64:
    push  rbx                                    #: Keep a register that belongs to the caller.
    push  rbp                                    #: And another.
    mov   rbx, rdi                               #: RBX points to pt_regs from here on.
    #= nr = syscall_enter_from_user_mode(regs, nr);
    call  syscall_enter_from_user_mode           #: Interrupts on, and whatever has to be done before the call.
    #= if (nr < NR_syscalls) regs->ax = x64_sys_call(regs, nr);
    mov   ebp, eax                               #: EBP holds the number; a tracer may have changed it.
    cmp   ebp, NR_SYSCALL_MAX_NATIVE             #: Is there a call of this number? A negative one counts as very large.
    ja    do_syscall_x32                         #: No.
    mov   eax, ebp                               #: The upper half of RAX is cleared by this.
    #: First argument: the pointer to pt_regs. Each call takes its arguments from there.
    mov   rdi, rbx
    call  qword ptr [sys_call_table+rax*8]       #: Call the function of this number.
    mov   [rbx+PT_AX], rax                       #: Its result is what the user finds in RAX.
    jmp   do_syscall_exit                        #: Done.
do_syscall_x32:
.if CONFIG_X32
    #= else if (nr - __X32_SYSCALL_BIT < X32_NR_syscalls) regs->ax = x32_sys_call(regs, nr);
    lea   eax, [rbp-X32_BIT]                     #: An x32 number has bit 30 set: take it off.
    cmp   eax, NR_SYSCALL_MAX                    #: Is there an x32 call of this number?
    ja    do_syscall_none                        #: No.
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  qword ptr [x32_sys_call_table+rax*8]   #: Call the function of this number in the table of x32.
    mov   [rbx+PT_AX], rax                       #: Its result is what the user finds in RAX.
    jmp   do_syscall_exit                        #: Done.
do_syscall_none:
.endif
    #= else if (nr != -1) regs->ax = __x64_sys_ni_syscall(regs);
    cmp   ebp, -1                                #: -1 means that the call is to be skipped:
    je    do_syscall_exit                        #: slot ax keeps what it holds.
    call  __x64_sys_ni_syscall                   #: No such call:
    mov   [rbx+PT_AX], rax                       #: the answer is -ENOSYS.
do_syscall_exit:
    #= syscall_exit_to_user_mode(regs);
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  syscall_exit_to_user_mode              #: All exit work; interrupts are off when it comes back.

#@ routine do_syscall_64 phase=decision c
.if CONFIG_XEN_PV
    #= if (cpu_feature_enabled(X86_FEATURE_XENPV)) return false;
    cmp   byte ptr [xen_pv_guest], 0             #@ service verdict #: Does this kernel run as a Xen PV guest?
    jne   do_syscall_iret                        #@ check XEN_PV #: Yes: such a guest has no SYSRET.
.endif
    #= if (regs->cx != regs->ip || regs->r11 != regs->flags) return false;
    #: May SYSRET be used? It takes RIP from RCX: get what the user is to find in RCX.
    mov   rax, [rbx+PT_CX]                       #@ service verdict
    cmp   rax, [rbx+PT_IP]                       #: Is it the address where the user is to go on?
    jne   do_syscall_iret                        #@ check RCX_RIP #: No: SYSRET would change the user's RCX.
    mov   rax, [rbx+PT_R11]                      #: SYSRET takes RFLAGS from R11: get what the user is to find in R11.
    cmp   rax, [rbx+PT_FLAGS]                    #: Is it the RFLAGS that the user is to get?
    jne   do_syscall_iret                        #@ check R11_FLAGS #: No: SYSRET would change the user's R11.
    #= if (regs->cs != __USER_CS || regs->ss != __USER_DS) return false;
    cmp   qword ptr [rbx+PT_CS], USER_CODE       #: SYSRET always sets CS to 0x33: is that what the user is to get?
    jne   do_syscall_iret                        #@ check CS #: No: 32-bit code would run as 64-bit code.
    cmp   qword ptr [rbx+PT_SS], USER_DATA       #: SYSRET always sets SS to 0x2b: is that what the user is to get?
    jne   do_syscall_iret                        #@ check SS #: No: the user would get another stack segment.
    #= if (regs->ip >= TASK_SIZE_MAX) return false;
    #: On Intel, SYSRET to a non-canonical address faults in the kernel: take the end of the user's addresses.
    mov   rax, TASK_SIZE_MAX
    cmp   [rbx+PT_IP], rax                       #: Does the user go on below it?
    jae   do_syscall_iret                        #@ check LIMIT #: No: IRET can handle any address.
    #= if (regs->flags & (X86_EFLAGS_RF | X86_EFLAGS_TF)) return false;
    #: SYSRET cannot restore RF, and with TF it traps before the user's next instruction.
    test  dword ptr [rbx+PT_FLAGS], FLAG_RF|FLAG_TF
    jnz   do_syscall_iret                        #@ check RF_TF #: One of them is set: the user might never get ahead.
    #= return true;
    mov   eax, 1                                 #: AL = 1: SYSRET gives the same result as IRET, and is faster.
    pop   rbp                                    #: Give the caller's registers back.
    pop   rbx                                    #: Both of them.
    ret                                          #: Back to the assembly code.
do_syscall_iret:
    #= return false;
    xor   eax, eax                               #: AL = 0: use IRET.
    pop   rbp                                    #: Give the caller's registers back.
    pop   rbx                                    #: Both of them.
    ret                                          #: Back to the assembly code.

#@ routine syscall_enter_from_user_mode phase=entry c
syscall_enter_from_user_mode:
    #= enter_from_user_mode(regs); local_irq_enable();
    sti                                          #: Interrupts on: all registers are saved, other tasks may come now.
    #= work = READ_ONCE(current_thread_info()->syscall_work);
    mov   rax, qword ptr gs:[current_task]       #: The task structure begins with thread_info.
    mov   rdx, [rax+TI_SYSCALL_WORK]             #: Read the work bits of system calls.
    #= if (work & SYSCALL_WORK_ENTER) nr = syscall_trace_enter(regs, nr, work);
    test  edx, SYSCALL_WORK_ENTER                #: Does any of them want something done before the call?
    jnz   syscall_trace_enter                    #: Yes: that function returns to our caller.
    #= return nr;
    mov   rax, rsi                               #: No: the number stays.
    ret                                          #: Back to do_syscall_64.

#@ routine syscall_trace_enter phase=entry c
syscall_trace_enter:
    push  rbx                                    #: Keep a register that belongs to the caller.
    push  rbp                                    #: And another.
    mov   rbx, rdi                               #: RBX points to pt_regs.
    mov   ebp, edx                               #: EBP holds the work bits.
    #= if (work & (SYSCALL_WORK_SYSCALL_TRACE | SYSCALL_WORK_SYSCALL_EMU)) ptrace_report_syscall_entry(regs);
    test  ebp, SYSCALL_WORK_SYSCALL_TRACE|SYSCALL_WORK_SYSCALL_EMU #: Does a tracer want to see every system call?
    jz    enter_seccomp                          #: No.
    call  ptrace_report_syscall_entry            #: Stop; the tracer looks at the registers and lets the task go on.
    #= if (work & SYSCALL_WORK_SYSCALL_EMU) return -1;
    test  ebp, SYSCALL_WORK_SYSCALL_EMU          #: Does the tracer emulate system calls itself?
    jnz   enter_skip                             #: Yes: skip the call.
enter_seccomp:
    #= if (work & SYSCALL_WORK_SECCOMP) __secure_computing();
    #: The system-call filter is asked, after the tracer; in this model it allows every call.
    and   ebp, ~SYSCALL_WORK_SECCOMP
    #= if (work & SYSCALL_WORK_SYSCALL_TRACEPOINT) trace_sys_enter(regs, syscall);
    test  ebp, SYSCALL_WORK_SYSCALL_TRACEPOINT   #: Is the tracepoint sys_enter on?
    jz    enter_audit                            #: No.
    call  trace_sys_enter                        #: Write a trace record.
enter_audit:
    #= syscall_enter_audit(regs, syscall);
    test  ebp, SYSCALL_WORK_SYSCALL_AUDIT        #: Is auditing on?
    jz    enter_number                           #: No.
    call  syscall_enter_audit                    #: Write the audit record.
enter_number:
    #= return syscall_get_nr(current, regs);
    movsxd rax, dword ptr [rbx+PT_ORIG_AX]       #: The number of the call; a tracer may have changed the slot.
    jmp   enter_out                              #: Make the call.
enter_skip:
    #= return -1;
    mov   rax, -1                                #: -1: the call is skipped, slot ax keeps what it holds.
enter_out:
    pop   rbp                                    #: Give the caller's registers back.
    pop   rbx                                    #: Both of them.
    ret                                          #: Back to do_syscall_64.

#@ routine syscall_exit_to_user_mode phase=work c
syscall_exit_to_user_mode:
    push  rbx                                    #: Keep a register that belongs to the caller.
    mov   rbx, rdi                               #: RBX points to pt_regs.
    #= work = READ_ONCE(current_thread_info()->syscall_work);
    mov   rax, qword ptr gs:[current_task]       #: The task structure begins with thread_info.
    mov   rsi, [rax+TI_SYSCALL_WORK]             #: Read the work bits of system calls.
    #= if (work & SYSCALL_WORK_EXIT) syscall_exit_work(regs, work);
    test  esi, SYSCALL_WORK_EXIT                 #: Is there work that is done once at the end of a system call?
    jz    exit_irqs_off                          #: No.
    call  syscall_exit_work                      #: Do it; it never runs twice for one call.
exit_irqs_off:
    #= local_irq_disable();
    #: Interrupts off: from here to the return nobody else may set a flag unseen.
    cli
    #= exit_to_user_mode_prepare(regs);
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  exit_to_user_mode_prepare              #: Do the work that may come up again and again.
    #= exit_to_user_mode();
    #: Context tracking is told that the user runs next; give the caller's register back.
    pop   rbx
    ret                                          #: Interrupts stay off until the return instruction.

#@ routine syscall_exit_work phase=work c
syscall_exit_work:
    push  rbx                                    #: Keep a register that belongs to the caller.
    push  rbp                                    #: And another.
    mov   rbx, rdi                               #: RBX points to pt_regs.
    mov   ebp, esi                               #: EBP holds the work bits.
    #= audit_syscall_exit(regs);
    test  ebp, SYSCALL_WORK_SYSCALL_AUDIT        #: Is auditing on?
    jz    exit_tracepoint                        #: No.
    call  audit_syscall_exit                     #: Write the audit record.
exit_tracepoint:
    #= if (work & SYSCALL_WORK_SYSCALL_TRACEPOINT) trace_sys_exit(regs, regs->ax);
    test  ebp, SYSCALL_WORK_SYSCALL_TRACEPOINT   #: Is the tracepoint sys_exit on?
    jz    exit_step                              #: No.
    call  trace_sys_exit                         #: Write a trace record.
exit_step:
    #= step = report_single_step(work);
    mov   eax, ebp                               #: Is a tracer stepping this task,
    and   eax, SYSCALL_WORK_SYSCALL_EXIT_TRAP|SYSCALL_WORK_SYSCALL_EMU #: and not emulating its calls?
    cmp   eax, SYSCALL_WORK_SYSCALL_EXIT_TRAP    #: Both bits are looked at together.
    jne   exit_trace                             #: No step to report.
    #= if (step || work & SYSCALL_WORK_SYSCALL_TRACE) ptrace_report_syscall_exit(regs, step);
    #: The CPU does not trap after SYSCALL, so the kernel makes up the trap.
    call  user_single_step_report
    jmp   exit_work_done                         #: A step report takes the place of the stop below.
exit_trace:
    test  ebp, SYSCALL_WORK_SYSCALL_TRACE        #: Does a tracer want to see the end of every call?
    jz    exit_work_done                         #: No.
    call  ptrace_report_syscall_exit             #: Stop; the tracer looks at the result and lets the task go on.
exit_work_done:
    pop   rbp                                    #: Give the caller's registers back.
    pop   rbx                                    #: Both of them.
    ret                                          #: Back to syscall_exit_to_user_mode.

#@ routine exit_to_user_mode_prepare phase=work c
exit_to_user_mode_prepare:
    #= ti_work = read_thread_flags();
    mov   rax, qword ptr gs:[current_task]       #: The task structure begins with thread_info.
    mov   rsi, [rax+TI_FLAGS]                    #: Read the thread flags with interrupts off: this reading counts.
    #= if (ti_work & EXIT_TO_USER_MODE_WORK) ti_work = exit_to_user_mode_loop(regs, ti_work);
    test  esi, EXIT_TO_USER_MODE_WORK            #: Is any work left?
    jz    prepare_arch                           #: No: go to the user without turning interrupts on again.
    call  exit_to_user_mode_loop                 #: Yes: work until no flag is left.
    mov   rsi, rax                               #: The flags as they are now.
prepare_arch:
    #= arch_exit_to_user_mode_prepare(regs, ti_work);
    #: Notifiers, I/O permissions or floating-point registers: anything to bring up to date?
    test  esi, ARCH_EXIT_FLAGS
    jz    prepare_status                         #: No.
    call  arch_exit_work                         #: Yes, with interrupts off.
prepare_status:
    #= current_thread_info()->status &= ~TS_COMPAT;
    mov   rax, qword ptr gs:[current_task]       #: Find thread_info again.
    and   dword ptr [rax+TI_STATUS], ~COMPAT_CALL #: The next entry may be a 64-bit call again.
    ret                                          #: Interrupts stay off.

#@ routine exit_to_user_mode_loop phase=work c
exit_to_user_mode_loop:
    push  rbx                                    #: Keep a register that belongs to the caller.
    push  rbp                                    #: And another.
    mov   rbx, rdi                               #: RBX points to pt_regs.
    mov   ebp, esi                               #: EBP holds the thread flags of this pass.
exit_loop:
    #= local_irq_enable_exit_to_user(ti_work);
    sti                                          #: Interrupts on: the work below may take long, and may sleep.
    #= if (ti_work & _TIF_NEED_RESCHED) schedule();
    test  ebp, _TIF_NEED_RESCHED                 #: Should another task run?
    jz    loop_uprobe                            #: No.
    call  schedule                               #: Let it run; this one comes back later.
loop_uprobe:
    #= if (ti_work & _TIF_UPROBE) uprobe_notify_resume(regs);
    test  ebp, _TIF_UPROBE                       #: Was a user-space probe hit?
    jz    loop_patch                             #: No.
    call  uprobe_notify_resume                   #: Handle it.
loop_patch:
    #= if (ti_work & _TIF_PATCH_PENDING) klp_update_patch_state(current);
    test  ebp, _TIF_PATCH_PENDING                #: Does a live patch wait for this task?
    jz    loop_signals                           #: No.
    call  klp_update_patch_state                 #: Move the task over to the patched code.
loop_signals:
    #= if (ti_work & (_TIF_SIGPENDING | _TIF_NOTIFY_SIGNAL)) arch_do_signal_or_restart(regs);
    test  ebp, _TIF_SIGPENDING|_TIF_NOTIFY_SIGNAL #: Does a signal wait?
    jz    loop_notify                            #: No.
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  arch_do_signal_or_restart              #: Deliver it: pt_regs may come back pointing to a handler.
loop_notify:
    #= if (ti_work & _TIF_NOTIFY_RESUME) resume_user_mode_work(regs);
    test  ebp, _TIF_NOTIFY_RESUME                #: Is work queued for this thread?
    jz    loop_again                             #: No.
    call  resume_user_mode_work                  #: Clear the flag and do the work.
loop_again:
    #= local_irq_disable_exit_to_user();
    cli                                          #: Interrupts off again.
    #= ti_work = read_thread_flags();
    mov   rax, qword ptr gs:[current_task]       #: Find thread_info again.
    #: Read the flags anew: while interrupts were on, new work may have come.
    mov   rbp, [rax+TI_FLAGS]
    #= while (ti_work & EXIT_TO_USER_MODE_WORK)
    test  ebp, EXIT_TO_USER_MODE_WORK            #: Is anything left?
    jnz   exit_loop                              #: Yes: another pass.
    #= return ti_work;
    mov   rax, rbp                               #: No: the flags are the result.
    pop   rbp                                    #: Give the caller's registers back.
    pop   rbx                                    #: Both of them.
    ret                                          #: Interrupts stay off.

#@ routine resume_user_mode_work phase=work c
resume_user_mode_work:
    #= clear_thread_flag(TIF_NOTIFY_RESUME);
    mov   rax, qword ptr gs:[current_task]       #: Find thread_info.
    and   dword ptr [rax+TI_FLAGS], ~_TIF_NOTIFY_RESUME #: Clear the flag first: whoever queues more work sets it again.
    #= task_work_run();
    call  task_work_run                          #: Do the work.
    ret                                          #: Back to the loop.

#@ routine arch_exit_work phase=work c
arch_exit_work:
    push  rbp                                    #: Keep a register that belongs to the caller.
    mov   ebp, esi                               #: EBP holds the thread flags.
    #= if (ti_work & _TIF_USER_RETURN_NOTIFY) fire_user_return_notifiers();
    test  ebp, _TIF_USER_RETURN_NOTIFY           #: Does somebody (a hypervisor) want to know that the user runs next?
    jz    arch_io                                #: No.
    call  fire_user_return_notifiers             #: Tell them.
arch_io:
    #= if (ti_work & _TIF_NEED_FPU_LOAD) switch_fpu_return();
    test  ebp, _TIF_NEED_FPU_LOAD                #: Do the floating-point registers hold another task's values?
    jz    arch_done                              #: No.
    call  switch_fpu_return                      #: Load this task's.
arch_done:
    pop   rbp                                    #: Give the caller's register back.
    ret                                          #: Back to exit_to_user_mode_prepare.

#@ routine schedule phase=work c
schedule:
    #: Another task runs; when this one is chosen again it goes on here.
    ret                                          #@ service schedule

#@ routine uprobe_notify_resume phase=work c
uprobe_notify_resume:
    ret                                          #@ service uprobe #: The probe is handled.

#@ routine klp_update_patch_state phase=work c
klp_update_patch_state:
    ret                                          #@ service patch #: The task uses the patched code from now on.

#@ routine arch_do_signal_or_restart phase=work c
arch_do_signal_or_restart:
do_signal:
    #: Take the next signal: build a frame for its handler, end the program, or restart the call.
    ret                                          #@ service signals

#@ routine task_work_run phase=work c
task_work_run:
    ret                                          #@ service task_work #: The queued work runs.

#@ routine fire_user_return_notifiers phase=work c
fire_user_return_notifiers:
    ret                                          #@ service user_return #: The notifiers run.

#@ routine switch_fpu_return phase=work c
switch_fpu_return:
    #: The floating-point registers are this task's again.
    ret                                          #@ service load_fpu

#@ routine audit_syscall_exit phase=work c
audit_syscall_exit:
    ret                                          #@ service audit_exit #: The audit record is written.

#@ routine trace_sys_exit phase=work c
trace_sys_exit:
    ret                                          #@ service trace_exit #: The trace record is written.

#@ routine user_single_step_report phase=work c
user_single_step_report:
    #: A SIGTRAP is queued for the tracer, in place of the trap that SYSCALL did not make.
    ret                                          #@ service step_report

#@ routine ptrace_report_syscall_exit phase=work c
ptrace_report_syscall_exit:
    #: The task stops; the tracer does its work and lets it go on.
    ret                                          #@ service ptrace_exit

#@ routine syscall_enter_audit phase=entry c
syscall_enter_audit:
    ret                                          #@ service audit_entry #: The audit record is written.

#@ routine trace_sys_enter phase=entry c
trace_sys_enter:
    ret                                          #@ service trace_enter #: The trace record is written.

#@ routine ptrace_report_syscall_entry phase=entry c
ptrace_report_syscall_entry:
    #: The task stops; the tracer does its work and lets it go on.
    ret                                          #@ service ptrace_entry

# The bodies of the system calls. Each has its older name too, so that a scenario can name it for any kernel.

#@ routine __x64_sys_getpid phase=dispatch c
__x64_sys_getpid:
sys_getpid:
    ret                                          #@ service getpid #: The process id goes to RAX.

#@ routine __x64_sys_badfile phase=dispatch c
__x64_sys_badfile:
sys_badfile:
    #: The task has no open file: close, lseek, dup, fsync, fchdir and write answer -EBADF.
    ret                                          #@ service no_such_file

#@ routine __x64_sys_kill phase=dispatch c
__x64_sys_kill:
sys_kill:
    mov   rsi, [rdi+PT_SI]                       #: Second argument, from slot si.
    mov   rdi, [rdi+PT_DI]                       #: First argument, from slot di.
    #: A signal is queued for the process; SIGPENDING is set if it is not blocked.
    ret                                          #@ service kill

#@ routine __x64_sys_tgkill phase=dispatch c
__x64_sys_tgkill:
sys_tgkill:
    mov   rdx, [rdi+PT_DX]                       #: Third argument, from slot dx.
    mov   rsi, [rdi+PT_SI]                       #: Second argument, from slot si.
    mov   rdi, [rdi+PT_DI]                       #: First argument, from slot di.
    #: A signal is queued for the thread; SIGPENDING is set if it is not blocked.
    ret                                          #@ service tgkill

#@ routine __x64_sys_rt_sigaction phase=dispatch c
__x64_sys_rt_sigaction:
sys_rt_sigaction:
    mov   rdx, [rdi+PT_DX]                       #: Third argument, from slot dx.
    mov   rsi, [rdi+PT_SI]                       #: Second argument, from slot si.
    mov   rdi, [rdi+PT_DI]                       #: First argument, from slot di.
    #: What is to be done with a signal is kept for this task.
    ret                                          #@ service rt_sigaction

#@ routine __x64_sys_sigaltstack phase=dispatch c
__x64_sys_sigaltstack:
sys_sigaltstack:
    mov   rsi, [rdi+PT_SI]                       #: Second argument, from slot si.
    mov   rdi, [rdi+PT_DI]                       #: First argument, from slot di.
    #: The alternate signal stack is kept for this task.
    ret                                          #@ service sigaltstack

#@ routine __x64_sys_rt_sigreturn phase=dispatch c
__x64_sys_rt_sigreturn:
sys_rt_sigreturn:
    #: Every slot of pt_regs is replaced from the signal frame, flags and selectors under rules.
    ret                                          #@ service rt_sigreturn

#@ routine __x64_sys_execve phase=dispatch c
__x64_sys_execve:
sys_execve:
    mov   rdi, [rdi+PT_DI]                       #: First argument, from slot di.
    #: pt_regs now describes the first instruction of another program.
    ret                                          #@ service execve

#@ routine __x64_sys_exit phase=dispatch c
__x64_sys_exit:
sys_exit:
    ret                                          #@ service exit #: The program is over.

#@ routine __x64_sys_outside phase=dispatch c
__x64_sys_outside:
sys_outside:
    #: What this call does is outside the model: it answers -ENOSYS.
    ret                                          #@ service outside

#@ routine __ia32_sys_kill phase=dispatch c
__ia32_sys_kill:
    #: A signal is queued for the process; SIGPENDING is set if it is not blocked.
    ret                                          #@ service kill

#@ routine wait_for_event phase=dispatch c
wait_for_event:
    ret                                          #@ service sleep #: The task sleeps until a signal comes.

#@ routine __x64_sys_read phase=dispatch c
__x64_sys_read:
sys_read:
    #= if (fd != 0) return -EBADF;
    cmp   dword ptr [rdi+PT_DI], 0               #: Only file 0, the input, is open.
    jne   __x64_sys_read_badfile                 #: Any other file: an error.
    #= while (!signal_pending(current)) schedule();
__x64_sys_read_wait:
sys_read_wait:
    mov   rax, qword ptr gs:[current_task]       #: The task structure begins with thread_info.
    test  dword ptr [rax+TI_FLAGS], _TIF_SIGPENDING|_TIF_NOTIFY_SIGNAL #: Does a signal wait?
    jnz   __x64_sys_read_interrupted             #: Yes: stop waiting.
    call  wait_for_event                         #: No, and there is nothing to read: sleep.
    jmp   __x64_sys_read_wait                    #: Awake again: look why.
__x64_sys_read_interrupted:
    #= return -ERESTARTSYS;
    #: Not for the user: it tells the signal code that this call may be made again.
    mov   rax, -ERESTARTSYS
    ret                                          #: Back with the restart code.
__x64_sys_read_badfile:
    #= return -EBADF;
    mov   rax, -EBADF                            #: There is no such file.
    ret                                          #: Back with the error.

#@ routine __x64_sys_pause phase=dispatch c
__x64_sys_pause:
sys_pause:
    #= while (!signal_pending(current)) schedule();
__x64_sys_pause_wait:
sys_pause_wait:
    mov   rax, qword ptr gs:[current_task]       #: The task structure begins with thread_info.
    test  dword ptr [rax+TI_FLAGS], _TIF_SIGPENDING|_TIF_NOTIFY_SIGNAL #: Does a signal wait?
    jnz   __x64_sys_pause_interrupted            #: Yes: stop waiting.
    call  wait_for_event                         #: No, and there is nothing to read: sleep.
    jmp   __x64_sys_pause_wait                   #: Awake again: look why.
__x64_sys_pause_interrupted:
    #= return -ERESTARTNOHAND;
    #: Not for the user: it tells the signal code that this call may be made again.
    mov   rax, -ERESTARTNOHAND
    ret                                          #: Back with the restart code.

#@ routine __x64_sys_sched_yield phase=dispatch c
__x64_sys_sched_yield:
sys_sched_yield:
    call  schedule                               #: Another task may run.
    xor   eax, eax                               #: 0: done.
    ret                                          #: Back with the result.

#@ routine __x64_sys_ni_syscall phase=dispatch c
__x64_sys_ni_syscall:
    mov   rax, -ENOSYS                           #: No such call.
    ret                                          #: Back with the error.

#@ routine sync_regs phase=entry c
sync_regs:
    #= regs = current_top_of_stack() - sizeof(*regs);
    mov   rax, qword ptr gs:[cpu_current_top_of_stack] #: The top of the task's kernel stack:
    sub   rax, PT_SIZE                           #: pt_regs begins so many bytes below.
    #= if (regs != eregs) *regs = *eregs;
    cmp   rax, rdi                               #: Is the frame there already?
    je    sync_done                              #: Yes.
    mov   ecx, 21                                #: 21 slots,
sync_word:
    mov   rdx, [rdi+rcx*8-8]                     #: take one
    mov   [rax+rcx*8-8], rdx                     #: and put it there.
    dec   ecx                                    #: One less.
    jnz   sync_word                              #: Go on until all are copied.
sync_done:
    #= return regs;
    ret                                          #: RAX points to the frame to go on with.

#@ routine fixup_bad_iret phase=entry c
fixup_bad_iret:
    #= new_stack = __this_cpu_read(cpu_tss_rw.x86_tss.sp0) - sizeof(*new_stack);
    #: The new frame stands where an exception from user mode would have put it.
    mov   rax, qword ptr gs:[cpu_tss_sp0]
    sub   rax, PT_SIZE                           #: It is as long as pt_regs.
    #= __memcpy(&tmp.ip, (void *)bad_regs->sp, 5*8);
    #: The stack pointer of the failed IRET points to the five words it could not load.
    mov   rsi, [rdi+PT_SP]
    xor   ecx, ecx                               #: Count from 0
fixup_words:
    mov   rdx, [rsi+rcx*8]                       #: take a word
    mov   [rax+rcx*8+PT_IP], rdx                 #: put it into slot ip, cs, flags, sp or ss
    inc   ecx                                    #: next one
    cmp   ecx, 5                                 #: up to the fifth.
    jne   fixup_words                            #: Go on.
    #= __memcpy(&tmp, bad_regs, offsetof(struct pt_regs, ip));
    mov   ecx, 16                                #: The general registers and the error code: 16 slots,
fixup_rest:
    mov   rdx, [rdi+rcx*8-8]                     #: take one
    mov   [rax+rcx*8-8], rdx                     #: and put it into the new frame.
    dec   ecx                                    #: One less.
    jnz   fixup_rest                             #: Go on until all are done.
    #= return new_stack;
    ret                                          #: RAX points to the new frame.

#@ routine irqentry_exit phase=work c
irqentry_exit:
    #= if (user_mode(regs)) irqentry_exit_to_user_mode(regs);
    test  byte ptr [rdi+PT_CS], 3                #: Who was interrupted?
    #: The user: the same exit work as after a system call; that function returns to our caller.
    jnz   exit_to_user_mode_prepare
    ret                                          #: The kernel: nothing to do.

#@ routine exc_divide_error phase=dispatch c
exc_divide_error:
    push  rbx                                    #: Keep a register that belongs to the caller.
    mov   rbx, rdi                               #: RBX points to pt_regs.
    call  handle_exc_divide_error                #: A division by zero or too large a quotient (#DE).
    #= irqentry_exit(regs, state);
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  irqentry_exit                          #: Exit work, if the user was interrupted; it may deliver signals.
    pop   rbx                                    #: Give the caller's register back.
    ret                                          #: Back to the assembly code, interrupts off.

#@ routine exc_debug phase=dispatch c
exc_debug:
    push  rbx                                    #: Keep a register that belongs to the caller.
    mov   rbx, rdi                               #: RBX points to pt_regs.
    call  handle_exc_debug                       #: A single-step trap (#DB).
    #= irqentry_exit(regs, state);
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  irqentry_exit                          #: Exit work, if the user was interrupted; it may deliver signals.
    pop   rbx                                    #: Give the caller's register back.
    ret                                          #: Back to the assembly code, interrupts off.

#@ routine exc_int3 phase=dispatch c
exc_int3:
    push  rbx                                    #: Keep a register that belongs to the caller.
    mov   rbx, rdi                               #: RBX points to pt_regs.
    call  handle_exc_int3                        #: A breakpoint instruction (#BP).
    #= irqentry_exit(regs, state);
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  irqentry_exit                          #: Exit work, if the user was interrupted; it may deliver signals.
    pop   rbx                                    #: Give the caller's register back.
    ret                                          #: Back to the assembly code, interrupts off.

#@ routine exc_overflow phase=dispatch c
exc_overflow:
    push  rbx                                    #: Keep a register that belongs to the caller.
    mov   rbx, rdi                               #: RBX points to pt_regs.
    call  handle_exc_overflow                    #: The overflow instruction INT 4 (#OF).
    #= irqentry_exit(regs, state);
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  irqentry_exit                          #: Exit work, if the user was interrupted; it may deliver signals.
    pop   rbx                                    #: Give the caller's register back.
    ret                                          #: Back to the assembly code, interrupts off.

#@ routine exc_invalid_op phase=dispatch c
exc_invalid_op:
    push  rbx                                    #: Keep a register that belongs to the caller.
    mov   rbx, rdi                               #: RBX points to pt_regs.
    call  handle_exc_invalid_op                  #: An instruction that does not exist (#UD).
    #= irqentry_exit(regs, state);
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  irqentry_exit                          #: Exit work, if the user was interrupted; it may deliver signals.
    pop   rbx                                    #: Give the caller's register back.
    ret                                          #: Back to the assembly code, interrupts off.

#@ routine exc_double_fault phase=dispatch c
exc_double_fault:
    push  rbx                                    #: Keep a register that belongs to the caller.
    mov   rbx, rdi                               #: RBX points to pt_regs.
    call  handle_exc_double_fault                #: A fault while a fault was delivered (#DF).
    #= irqentry_exit(regs, state);
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  irqentry_exit                          #: Exit work, if the user was interrupted; it may deliver signals.
    pop   rbx                                    #: Give the caller's register back.
    ret                                          #: Back to the assembly code, interrupts off.

#@ routine exc_segment_not_present phase=dispatch c
exc_segment_not_present:
    push  rbx                                    #: Keep a register that belongs to the caller.
    mov   rbx, rdi                               #: RBX points to pt_regs.
    call  handle_exc_segment_not_present         #: A segment that is not present (#NP).
    #= irqentry_exit(regs, state);
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  irqentry_exit                          #: Exit work, if the user was interrupted; it may deliver signals.
    pop   rbx                                    #: Give the caller's register back.
    ret                                          #: Back to the assembly code, interrupts off.

#@ routine exc_stack_segment phase=dispatch c
exc_stack_segment:
    push  rbx                                    #: Keep a register that belongs to the caller.
    mov   rbx, rdi                               #: RBX points to pt_regs.
    call  handle_exc_stack_segment               #: A stack access at a non-canonical address (#SS).
    #= irqentry_exit(regs, state);
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  irqentry_exit                          #: Exit work, if the user was interrupted; it may deliver signals.
    pop   rbx                                    #: Give the caller's register back.
    ret                                          #: Back to the assembly code, interrupts off.

#@ routine exc_general_protection phase=dispatch c
exc_general_protection:
    push  rbx                                    #: Keep a register that belongs to the caller.
    mov   rbx, rdi                               #: RBX points to pt_regs.
    call  handle_exc_general_protection          #: Something forbidden (#GP).
    #= irqentry_exit(regs, state);
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  irqentry_exit                          #: Exit work, if the user was interrupted; it may deliver signals.
    pop   rbx                                    #: Give the caller's register back.
    ret                                          #: Back to the assembly code, interrupts off.

#@ routine exc_page_fault phase=dispatch c
exc_page_fault:
    push  rbx                                    #: Keep a register that belongs to the caller.
    mov   rbx, rdi                               #: RBX points to pt_regs.
    call  handle_exc_page_fault                  #: An access to a page that is absent or forbidden (#PF).
    #= irqentry_exit(regs, state);
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  irqentry_exit                          #: Exit work, if the user was interrupted; it may deliver signals.
    pop   rbx                                    #: Give the caller's register back.
    ret                                          #: Back to the assembly code, interrupts off.

#@ routine exc_alignment_check phase=dispatch c
exc_alignment_check:
    push  rbx                                    #: Keep a register that belongs to the caller.
    mov   rbx, rdi                               #: RBX points to pt_regs.
    call  handle_exc_alignment_check             #: An unaligned access with AC on (#AC).
    #= irqentry_exit(regs, state);
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  irqentry_exit                          #: Exit work, if the user was interrupted; it may deliver signals.
    pop   rbx                                    #: Give the caller's register back.
    ret                                          #: Back to the assembly code, interrupts off.

#@ routine sysvec_apic_timer_interrupt phase=dispatch c
sysvec_apic_timer_interrupt:
    push  rbx                                    #: Keep a register that belongs to the caller.
    mov   rbx, rdi                               #: RBX points to pt_regs.
    call  handle_sysvec_apic_timer_interrupt     #: The timer ticks.
    #= irqentry_exit(regs, state);
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  irqentry_exit                          #: Exit work, if the user was interrupted; it may deliver signals.
    pop   rbx                                    #: Give the caller's register back.
    ret                                          #: Back to the assembly code, interrupts off.

#@ routine sysvec_reschedule_ipi phase=dispatch c
sysvec_reschedule_ipi:
    push  rbx                                    #: Keep a register that belongs to the caller.
    mov   rbx, rdi                               #: RBX points to pt_regs.
    #: Nothing to do here: looking at the thread flags on the way out is all that was wanted.
    call  handle_sysvec_reschedule_ipi
    #= irqentry_exit(regs, state);
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  irqentry_exit                          #: Exit work, if the user was interrupted; it may deliver signals.
    pop   rbx                                    #: Give the caller's register back.
    ret                                          #: Back to the assembly code, interrupts off.

#@ routine handle_exc_divide_error phase=dispatch c
handle_exc_divide_error:
    #: A division by zero or too large a quotient (#DE): a fault of the user becomes a signal, a fault of the kernel
    #: is the end.
    ret                                          #@ service fault_de

#@ routine handle_exc_debug phase=dispatch c
handle_exc_debug:
    #: A single-step trap (#DB): a fault of the user becomes a signal, a fault of the kernel is the end.
    ret                                          #@ service fault_db

#@ routine handle_exc_int3 phase=dispatch c
handle_exc_int3:
    #: A breakpoint instruction (#BP): a fault of the user becomes a signal, a fault of the kernel is the end.
    ret                                          #@ service fault_bp

#@ routine handle_exc_overflow phase=dispatch c
handle_exc_overflow:
    #: The overflow instruction INT 4 (#OF): a fault of the user becomes a signal, a fault of the kernel is the end.
    ret                                          #@ service fault_of

#@ routine handle_exc_invalid_op phase=dispatch c
handle_exc_invalid_op:
    #: An instruction that does not exist (#UD): a fault of the user becomes a signal, a fault of the kernel is the
    #: end.
    ret                                          #@ service fault_ud

#@ routine handle_exc_double_fault phase=dispatch c
handle_exc_double_fault:
    #: A fault while a fault was delivered (#DF): a fault of the user becomes a signal, a fault of the kernel is the
    #: end.
    ret                                          #@ service fault_df

#@ routine handle_exc_segment_not_present phase=dispatch c
handle_exc_segment_not_present:
    #: A segment that is not present (#NP): a fault of the user becomes a signal, a fault of the kernel is the end.
    ret                                          #@ service fault_np

#@ routine handle_exc_stack_segment phase=dispatch c
handle_exc_stack_segment:
    #: A stack access at a non-canonical address (#SS): a fault of the user becomes a signal, a fault of the kernel
    #: is the end.
    ret                                          #@ service fault_ss

#@ routine handle_exc_general_protection phase=dispatch c
handle_exc_general_protection:
    #: Something forbidden (#GP): a fault of the user becomes a signal, a fault of the kernel is the end.
    ret                                          #@ service fault_gp

#@ routine handle_exc_page_fault phase=dispatch c
handle_exc_page_fault:
    #: An access to a page that is absent or forbidden (#PF): a fault of the user becomes a signal, a fault of the
    #: kernel is the end.
    ret                                          #@ service fault_pf

#@ routine handle_exc_alignment_check phase=dispatch c
handle_exc_alignment_check:
    #: An unaligned access with AC on (#AC): a fault of the user becomes a signal, a fault of the kernel is the end.
    ret                                          #@ service fault_ac

#@ routine handle_sysvec_apic_timer_interrupt phase=dispatch c
handle_sysvec_apic_timer_interrupt:
    ret                                          #@ service tick #: The time slice is over: NEED_RESCHED is set.

#@ routine handle_sysvec_reschedule_ipi phase=dispatch c
handle_sysvec_reschedule_ipi:
    ret                                          #: Nothing to do.

#@ routine int80_emulation phase=entry c
int80_emulation:
    push  rbx                                    #: Keep a register that belongs to the caller.
    push  rbp                                    #: And another.
    mov   rbx, rdi                               #: RBX points to pt_regs.
    #= current_thread_info()->status |= TS_COMPAT;
    mov   rax, qword ptr gs:[current_task]       #: Find thread_info.
    or    dword ptr [rax+TI_STATUS], COMPAT_CALL #: Note that this is a 32-bit call.
    #= regs->orig_ax = regs->ax & GENMASK(31, 0); regs->ax = -ENOSYS;
    mov   esi, [rbx+PT_AX]                       #: Only 32 bits of the number count.
    mov   [rbx+PT_ORIG_AX], rsi                  #: Slot orig_ax: the number.
    mov   qword ptr [rbx+PT_AX], -ENOSYS         #: Slot ax: the answer that stays if nobody gives a better one.
    #= nr = syscall_enter_from_user_mode(regs, nr);
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  syscall_enter_from_user_mode           #: Interrupts on, and whatever has to be done before the call.

#@ routine int80_emulation phase=dispatch c
    #= do_syscall_32_irqs_on(regs, nr);
    mov   ebp, eax                               #: EBP holds the number.
    cmp   ebp, NR_COMPAT_MAX                     #: Is there a 32-bit call of this number?
    ja    int80_none                             #: No.
    mov   eax, ebp                               #: The upper half of RAX is cleared by this.
    mov   edx, [rbx+PT_DX]                       #: 32-bit programs have their third argument in EDX,
    mov   esi, [rbx+PT_CX]                       #: the second in ECX,
    mov   edi, [rbx+PT_BX]                       #: the first in EBX; each is 32 bits wide.
    call  qword ptr [ia32_sys_call_table+rax*8]  #: Call the function of this number.
    mov   [rbx+PT_AX], rax                       #: Its result is what the user finds in RAX.
    jmp   int80_exit                             #: Done.
int80_none:
    cmp   ebp, -1                                #: -1 means that the call is to be skipped:
    je    int80_exit                             #: slot ax keeps what it holds.
    mov   qword ptr [rbx+PT_AX], -ENOSYS         #: No such call.
int80_exit:
    #= syscall_exit_to_user_mode(regs);
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    #: All exit work; interrupts are off when it comes back. No check follows: this return is by IRET.
    call  syscall_exit_to_user_mode
    pop   rbp                                    #: Give the caller's registers back.
    pop   rbx                                    #: Both of them.
    ret                                          #: Back to the assembly code.

#@ routine __ia32_sys_read phase=dispatch c
__ia32_sys_read:
    test  edi, edi                               #: Only file 0, the input, is open.
    jne   __ia32_sys_badfile                     #: Any other file: an error.
    jmp   __x64_sys_read_wait                    #: The rest is the same as for 64-bit programs.

#@ routine __ia32_sys_badfile phase=dispatch c
__ia32_sys_badfile:
    mov   rax, -EBADF                            #: There is no such file.
    ret                                          #: Back with the error.

#@ routine __ia32_sys_tgkill phase=dispatch c
__ia32_sys_tgkill:
    #: A signal is queued for the thread; SIGPENDING is set if it is not blocked.
    ret                                          #@ service tgkill

#@ routine entry_SYSCALL_compat phase=entry
entry_SYSCALL_compat:
    ud2                                          #: SYSCALL from 32-bit code would come here; it is outside the model.

.data
.align 8
# System-call number to function.
sys_call_table:
    .quad __x64_sys_read, __x64_sys_badfile, __x64_sys_outside, __x64_sys_badfile    # 0 - 3
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 4 - 7
    .quad __x64_sys_badfile, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 8 - 11
    .quad __x64_sys_outside, __x64_sys_rt_sigaction, __x64_sys_outside, __x64_sys_rt_sigreturn    # 12 - 15
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 16 - 19
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 20 - 23
    .quad __x64_sys_sched_yield, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 24 - 27
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 28 - 31
    .quad __x64_sys_badfile, __x64_sys_outside, __x64_sys_pause, __x64_sys_outside    # 32 - 35
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_getpid    # 36 - 39
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 40 - 43
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 44 - 47
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 48 - 51
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 52 - 55
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_execve    # 56 - 59
    .quad __x64_sys_exit, __x64_sys_outside, __x64_sys_kill, __x64_sys_outside    # 60 - 63
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 64 - 67
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 68 - 71
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_badfile, __x64_sys_outside    # 72 - 75
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 76 - 79
    .quad __x64_sys_outside, __x64_sys_badfile, __x64_sys_outside, __x64_sys_outside    # 80 - 83
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 84 - 87
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 88 - 91
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 92 - 95
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 96 - 99
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 100 - 103
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 104 - 107
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 108 - 111
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 112 - 115
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 116 - 119
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 120 - 123
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 124 - 127
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_sigaltstack    # 128 - 131
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 132 - 135
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 136 - 139
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 140 - 143
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 144 - 147
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 148 - 151
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 152 - 155
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 156 - 159
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 160 - 163
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 164 - 167
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 168 - 171
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 172 - 175
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 176 - 179
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 180 - 183
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_getpid, __x64_sys_outside    # 184 - 187
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 188 - 191
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 192 - 195
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 196 - 199
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 200 - 203
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 204 - 207
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 208 - 211
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 212 - 215
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 216 - 219
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 220 - 223
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 224 - 227
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_exit    # 228 - 231
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_tgkill, __x64_sys_outside    # 232 - 235
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 236 - 239
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 240 - 243
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 244 - 247
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 248 - 251
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 252 - 255
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 256 - 259
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 260 - 263
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 264 - 267
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 268 - 271
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 272 - 275
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 276 - 279
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 280 - 283
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 284 - 287
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 288 - 291
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 292 - 295
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 296 - 299
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 300 - 303
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 304 - 307
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 308 - 311
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 312 - 315
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 316 - 319
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 320 - 323
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 324 - 327
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 328 - 331
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_ni_syscall    # 332 - 335
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 336 - 339
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 340 - 343
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 344 - 347
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 348 - 351
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 352 - 355
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 356 - 359
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 360 - 363
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 364 - 367
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 368 - 371
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 372 - 375
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 376 - 379
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 380 - 383
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 384 - 387
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 388 - 391
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 392 - 395
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 396 - 399
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 400 - 403
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 404 - 407
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 408 - 411
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 412 - 415
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 416 - 419
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 420 - 423
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 424 - 427
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 428 - 431
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 432 - 435
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 436 - 439
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 440 - 443
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 444 - 447
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 448 - 451
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 452 - 455
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 456 - 459
    .quad __x64_sys_outside, __x64_sys_outside    # 460 - 461
.if CONFIG_X32
# x32 has a table of its own.
x32_sys_call_table:
    .quad __x64_sys_read, __x64_sys_badfile, __x64_sys_outside, __x64_sys_badfile    # 0 - 3
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 4 - 7
    .quad __x64_sys_badfile, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 8 - 11
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 12 - 15
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 16 - 19
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 20 - 23
    .quad __x64_sys_sched_yield, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 24 - 27
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 28 - 31
    .quad __x64_sys_badfile, __x64_sys_outside, __x64_sys_pause, __x64_sys_outside    # 32 - 35
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_getpid    # 36 - 39
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 40 - 43
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 44 - 47
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 48 - 51
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 52 - 55
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 56 - 59
    .quad __x64_sys_exit, __x64_sys_outside, __x64_sys_kill, __x64_sys_outside    # 60 - 63
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 64 - 67
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 68 - 71
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_badfile, __x64_sys_outside    # 72 - 75
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 76 - 79
    .quad __x64_sys_outside, __x64_sys_badfile, __x64_sys_outside, __x64_sys_outside    # 80 - 83
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 84 - 87
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 88 - 91
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 92 - 95
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 96 - 99
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 100 - 103
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 104 - 107
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 108 - 111
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 112 - 115
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 116 - 119
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 120 - 123
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 124 - 127
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 128 - 131
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 132 - 135
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 136 - 139
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 140 - 143
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 144 - 147
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 148 - 151
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 152 - 155
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 156 - 159
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 160 - 163
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 164 - 167
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 168 - 171
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 172 - 175
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 176 - 179
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 180 - 183
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_getpid, __x64_sys_outside    # 184 - 187
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 188 - 191
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 192 - 195
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 196 - 199
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 200 - 203
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 204 - 207
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 208 - 211
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 212 - 215
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 216 - 219
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 220 - 223
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 224 - 227
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_exit    # 228 - 231
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_tgkill, __x64_sys_outside    # 232 - 235
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 236 - 239
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 240 - 243
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 244 - 247
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 248 - 251
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 252 - 255
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 256 - 259
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 260 - 263
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 264 - 267
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 268 - 271
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 272 - 275
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 276 - 279
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 280 - 283
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 284 - 287
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 288 - 291
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 292 - 295
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 296 - 299
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 300 - 303
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 304 - 307
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 308 - 311
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 312 - 315
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 316 - 319
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 320 - 323
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 324 - 327
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 328 - 331
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_ni_syscall    # 332 - 335
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 336 - 339
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 340 - 343
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 344 - 347
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 348 - 351
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 352 - 355
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 356 - 359
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 360 - 363
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 364 - 367
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 368 - 371
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 372 - 375
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 376 - 379
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 380 - 383
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 384 - 387
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 388 - 391
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 392 - 395
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 396 - 399
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 400 - 403
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 404 - 407
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 408 - 411
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 412 - 415
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 416 - 419
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 420 - 423
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 424 - 427
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 428 - 431
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 432 - 435
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 436 - 439
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 440 - 443
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 444 - 447
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 448 - 451
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 452 - 455
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 456 - 459
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 460 - 463
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 464 - 467
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 468 - 471
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 472 - 475
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 476 - 479
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 480 - 483
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 484 - 487
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 488 - 491
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 492 - 495
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 496 - 499
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 500 - 503
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 504 - 507
    .quad __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall, __x64_sys_ni_syscall    # 508 - 511
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 512 - 515
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 516 - 519
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 520 - 523
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 524 - 527
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 528 - 531
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 532 - 535
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 536 - 539
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 540 - 543
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 544 - 547
.endif
# The numbers that INT 0x80 uses: those of 32-bit programs.
ia32_sys_call_table:
    .quad __x64_sys_outside, __x64_sys_exit, __x64_sys_outside, __ia32_sys_read    # 0 - 3
    .quad __ia32_sys_badfile, __x64_sys_outside, __ia32_sys_badfile, __x64_sys_outside    # 4 - 7
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 8 - 11
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 12 - 15
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __ia32_sys_badfile    # 16 - 19
    .quad __x64_sys_getpid, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 20 - 23
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 24 - 27
    .quad __x64_sys_outside, __x64_sys_pause, __x64_sys_outside, __x64_sys_outside    # 28 - 31
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 32 - 35
    .quad __x64_sys_outside, __ia32_sys_kill, __x64_sys_outside, __x64_sys_outside    # 36 - 39
    .quad __x64_sys_outside, __ia32_sys_badfile, __x64_sys_outside, __x64_sys_outside    # 40 - 43
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 44 - 47
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 48 - 51
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 52 - 55
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 56 - 59
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 60 - 63
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 64 - 67
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 68 - 71
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 72 - 75
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 76 - 79
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 80 - 83
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 84 - 87
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 88 - 91
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 92 - 95
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 96 - 99
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 100 - 103
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 104 - 107
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 108 - 111
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 112 - 115
    .quad __x64_sys_outside, __x64_sys_outside, __ia32_sys_badfile, __x64_sys_outside    # 116 - 119
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 120 - 123
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 124 - 127
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 128 - 131
    .quad __x64_sys_outside, __ia32_sys_badfile, __x64_sys_outside, __x64_sys_outside    # 132 - 135
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 136 - 139
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 140 - 143
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 144 - 147
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 148 - 151
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 152 - 155
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_sched_yield, __x64_sys_outside    # 156 - 159
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 160 - 163
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 164 - 167
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 168 - 171
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 172 - 175
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 176 - 179
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 180 - 183
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 184 - 187
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 188 - 191
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 192 - 195
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 196 - 199
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 200 - 203
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 204 - 207
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 208 - 211
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 212 - 215
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 216 - 219
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 220 - 223
    .quad __x64_sys_getpid, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 224 - 227
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 228 - 231
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 232 - 235
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 236 - 239
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 240 - 243
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 244 - 247
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 248 - 251
    .quad __x64_sys_exit, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 252 - 255
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 256 - 259
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 260 - 263
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 264 - 267
    .quad __x64_sys_outside, __x64_sys_outside, __ia32_sys_tgkill, __x64_sys_outside    # 268 - 271
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 272 - 275
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 276 - 279
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 280 - 283
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 284 - 287
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 288 - 291
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 292 - 295
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 296 - 299
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 300 - 303
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 304 - 307
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 308 - 311
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 312 - 315
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 316 - 319
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 320 - 323
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 324 - 327
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 328 - 331
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 332 - 335
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 336 - 339
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 340 - 343
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 344 - 347
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 348 - 351
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 352 - 355
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 356 - 359
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 360 - 363
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 364 - 367
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 368 - 371
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 372 - 375
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 376 - 379
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 380 - 383
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 384 - 387
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 388 - 391
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 392 - 395
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 396 - 399
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 400 - 403
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 404 - 407
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 408 - 411
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 412 - 415
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 416 - 419
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 420 - 423
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 424 - 427
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 428 - 431
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 432 - 435
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 436 - 439
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 440 - 443
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 444 - 447
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 448 - 451
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 452 - 455
    .quad __x64_sys_outside, __x64_sys_outside, __x64_sys_outside, __x64_sys_outside    # 456 - 459
    .quad __x64_sys_outside, __x64_sys_outside    # 460 - 461
xen_pv_guest: .quad CONFIG_XEN_PV
