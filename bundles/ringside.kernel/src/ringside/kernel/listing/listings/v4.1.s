# Linux 4.1: entry and return of system calls and exceptions on x86-64. The exit work is a loop in assembly.
# Our own words for the documented steps. What a line does stands behind #: ; the C statement behind #= .
.intel_syntax noprefix
.include "common.s"
.include "macros.s"
.include "checks_asm.s"

# thread_info lies at the bottom of the task's kernel stack, so it stands at a fixed distance from pt_regs.
.equ FLAGS_WORD, REGS_TO_THREAD_INFO+TI_FLAGS
.equ STATUS_WORD, REGS_TO_THREAD_INFO+TI_STATUS

.macro GET_THREAD_INFO reg
    mov   \reg, qword ptr gs:[kernel_stack]      #: Find thread_info: take the top of the kernel stack
    sub   \reg, THREAD_SIZE                      #: and go to its other end.
.endm

# Its frame always has room for all registers: what is left to save are the six that C code preserves.
.macro SAVE_REST
    SAVE_EXTRA_REGS
.endm
.macro RESTORE_REST
    RESTORE_EXTRA_REGS
.endm

.text
.include "entry_2015.s"

#@ routine int_ret_from_sys_call phase=work
int_ret_from_sys_call:
    CLI_BEFORE_LAST_LOOK
int_ret_from_sys_call_irqs_off:
    #: EDI is the mask of the flags that still count. Work that is done once per call leaves it when it is done.
    mov   edi, _TIF_ALLWORK_MASK

#@ routine int_with_check phase=work
int_with_check:
    GET_THREAD_INFO rcx
    mov   edx, [rcx+TI_FLAGS]                    #: Read the thread flags with interrupts off: this reading counts.
    and   edx, edi                               #: Is any work left?
    jnz   int_careful                            #? Yes. #! No.
    and   dword ptr [rcx+TI_STATUS], ~COMPAT_CALL #: No: the next entry may be a 64-bit call again.
    jmp   syscall_return                         #: Go to the decision without turning interrupts on again.

#@ routine int_careful phase=work
int_careful:
    test  edx, _TIF_NEED_RESCHED                 #: Should another task run?
    jz    int_very_careful                       #? No: something else is to be done. #! Yes.
    sti                                          #: Interrupts on while others run.
    push  rdi                                    #: Keep the mask.
    call  schedule                               #: Let another task run; this one comes back later.
    pop   rdi                                    #: The mask again, as it was.
    CLI_BEFORE_LAST_LOOK
    #: Read the flags anew: while interrupts were on, new work may have come.
    jmp   int_with_check

#@ routine int_very_careful phase=work
int_very_careful:
    sti                                          #: Interrupts on: the work below may take long, and may sleep.
    SAVE_EXTRA_REGS
    test  edx, _TIF_WORK_SYSCALL_EXIT            #: Is there work that is done once at the end of a system call?
    jz    int_signal                             #? No. #! Yes.
    push  rdi                                    #: Keep the mask.
    lea   rdi, [rsp+8]                           #: First argument: the pointer to pt_regs, which is complete now.
    call  syscall_trace_leave                    #: Auditing, tracepoint, tracer have their turn.
    pop   rdi                                    #: The mask again:
    #: this work does not count any more, although its flags stay set.
    and   edi, ~(_TIF_WORK_SYSCALL_EXIT|_TIF_SYSCALL_EMU)
    jmp   int_restore_rest                       #: Look again whether anything is left.

#@ routine int_signal phase=work
int_signal:
    test  edx, _TIF_DO_NOTIFY_MASK               #: Is there a probe, a signal, queued work or a notifier?
    jz    int_signal_done                        #? No: an unused bit was set. #! Yes.
    mov   rdi, rsp                               #: First argument: the pointer to pt_regs.
    xor   esi, esi                               #: Second argument: not used. The third is in EDX: the flags.
    call  do_notify_resume                       #: Do that work; pt_regs may come back pointing to a handler.
int_signal_done:
    mov   edi, _TIF_WORK_MASK                    #: From now on only work that may come up again counts.

#@ routine int_restore_rest phase=work
int_restore_rest:
    RESTORE_EXTRA_REGS
    CLI_BEFORE_LAST_LOOK
    #: Read the flags anew: while interrupts were on, new work may have come.
    jmp   int_with_check

#@ routine syscall_return phase=decision
syscall_return:
.if WHATIF_NO_CLI == 0
    cli                                          #: Interrupts are off already; make sure of it.
.endif
    SYSRET_CHECKS opportunistic_sysret_failed

#@ routine syscall_return_via_sysret phase=return
syscall_return_via_sysret:
    # R11 already holds the user's value: the checks loaded it. RCX was used up by the canonical test.
    RESTORE_C_REGS_EXCEPT_R11
    #: SYSRET does not touch RSP: the user's stack pointer is loaded here, still at CPL 0.
    mov   rsp, [rsp+PT_SP]
    swapgs                                       #: Give the user's GS base back.
    sysretq                                      #@ return SYSRET #: Back to the user: RIP from RCX, RFLAGS from R11.

#@ routine opportunistic_sysret_failed phase=return
opportunistic_sysret_failed:
    swapgs                                       #: Give the user's GS base back; IRET does not need the kernel's.
    jmp   restore_c_regs_and_iret                #: Return by IRET, which can restore everything.

.include "stubs_2015.s"
.include "exceptions_2015.s"

# An interrupt saves only the registers that C functions may change, and RBP.
.macro INTERRUPT name, vector, what
#@ routine \name phase=entry
#@ gate \vector
\name:
    ASM_CLAC
    #: \what: orig_ax gets a negative number, so nobody takes this for a system call.
    push  ~\vector
    CLEAR_DF
    #: Make room for the 15 general registers. (The kernel stops at slot bp first, and makes the rest of the room
    #: later.)
    sub   rsp, 15*8
    SAVE_C_REGS
    SAVE_REG rbp, RBP, bp, PT_BP
    mov   rdi, rsp                               #: First argument of the C handler: the pointer to pt_regs.
    #: Who was interrupted? The two lowest bits of the saved CS are its privilege level.
    test  byte ptr [rsp+PT_CS], 3
    jz    \name\()_handler                       #? The kernel: its GS base is in place already. #! The user.
    swapgs                                       #: The user: get the kernel's GS base.
\name\()_handler:
    call  smp_\name                              #: The C function smp_\name does what the interrupt is for.
    jmp   ret_from_intr                          #: Then the way out that all interrupts share.
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

#@ routine ret_from_intr phase=work
ret_from_intr:
    CLI_BEFORE_LAST_LOOK
    test  byte ptr [rsp+PT_CS], 3                #: Who was interrupted?
    jz    retint_kernel                          #? The kernel: it just goes on. #! The user.
    GET_THREAD_INFO rcx

#@ routine retint_with_reschedule phase=work
retint_with_reschedule:
    mov   edi, _TIF_WORK_MASK                    #: Only work that may come up again counts: there was no system call.
retint_check:
    mov   edx, [rcx+TI_FLAGS]                    #: Read the thread flags with interrupts off: this reading counts.
    and   edx, edi                               #: Is any work left?
    jnz   retint_careful                         #? Yes. #! No.

#@ routine retint_swapgs phase=return
retint_swapgs:
.if WHATIF_NO_CLI == 0
    cli                                          #: Interrupts are off already; make sure of it.
.endif
    swapgs                                       #: Give the user's GS base back.
    jmp   restore_c_regs_and_iret                #: After an interrupt or exception the return is always by IRET.

#@ routine retint_kernel phase=return
retint_kernel:
    # The kernel goes on where it was interrupted; its GS base stays.

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

.include "retint_4.1.s"

#@ routine error_exit phase=work
error_exit:
    mov   eax, ebx                               #: EBX says who was interrupted; it is the user's again in a moment.
    RESTORE_EXTRA_REGS
    CLI_BEFORE_LAST_LOOK
    GET_THREAD_INFO rcx
    test  eax, eax                               #: Was it the user?
    jnz   retint_kernel                          #? No, the kernel: it just goes on. #! Yes.
    mov   edx, [rcx+TI_FLAGS]                    #: Read the thread flags with interrupts off: this reading counts.
    mov   edi, _TIF_WORK_MASK                    #: Only work that may come up again counts: there was no system call.
    and   edx, edi                               #: Is any work left?
    jnz   retint_careful                         #? Yes. #! No.
    jmp   retint_swapgs                          #: No: to the user.

.include "int80_2015.s"

.include "compat.s"

.include "trace_phases.s"
.include "exit_4.1.s"
.include "services.s"
.include "bodies.s"

.data
.include "tables.s"
