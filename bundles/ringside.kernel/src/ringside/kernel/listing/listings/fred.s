# Linux 7.3 on a CPU with FRED, flexible return and event delivery: entry and return of everything.
# Our own words for the documented steps. What a line does stands behind #: ; the C statement behind #= .
.intel_syntax noprefix
.include "common.s"
.include "macros.s"
.include "calling.s"

# The frame of an event, seen from pt_regs: the CPU keeps what happened above the selector in slot ss, and one word more
# about it above that slot.
.equ FRED_VECTOR, PT_SS+4
.equ FRED_TYPE, PT_SS+6
.equ FRED_BITS, PT_SS+7
.equ FRED_EVENT_DATA, PT_SIZE
.equ FRED_64_BIT, 2
# Bits of slot ss: an instruction such as INT n made the event, and from this bit on how many bytes it has.
.equ FRED_SOFTWARE_EVENT, 1<<17
.equ FRED_INSTRUCTION_LENGTH, 60
.equ MSR_IA32_FRED_RSP0, 0x1cc

# What kind of event it was (2, NMI, does not occur in this model).
.equ EVENT_TYPE_EXTINT, 0
.equ EVENT_TYPE_HWEXC, 3
.equ EVENT_TYPE_SWINT, 4
.equ EVENT_TYPE_SWEXC, 6
.equ EVENT_TYPE_OTHER, 7
.equ EVENT_TYPE_PRIV_SWEXC, 5
.equ EVENT_SYSCALL, 1
.equ EVENT_SYSENTER, 2
.equ FIRST_SYSTEM_VECTOR, 0xec

# GNU as 2.40 has no names for these two, so their bytes stand here; the listing shows their names.
.macro ERETU
    .byte 0xf3,0x0f,0x01,0xca
.endm
.macro ERETS
    .byte 0xf2,0x0f,0x01,0xca
.endm

.macro FRED_ENTER
    push  rdi                                    #: Slot di: what the event found in RDI.
    push  rsi                                    #: Slot si: what the event found in RSI.
    push  rdx                                    #: Slot dx: what the event found in RDX.
    push  rcx                                    #: Slot cx: what the event found in RCX.
    push  rax                                    #: Slot ax: what the event found in RAX.
    push  r8                                     #: Slot r8: what the event found in R8.
    push  r9                                     #: Slot r9: what the event found in R9.
    push  r10                                    #: Slot r10: what the event found in R10.
    push  r11                                    #: Slot r11: what the event found in R11.
    push  rbx                                    #: Slot bx: what the event found in RBX.
    push  rbp                                    #: Slot bp: what the event found in RBP.
    push  r12                                    #: Slot r12: what the event found in R12.
    push  r13                                    #: Slot r13: what the event found in R13.
    push  r14                                    #: Slot r14: what the event found in R14.
    push  r15                                    #: Slot r15: what the event found in R15.
    CLEAR_REGS
    mov   rdi, rsp                               #: First argument: the pointer to pt_regs, which is complete.
.endm

.text
#@ routine asm_fred_entrypoint_user phase=entry
asm_fred_entrypoint_user:
    #: Every event of the user comes in here: the CPU has switched to the task's stack, pushed ss, sp, flags, cs, ip and
    #: what happened, set RFLAGS to 2 and exchanged the GS bases. RCX and R11 are still the user's.
    FRED_ENTER
    call  fred_entry_from_user                   #: C code looks at the frame and calls the handler.

#@ routine asm_fred_exit_user phase=return
asm_fred_exit_user:
    POP_REGS
asm_fred_eretu:
    #: Load RIP, CS, RFLAGS, RSP, SS and exchange the GS bases in one step: there is no other way back.
    ERETU                                        #@ return ERETU #: With TF and the software bit of slot ss set, a trap is due at once; otherwise one instruction later.

#@ routine asm_fred_entrypoint_kernel phase=entry
.org asm_fred_entrypoint_user+256, 0xcc
asm_fred_entrypoint_kernel:
    #: Every event of the kernel comes in here, 256 bytes further: on the same stack, or on one for its stack level.
    FRED_ENTER
    call  fred_entry_from_kernel                 #: C code looks at the frame and calls the handler.

#@ routine asm_fred_entrypoint_kernel phase=return
    POP_REGS
    ERETS                                        #: The kernel goes on where it was interrupted.

#@ routine ret_from_fork_asm phase=work
ret_from_fork_asm:
ret_from_fork:
    # The C function ret_from_fork stands between; for a task of the user it does no more than this.
    #: The child's way out: its pt_regs, a copy of the parent's, begins where RSP points.
    mov   rdi, rsp
    #= syscall_exit_to_user_mode(regs);
    call  syscall_exit_to_user_mode              #: All exit work; interrupts are off when it comes back.
    jmp   asm_fred_exit_user                     #: The child returns like everybody else.

#@ routine fred_entry_from_user phase=entry c
fred_entry_from_user:
    #= error_code = regs->orig_ax; regs->orig_ax = -1;
    mov   rsi, [rdi+PT_ORIG_AX]                  #: The CPU put the error code, or 0, where slot orig_ax is: take it
    mov   qword ptr [rdi+PT_ORIG_AX], -1         #: and say: not in a system call, until we know better.
    #= switch (regs->fred_ss.type)
    movzx eax, byte ptr [rdi+FRED_TYPE]          #: What kind of event was it? The CPU wrote it above the selector of SS.
    and   eax, 15                                #: The type has four bits.
    #= case EVENT_TYPE_EXTINT: return fred_extint(regs);
    cmp   eax, EVENT_TYPE_EXTINT                 #: An interrupt from a device?
    je    fred_extint                            #? Yes. #! No.
    #= case EVENT_TYPE_HWEXC: return fred_hwexc(regs, error_code);
    cmp   eax, EVENT_TYPE_HWEXC                  #: An exception?
    je    fred_hwexc                             #? Yes. #! No.
    #= case EVENT_TYPE_SWINT: return fred_intx(regs);
    cmp   eax, EVENT_TYPE_SWINT                  #: INT with a number?
    je    fred_intx                              #? Yes. #! No.
    #= case EVENT_TYPE_SWEXC: return fred_swexc(regs, error_code);
    cmp   eax, EVENT_TYPE_SWEXC                  #: INT3?
    je    fred_swexc                             #? Yes. #! No.
    #= case EVENT_TYPE_OTHER: return fred_other(regs);
    cmp   eax, EVENT_TYPE_OTHER                  #: SYSCALL or SYSENTER?
    je    fred_other                             #? Yes. #! No.
    #= case EVENT_TYPE_PRIV_SWEXC: if (regs->fred_ss.vector == X86_TRAP_DB) return fred_exc_debug(regs);
    cmp   eax, EVENT_TYPE_PRIV_SWEXC             #: INT1?
    je    fred_exc_debug                         #? Yes: it can be nothing but #DB. #! No: that was the last kind.
    #= return fred_bad_type(regs, error_code);
    jmp   fred_bad_type                          #: There is no other kind here.

#@ routine fred_other phase=entry c
fred_other:
    #= if (regs->fred_ss.vector == FRED_SYSCALL && regs->fred_ss.l)
    cmp   byte ptr [rdi+FRED_VECTOR], EVENT_SYSCALL #: SYSCALL is number 1 of this kind.
    jne   fred_other_sysenter                    #? Something else. #! SYSCALL.
    test  byte ptr [rdi+FRED_BITS], FRED_64_BIT  #: From 64-bit code?
    jz    fred_other_none                        #? No: 32-bit programs are to use INT 0x80. #! Yes: a system call.
    #= regs->orig_ax = regs->ax; regs->ax = -ENOSYS;
    mov   rsi, [rdi+PT_AX]                       #: The number of the system call, in RAX as ever:
    mov   [rdi+PT_ORIG_AX], rsi                  #: slot orig_ax. From here on the frame looks like that of any kernel.
    mov   qword ptr [rdi+PT_AX], -ENOSYS         #: Slot ax: the answer that stays if nobody gives a better one.
    #= do_syscall_64(regs, regs->orig_ax);
    movsxd rsi, esi                              #: Second argument: the number. Only its low 32 bits count.
    call  do_syscall_64                          #: The same function as without FRED, exit work included.

#@ routine fred_other phase=return c
    #: It says in AL whether SYSRET would do, but nobody looks at that: with FRED there is only ERETU.
    ret

#@ routine fred_other phase=entry c
fred_other_sysenter:
    #= else if (ia32_enabled() && regs->fred_ss.vector == FRED_SYSENTER && !regs->fred_ss.l)
    cmp   byte ptr [rdi+FRED_VECTOR], EVENT_SYSENTER #: SYSENTER is number 2 of this kind.
    jne   fred_other_none                        #? It is not that: there is no other number. #! SYSENTER.
    test  byte ptr [rdi+FRED_BITS], FRED_64_BIT  #: From 64-bit code?
    jnz   fred_other_none                        #? Yes: it is for 32-bit programs. #! No.
    #= regs->orig_ax = regs->ax; regs->ax = -ENOSYS;
    mov   rsi, [rdi+PT_AX]                       #: The number of the system call:
    mov   [rdi+PT_ORIG_AX], rsi                  #: slot orig_ax.
    mov   qword ptr [rdi+PT_AX], -ENOSYS         #: Slot ax: the answer that stays if nobody gives a better one.
    #= do_fast_syscall_32(regs);
    call  do_fast_syscall_32                     #: The same function as without FRED.

#@ routine fred_other phase=return c
    ret                                          #: Its answer, whether SYSRETL would do, is not looked at either.

#@ routine fred_other phase=entry c
fred_other_none:
    #= exc_invalid_op(regs);
    jmp   exc_invalid_op                         #: To the program it is an instruction that does not exist.

#@ routine fred_intx phase=entry c
fred_intx:
    #= switch (regs->fred_ss.vector)
    movzx eax, byte ptr [rdi+FRED_VECTOR]        #: The CPU takes INT with any number here: what shall become of it?
    #= case X86_TRAP_BP: return exc_int3(regs);
    cmp   eax, 3                                 #: INT 3, in two bytes?
    je    exc_int3                               #? Yes: like the instruction INT3. #! No.
    #= case X86_TRAP_OF: return exc_overflow(regs);
    cmp   eax, 4                                 #: INT 4?
    je    exc_overflow                           #? Yes: like an overflow. #! No.
    #= case IA32_SYSCALL_VECTOR: return fred_int80_emulation(regs);
    cmp   eax, 0x80                              #: The system call of 32-bit programs?
    je    fred_int80_emulation                   #? Yes. #! No: a number that is forbidden.
    #= default: regs->ip -= regs->fred_ss.insnlen; regs->flags |= X86_EFLAGS_RF; regs->fred_ss.swevent = 0;
    #: All other numbers are forbidden. Make it the fault that it would be without FRED: the instruction pointer, which
    #: is behind the INT already,
    mov   rdx, [rdi+PT_SS]
    shr   rdx, FRED_INSTRUCTION_LENGTH           #: goes back by the length of the instruction,
    sub   [rdi+PT_IP], rdx                       #: so that slot ip is where the INT stands,
    or    dword ptr [rdi+PT_FLAGS], FLAG_RF      #: RF is set as a fault sets it,
    and   dword ptr [rdi+PT_SS], ~FRED_SOFTWARE_EVENT #: and this was no software event: a step trap waits for one instruction.
    #= return exc_general_protection(regs, (vector << 3) | 2);
    lea   esi, [rax*8+2]                         #: The error code names the number, and says that it is one of the IDT.
    jmp   exc_general_protection                 #: A #GP, then. (Before 7.1 or 7.2: behind the INT, with error code 0.)

#@ routine fred_swexc phase=entry c
fred_swexc:
    #= switch (regs->fred_ss.vector) case X86_TRAP_BP: return exc_int3(regs);
    cmp   byte ptr [rdi+FRED_VECTOR], 3          #: INT3?
    je    exc_int3                               #? Yes. #! No.
    #= case X86_TRAP_OF: return exc_overflow(regs);
    cmp   byte ptr [rdi+FRED_VECTOR], 4          #: INTO of 32-bit code?
    je    exc_overflow                           #? Yes. #! No.
    jmp   fred_bad_type                          #: There is no other instruction of this kind.

#@ routine fred_hwexc phase=entry c
fred_hwexc:
    #= if (regs->fred_ss.vector == X86_TRAP_PF) return exc_page_fault(regs, error_code);
    movzx eax, byte ptr [rdi+FRED_VECTOR]        #: Which exception?
    cmp   eax, 14                                #: A page fault is asked for first: it is the only frequent one.
    #? A page fault. Its address stands in the frame too, so CR2 need not be read in time.
    je    exc_page_fault                         #! Another exception.
    #= switch (regs->fred_ss.vector)
    test  eax, eax                               #: 0: a division error?
    jz    exc_divide_error                       #? Yes. #! No.
    cmp   eax, 1                                 #: 1: a single-step trap?
    je    fred_exc_debug                         #? Yes. #! No.
    cmp   eax, 6                                 #: 6: an instruction that does not exist?
    je    exc_invalid_op                         #? Yes. #! No.
    cmp   eax, 8                                 #: 8: a fault while an event was delivered?
    je    exc_double_fault                       #? Yes. #! No.
    cmp   eax, 11                                #: 11: a segment that is not present?
    je    exc_segment_not_present                #? Yes. #! No.
    cmp   eax, 12                                #: 12: a stack access at a non-canonical address?
    je    exc_stack_segment                      #? Yes. #! No.
    cmp   eax, 13                                #: 13: something forbidden?
    je    exc_general_protection                 #? Yes. #! No.
    cmp   eax, 17                                #: 17: an unaligned access with AC on?
    je    exc_alignment_check                    #? Yes. #! No.
    cmp   eax, 5                                 #: 5: an index out of bounds, by BOUND of 32-bit code?
    je    exc_bounds                             #? Yes. #! No: that was the last one.
    # The kernel asks for #MC, a machine check, here too, and since 7.0 for #VC, a guest's exception under AMD SEV; NMI is
    # a kind of event of its own.
    #= default: return fred_bad_type(regs, error_code);
    jmp   fred_bad_type                          #: There is no other exception in this model.

#@ routine fred_exc_debug phase=dispatch c
fred_exc_debug:
    #= dr6 = fred_event_data(regs);
    mov   rsi, [rdi+FRED_EVENT_DATA]             #: Why the trap came: the CPU wrote it into the frame, nobody reads DR6.
    #= if (user_mode(regs)) exc_debug_user(regs, dr6); else exc_debug_kernel(regs, dr6);
    test  byte ptr [rdi+PT_CS], 3                #: Who was interrupted?
    jnz   noist_exc_debug                        #? The user. #! The kernel.
    jmp   exc_debug                              #: The kernel.

#@ routine fred_extint phase=entry c
fred_extint:
    #= vector = regs->fred_ss.vector;
    movzx eax, byte ptr [rdi+FRED_VECTOR]        #: Which interrupt?
    sub   eax, FIRST_SYSTEM_VECTOR               #: The kernel's own ones have the highest numbers.
    #? It is lower: no device of this model has such a number.
    jb    fred_handle_spurious_interrupt         #! One of the kernel's own.
    #= sysvec_table[vector - FIRST_SYSTEM_VECTOR](regs);
    push  rbx                                    #: Keep a register that belongs to the caller.
    mov   rbx, rdi                               #: RBX points to pt_regs.
    call  qword ptr [sysvec_table+rax*8]         #: Call the function of this interrupt.

#@ routine fred_extint phase=work c
    #= irqentry_exit(regs, state);
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  irqentry_exit                          #: Exit work, if the user was interrupted; it may deliver signals.
    pop   rbx                                    #: Give the caller's register back.
    ret                                          #: Back to the assembly code, interrupts off.

#@ routine fred_sysvec_apic_timer_interrupt phase=dispatch c
fred_sysvec_apic_timer_interrupt:
    jmp   local_apic_timer_interrupt             #: The timer ticks.

#@ routine fred_sysvec_reschedule_ipi phase=dispatch c
fred_sysvec_reschedule_ipi:
    jmp   scheduler_ipi                          #: Another CPU asks this one to look at its thread flags.

#@ routine fred_handle_spurious_interrupt phase=dispatch c
fred_handle_spurious_interrupt:
    ret                                          #: An interrupt that nobody asked for: there is nothing to do.

#@ routine fred_bad_type phase=dispatch c
fred_bad_type:
    ud2                                          #: Never reached: in the kernel this is the end of the task.

#@ routine fred_entry_from_kernel phase=entry c
fred_entry_from_kernel:
    #= error_code = regs->orig_ax; regs->orig_ax = -1;
    mov   rsi, [rdi+PT_ORIG_AX]                  #: The CPU put the error code, or 0, where slot orig_ax is: take it
    mov   qword ptr [rdi+PT_ORIG_AX], -1         #: and say: not in a system call.
    #= switch (regs->fred_ss.type)
    movzx eax, byte ptr [rdi+FRED_TYPE]          #: What kind of event was it?
    and   eax, 15                                #: The type has four bits.
    #= case EVENT_TYPE_EXTINT: return fred_extint(regs);
    cmp   eax, EVENT_TYPE_EXTINT                 #: An interrupt from a device?
    je    fred_extint                            #? Yes. #! No.
    #= case EVENT_TYPE_SWEXC: return fred_swexc(regs, error_code);
    cmp   eax, EVENT_TYPE_SWEXC                  #: INT3?
    je    fred_swexc                             #? Yes. #! No.
    #= case EVENT_TYPE_HWEXC: return fred_hwexc(regs, error_code);
    cmp   eax, EVENT_TYPE_HWEXC                  #: An exception?
    jne   fred_bad_type                          #? No: the kernel makes no system calls. #! Yes.
    # The handlers of #GP, #NP and #SS look into the exception table; the model has one entry and looks here.
    #= if (fixup_exception(regs, vector, error_code, 0)) return;
    lea   rax, [rip+asm_fred_eretu]              #: There is one place where the kernel may fault because of the user:
    cmp   rax, [rdi+PT_IP]                       #: the ERETU that returns to it. Did that fault?
    jne   fred_hwexc                             #? No. #! Yes.

#@ routine ex_handler_eretu phase=dispatch c
ex_handler_eretu:
    #= uregs = (struct pt_regs *)(regs->sp - offsetof(struct pt_regs, orig_ax));
    mov   rdx, [rdi+PT_SP]                       #: RSP pointed to the frame that ERETU could not load:
    sub   rdx, PT_ORIG_AX                        #: RDX points to the pt_regs around it.
    #= uregs->orig_ax = error_code; fred_info(uregs)->edata = fred_event_data(regs);
    mov   [rdx+PT_ORIG_AX], rsi                  #: Make that frame look as if the user had faulted: the error code,
    mov   rax, [rdi+FRED_EVENT_DATA]             #: the further word about the event
    mov   [rdx+FRED_EVENT_DATA], rax             #: and
    #= ss = uregs->ss; uregs->ssx = regs->ssx; uregs->fred_ss.ss = ss;
    movzx ecx, word ptr [rdx+PT_SS]              #: (the user's SS stays)
    mov   rax, [rdi+PT_SS]                       #: what happened,
    mov   [rdx+PT_SS], rax                       #: which stands above the selector,
    mov   [rdx+PT_SS], cx                        #: go into the user's frame.
    #= cs = uregs->cs; uregs->csx = regs->csx; uregs->fred_cs.sl = 0; uregs->cs = cs;
    movzx ecx, word ptr [rdx+PT_CS]              #: The user's CS stays,
    mov   [rdx+PT_CS], rcx                       #: stack level 0 above it.
    #= regs->ip = ex_fixup_addr(fixup);
    lea   rax, [rip+asm_fred_entrypoint_user]    #: ERETS shall go to the entry for events of the user,
    mov   [rdi+PT_IP], rax                       #: which finds that frame on the stack.
    ret                                          #: Back to the assembly code.

.include "do_syscall_64_7.3.s"
.include "generic_entry_7.3.s"
.include "exceptions_idt_c.s"
.include "compat_c.s"
.include "services.s"
.include "services_7.3.s"
.include "bodies.s"
.include "uprobe_calls.s"

.data
# The kernel's own interrupts, by their number less FIRST_SYSTEM_VECTOR.
sysvec_table:
    .quad fred_sysvec_apic_timer_interrupt
.rept 16
    .quad fred_handle_spurious_interrupt
.endr
    .quad fred_sysvec_reschedule_ipi
.rept 2
    .quad fred_handle_spurious_interrupt
.endr
.include "tables.s"
