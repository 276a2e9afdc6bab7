# Linux 4.3 to 4.10: interrupts, and the way back from exceptions and interrupts. It never uses SYSRET. Simplified: the
# kernels have an entry of their own for interrupts, run the handler on a stack for interrupts and leave by
# ret_from_intr; here interrupts take the way of exceptions.

.macro INTERRUPT name, vector, what
#@ routine \name phase=entry
#@ gate \vector
\name:
    ASM_CLAC
    #: \what: orig_ax gets a negative number, so nobody takes this for a system call.
    push  ~\vector
    sub   rsp, 15*8                              #: Make room for the 15 general registers.
    #: Save the registers and switch to the kernel's GS base if the user was interrupted.
    call  error_entry
    mov   rdi, rsp                               #: First argument of the C handler: the pointer to pt_regs.
    call  smp_\name                              #: The C function smp_\name does what the interrupt is for.
    jmp   error_exit                             #: Then the way out that interrupts and exceptions share.
.endm

    INTERRUPT apic_timer_interrupt, 0xec, "The timer ticks"
    INTERRUPT reschedule_interrupt, 0xfd, "Another CPU asks this one to look at its thread flags"

#@ routine spurious_interrupt phase=entry
spurious_interrupt:
    ASM_CLAC
    push  -1                                     #: An interrupt that nobody asked for.
    sub   rsp, 15*8                              #: Make room for the 15 general registers.
    call  error_entry                            #: Save the registers.
    jmp   error_exit                             #: There is nothing to do.

#@ routine error_exit phase=work
error_exit:
    mov   eax, ebx                               #: EBX says who was interrupted.
    cli                                          #: Interrupts off for the last look at the flags.
    test  eax, eax                               #: The user?
    jnz   retint_kernel                          #? No, the kernel. #! Yes.

#@ routine retint_user phase=work
retint_user:
    mov   rdi, rsp                               #: First argument: the pointer to pt_regs.
    call  prepare_exit_to_usermode               #: The same exit work as after a system call; it may deliver signals.

#@ routine retint_user phase=return
    swapgs                                       #: Give the user's GS base back.

#@ routine restore_regs_and_iret phase=return
restore_regs_and_iret:
    RESTORE_EXTRA_REGS

#@ routine restore_c_regs_and_iret phase=return
restore_c_regs_and_iret:
    RESTORE_C_REGS
    #: Skip the registers and orig_ax: RSP points to slot ip, the first of the five words IRET wants.
    add   rsp, 16*8

#@ routine native_iret phase=return
native_iret:
    #: Does SS belong to the task's own table of segments (bit 2 of the selector)? Then IRET may restore only half of
    #: RSP.
    test  byte ptr [rsp+PT_SS-PT_IP], 4
    jnz   native_irq_return_ldt                  #? Yes: take the detour that repairs it. #! No.

#@ routine native_irq_return_iret phase=return
native_irq_return_iret:
    #: Load RIP, CS, RFLAGS, RSP and SS from the stack: IRET restores everything.
    iretq                                        #@ return IRET
.include "espfix.s"

#@ routine retint_kernel phase=return
retint_kernel:
    jmp   restore_regs_and_iret                  #: The kernel goes on where it was interrupted; its GS base stays.
