# Linux 4.0: entry and return of system calls and exceptions on x86-64. The frame of a system call is incomplete, and
# the SYSRET checks stand where system calls, interrupts and exceptions all come by.
# Our own words for the documented steps. What a line does stands behind #: ; the C statement behind #= .
.intel_syntax noprefix
.include "common.s"

# Most of the time RSP points to slot r11: the six slots below it have no room yet.
.equ PT_SKIP, PT_R11
.include "macros.s"
.include "checks_asm.s"

# thread_info lies at the bottom of the task's kernel stack, so it stands at a fixed distance from pt_regs.
.equ FLAGS_WORD, REGS_TO_THREAD_INFO+TI_FLAGS
.equ STATUS_WORD, REGS_TO_THREAD_INFO+TI_STATUS
# Where the user's RSP is parked as long as a system call stays on the fast path.
.equ old_rsp, rsp_scratch

.macro GET_THREAD_INFO reg
    mov   \reg, qword ptr gs:[kernel_stack]      #: Find thread_info: take the place near the top of the kernel stack
    sub   \reg, THREAD_SIZE-KERNEL_STACK_OFFSET  #: and go to its other end.
.endm

# The six registers that C functions preserve: room for them is made when they are saved and given back afterwards.
.macro SAVE_REST
    #: Make room for the six slots that were left out; pt_regs is complete now.
    sub   rsp, 6*8
    SAVE_EXTRA_REGS
.endm

.macro RESTORE_REST
    RESTORE_EXTRA_REGS
    add   rsp, 6*8                               #: Give the room of these six slots back.
.endm

# The nine registers that C functions may change, and the number or error code.
.macro RESTORE_ARGS
    LOAD_REG r11, R11, r11, PT_R11-PT_SKIP
    LOAD_REG r10, R10, r10, PT_R10-PT_SKIP
    LOAD_REG r9, R9, r9, PT_R9-PT_SKIP
    LOAD_REG r8, R8, r8, PT_R8-PT_SKIP
    LOAD_REG rax, RAX, ax, PT_AX-PT_SKIP
    LOAD_REG rcx, RCX, cx, PT_CX-PT_SKIP
    LOAD_REG rdx, RDX, dx, PT_DX-PT_SKIP
    LOAD_REG rsi, RSI, si, PT_SI-PT_SKIP
    LOAD_REG rdi, RDI, di, PT_DI-PT_SKIP
    #: Skip these registers and orig_ax: RSP points to slot ip.
    add   rsp, 10*8
.endm

# The arguments again, before a system call. short: -PT_SKIP where RSP points to slot r11. RCX is not loaded: its slot
# may not be written yet, and the call gets its fourth argument from R10.
.macro LOAD_ARGS short
    LOAD_REG r11, R11, r11, PT_R11\short
    LOAD_REG r10, R10, r10, PT_R10\short
    LOAD_REG r9, R9, r9, PT_R9\short
    LOAD_REG r8, R8, r8, PT_R8\short
    LOAD_REG rdx, RDX, dx, PT_DX\short
    LOAD_REG rsi, RSI, si, PT_SI\short
    LOAD_REG rdi, RDI, di, PT_DI\short
.endm

# Before C code may look at pt_regs, the slots that the entry left out are filled in. place: what is added to an offset
# in pt_regs to get an offset from RSP.
.macro FIXUP_TOP_OF_STACK scratch, place
    #: The slots that the entry left out are filled in. Slot sp: the user's RSP from the parking place.
    mov   \scratch, qword ptr gs:[old_rsp]
    mov   [rsp+PT_SP\place], \scratch            #: It goes to its slot.
    mov   qword ptr [rsp+PT_SS\place], USER_DATA #: Slot ss: a constant. SYSCALL saved no selector.
    mov   qword ptr [rsp+PT_CS\place], USER_CODE #: Slot cs: a constant again.
    #: Slot cx: what the user would find in RCX after SYSRET, the return address from slot ip.
    mov   \scratch, [rsp+PT_IP\place]
    mov   [rsp+PT_CX\place], \scratch            #: It goes to its slot.
    #: Slot flags: SYSCALL put the user's RFLAGS into R11; slot r11 has them.
    mov   \scratch, [rsp+PT_R11\place]
    mov   [rsp+PT_FLAGS\place], \scratch         #: They go to their slot.
.endm

# After C code that may have changed pt_regs, what the fast path uses is brought up to date.
.macro RESTORE_TOP_OF_STACK scratch, place
    mov   \scratch, [rsp+PT_SP\place]            #: The fast path takes the user's RSP from the parking place:
    mov   qword ptr gs:[old_rsp], \scratch       #: put slot sp there.
    mov   \scratch, [rsp+PT_FLAGS\place]         #: It takes RFLAGS from slot r11:
    mov   [rsp+PT_R11\place], \scratch           #: put slot flags there.
.endm

# A 32-bit program must not see what the kernel left in registers that it does not have.
.macro CLEAR_RREGS short
    xor   eax, eax                               #: 0 goes to four slots.
    #: Slot r11: cleared, so it cannot equal slot flags: this return is never a SYSRET.
    mov   [rsp+PT_R11\short], rax
    mov   [rsp+PT_R10\short], rax                #: Slot r10: cleared.
    mov   [rsp+PT_R9\short], rax                 #: Slot r9: cleared.
    mov   [rsp+PT_R8\short], rax                 #: Slot r8: cleared.
.endm

.text
#@ routine system_call phase=entry
system_call:
    SWAPGS_AT_ENTRY
    #: Park the user's RSP. It stays there as long as the call stays on the fast path; a change of tasks saves it.
    mov   qword ptr gs:[old_rsp], rsp
    #: Go to the task's kernel stack, a little below its top: there is room for an interrupt frame, but nothing in it.
    mov   rsp, qword ptr gs:[kernel_stack]
    sti                                          #: Interrupts (and other tasks) may come now.
    #: Room for ten slots, from orig_ax down to r11. The six below are left out altogether.
    sub   rsp, 10*8
    mov   [rsp+PT_DI-PT_SKIP], rdi               #: Slot di: first argument.
    mov   [rsp+PT_SI-PT_SKIP], rsi               #: Slot si: second argument.
    #: Slot dx: third argument. Slot cx is not written.
    mov   [rsp+PT_DX-PT_SKIP], rdx
    #: Slot ax: the answer that stays if nobody gives a better one.
    mov   qword ptr [rsp+PT_AX-PT_SKIP], -ENOSYS
    mov   [rsp+PT_R8-PT_SKIP], r8                #: Slot r8: fifth argument.
    mov   [rsp+PT_R9-PT_SKIP], r9                #: Slot r9: sixth argument.
    mov   [rsp+PT_R10-PT_SKIP], r10              #: Slot r10: fourth argument (RCX was taken).
    mov   [rsp+PT_R11-PT_SKIP], r11              #: Slot r11: SYSCALL put the user's RFLAGS into R11.
    mov   [rsp+PT_ORIG_AX-PT_SKIP], rax          #: Slot orig_ax: the number of the system call.
    #: Slot ip: SYSCALL put the return address into RCX. Of the interrupt frame this is all that is written.
    mov   [rsp+PT_IP-PT_SKIP], rcx
    #: Does any thread flag want something done before the call?
    test  dword ptr [rsp+FLAGS_WORD-PT_SKIP], _TIF_WORK_SYSCALL_ENTRY
    jnz   tracesys                               #? Yes: take the traced entry. #! No: the fast path goes on.

#@ routine system_call_fastpath phase=dispatch
system_call_fastpath:
    COMPARE_NUMBER
    ja    ret_from_sys_call                      #? No: slot ax keeps -ENOSYS. #! Yes: call it.
    CALL_TABLE
    mov   [rsp+PT_AX-PT_SKIP], rax               #: Its result is what the user finds in RAX.

#@ routine ret_from_sys_call phase=decision
ret_from_sys_call:
    CLI_BEFORE_LAST_LOOK
    #: Does any thread flag want something done before the user goes on?
    test  dword ptr [rsp+FLAGS_WORD-PT_SKIP], _TIF_ALLWORK_MASK
    #? Yes: leave the fast path.
    jnz   int_ret_from_sys_call_fixup            #! No: stay on the fast path.
.if CONFIG_XEN_PV
    cmp   byte ptr [xen_pv_guest], 0             #: Does this kernel run as a Xen PV guest?
    #? Yes: such a guest has no SYSRET, not even on the fast path.
    jne   int_ret_from_sys_call_fixup            #! No: SYSRET follows, without a check.
.endif

#@ routine ret_from_sys_call phase=return
before_return:
    CLI_AFTER_LAST_LOOK
    mov   rcx, [rsp+PT_IP-PT_SKIP]               #: SYSRET takes RIP from RCX: load it from slot ip.
    #: SYSRET takes RFLAGS from R11: slot r11 holds them.
    mov   r11, [rsp+PT_R11-PT_SKIP]
    LOAD_REG r10, R10, r10, PT_R10-PT_SKIP
    LOAD_REG r9, R9, r9, PT_R9-PT_SKIP
    LOAD_REG r8, R8, r8, PT_R8-PT_SKIP
    LOAD_REG rax, RAX, ax, PT_AX-PT_SKIP
    LOAD_REG rdx, RDX, dx, PT_DX-PT_SKIP
    LOAD_REG rsi, RSI, si, PT_SI-PT_SKIP
    LOAD_REG rdi, RDI, di, PT_DI-PT_SKIP
    #: SYSRET does not touch RSP: the user's stack pointer is loaded here, from the parking place, still at CPL 0.
    mov   rsp, qword ptr gs:[old_rsp]
    swapgs                                       #: Give the user's GS base back.
    #: Back to the user by the fast way; not one check was made.
    sysretq                                      #@ return SYSRET-FAST

#@ routine int_ret_from_sys_call_fixup phase=work
int_ret_from_sys_call_fixup:
    FIXUP_TOP_OF_STACK r11, -PT_SKIP
    jmp   int_ret_from_sys_call_irqs_off         #: Go to the slow path.

#@ routine tracesys phase=entry
tracesys:
    #: First argument: the pointer to pt_regs, although six of its slots have no room yet and others are empty.
    lea   rdi, [rsp-PT_SKIP]
    mov   esi, ARCH_X86_64                       #: Second argument: this is a 64-bit call.
    call  syscall_trace_enter_phase1             #: The cheap half of the entry work: it needs no full pt_regs.
    test  rax, rax                               #: Is more to be done?
    jnz   tracesys_phase2                        #? Yes: the expensive half follows. #! No: back to the fast path.
    LOAD_ARGS -PT_SKIP
    mov   rax, [rsp+PT_ORIG_AX-PT_SKIP]          #: RAX gets the number back.
    jmp   system_call_fastpath                   #: Nothing is left to do: the fast path is still open.

#@ routine tracesys_phase2 phase=entry
tracesys_phase2:
    SAVE_REST
    FIXUP_TOP_OF_STACK rdi
    mov   rdi, rsp                               #: First argument: the pointer to pt_regs, complete now.
    mov   esi, ARCH_X86_64                       #: Second argument: this is a 64-bit call.
    mov   rdx, rax                               #: Third argument: what the first half said.
    #: The expensive half: a tracer may look at every register, and change it.
    call  syscall_trace_enter_phase2
    # The tracer may have changed slots, so the arguments are loaded again.
    LOAD_ARGS
    RESTORE_REST

#@ routine tracesys_phase2 phase=dispatch
    COMPARE_NUMBER
    #? No (-1 means: skip the call): slot ax keeps what it holds.
    ja    int_ret_from_sys_call                  #! Yes: call it.
    CALL_TABLE
    mov   [rsp+PT_AX-PT_SKIP], rax               #: Its result is what the user finds in RAX.

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
    jmp   retint_swapgs                          #: On to the decision, which interrupts and exceptions make too.

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
    SAVE_REST
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
    RESTORE_REST
    CLI_BEFORE_LAST_LOOK
    #: Read the flags anew: while interrupts were on, new work may have come.
    jmp   int_with_check

# Calls that work on all of pt_regs go through stubs, which complete it first.
.macro FORK_LIKE name
#@ routine stub_\name phase=dispatch
stub_\name:
    pop   r11                                    #: Take the return address off the stack for a moment.
    SAVE_REST
    push  r11                                    #: Put the return address back.
    FIXUP_TOP_OF_STACK r11, +8
    call  sys_\name                              #: The child gets a copy of pt_regs, which is complete now.
    RESTORE_TOP_OF_STACK r11, +8
    ret   6*8                                    #: Back to the caller, and the room of the six slots is given back.
.endm
    FORK_LIKE clone
    FORK_LIKE fork
    FORK_LIKE vfork

#@ routine stub_iopl phase=dispatch
stub_iopl:
    FIXUP_TOP_OF_STACK r11, +8-PT_SKIP
    call  sys_iopl                               #: It changes slot flags and needs none of the six slots.
    RESTORE_TOP_OF_STACK r11, +8-PT_SKIP
    ret                                          #: Back to the caller; on the fast path R11 will come from slot r11.

#@ routine stub_execve phase=dispatch
stub_execve:
    #: Drop the return address: this call never goes back there.
    add   rsp, 8
    SAVE_REST
    FIXUP_TOP_OF_STACK r11
    call  sys_execve                             #: Try to put a new program in place of the old one.
    mov   [rsp+PT_AX], rax                       #: 0, or the error.
    RESTORE_REST
    jmp   int_ret_from_sys_call                  #: The slow path: its checks decide how this return is done.

#@ routine stub_execveat phase=dispatch
stub_execveat:
    #: Drop the return address: this call never goes back there.
    add   rsp, 8
    SAVE_REST
    FIXUP_TOP_OF_STACK r11
    call  sys_execveat                           #: The same with a path that is relative to an open directory.
    RESTORE_TOP_OF_STACK r11
    mov   [rsp+PT_AX], rax                       #: 0, or the error.
    RESTORE_REST
    jmp   int_ret_from_sys_call                  #: The slow path: its checks decide how this return is done.

#@ routine stub_rt_sigreturn phase=dispatch
stub_rt_sigreturn:
    #: Drop the return address: this call never goes back there.
    add   rsp, 8
    SAVE_REST
    FIXUP_TOP_OF_STACK r11
    call  sys_rt_sigreturn                       #: Every slot is replaced from the signal frame on the user's stack.
    mov   [rsp+PT_AX], rax                       #: The result is the RAX of the interrupted program.
    RESTORE_REST
    jmp   int_ret_from_sys_call                  #: The slow path: its checks decide how this return is done.

#@ routine ret_from_fork phase=work
ret_from_fork:
    #: A new task begins here. Its pt_regs is a copy of its parent's, with 0 in slot ax; it is new no longer.
    and   dword ptr [rsp+FLAGS_WORD], ~_TIF_FORK
    push  2                                      #: RFLAGS with nothing set, not even IF:
    popfq                                        #: what other tasks left there is gone.
    call  schedule_tail                          #: Finish the change of tasks.
    RESTORE_REST
    test  byte ptr [rsp+PT_CS-PT_SKIP], 3        #: Is this task one of the kernel's own, or the user's?
    #? The user's: the slow path, whose checks decide how this return is done. The child may well use SYSRET.
    jnz   int_ret_from_sys_call                  #! The kernel's own.
    sub   rsp, 6*8                               #: The kernel's: room for the six slots again.
    mov   rdi, rbp                               #: RBP holds the argument
    call  rbx                                    #: and RBX the function that it runs.
    mov   qword ptr [rsp+PT_AX], 0               #: If it comes back, the thread has become a program by execve.
    RESTORE_REST
    jmp   int_ret_from_sys_call                  #: To the user by the slow path.

.include "exceptions_2015.s"

# An interrupt saves only the registers that C functions may change.
.macro INTERRUPT name, vector, what
#@ routine \name phase=entry
#@ gate \vector
\name:
    ASM_CLAC
    #: \what: orig_ax gets a negative number, so nobody takes this for a system call.
    push  ~\vector
    CLEAR_DF
    #: Make room for nine registers, down to slot r11. (The kernel makes more room, but gives it back before it
    #: returns.)
    sub   rsp, 9*8
    SAVE_C_REGS -PT_SKIP
    lea   rdi, [rsp-PT_SKIP]                     #: First argument of the C handler: the pointer to pt_regs.
    #: Who was interrupted? The two lowest bits of the saved CS are its privilege level.
    test  byte ptr [rsp+PT_CS-PT_SKIP], 3
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
    GET_THREAD_INFO rcx
    test  byte ptr [rsp+PT_CS-PT_SKIP], 3        #: Who was interrupted?
    jz    retint_restore_args                    #? The kernel: it just goes on. #! The user.

#@ routine retint_with_reschedule phase=work
retint_with_reschedule:
    mov   edi, _TIF_WORK_MASK                    #: Only work that may come up again counts: there was no system call.
retint_check:
    mov   edx, [rcx+TI_FLAGS]                    #: Read the thread flags with interrupts off: this reading counts.
    and   edx, edi                               #: Is any work left?
    jnz   retint_careful                         #? Yes. #! No.

# Here everybody comes by who goes to the user: system calls on the slow path, interrupts and exceptions.
#@ routine retint_swapgs phase=decision
retint_swapgs:
.if WHATIF_NO_CLI == 0
    cli                                          #: Interrupts are off already; make sure of it.
.endif
    SYSRET_CHECKS opportunistic_sysret_failed, -PT_SKIP

#@ routine irq_return_via_sysret phase=return
irq_return_via_sysret:
    RESTORE_ARGS
    #: SYSRET does not touch RSP: the user's stack pointer is loaded here, still at CPL 0.
    mov   rsp, [rsp+PT_SP-PT_IP]
    swapgs                                       #: Give the user's GS base back.
    sysretq                                      #@ return SYSRET #: Back to the user: RIP from RCX, RFLAGS from R11.

#@ routine opportunistic_sysret_failed phase=return
opportunistic_sysret_failed:
    swapgs                                       #: Give the user's GS base back; IRET does not need the kernel's.
    jmp   restore_args                           #: Return by IRET, which can restore everything.

#@ routine retint_restore_args phase=return
retint_restore_args:
    #: Interrupts are off already; make sure of it. The kernel's GS base stays.
    cli

#@ routine restore_args phase=return
restore_args:
    RESTORE_ARGS

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
    RESTORE_REST
    CLI_BEFORE_LAST_LOOK
    GET_THREAD_INFO rcx
    test  eax, eax                               #: Was it the user?
    jnz   retint_restore_args                    #? No, the kernel: it just goes on. #! Yes.
    mov   edx, [rcx+TI_FLAGS]                    #: Read the thread flags with interrupts off: this reading counts.
    mov   edi, _TIF_WORK_MASK                    #: Only work that may come up again counts: there was no system call.
    and   edx, edi                               #: Is any work left?
    jnz   retint_careful                         #? Yes. #! No.
    jmp   retint_swapgs                          #: No: to the user.

#@ routine ia32_syscall phase=entry
#@ gate 0x80 dpl=3
ia32_syscall:
    #: Get the kernel's GS base. INT has switched the stack and pushed ss, sp, flags, cs, ip.
    swapgs
    sti                                          #: Interrupts on.
    mov   eax, eax                               #: Only 32 bits of the number count: clear the upper half of RAX.
    push  rax                                    #: Slot orig_ax: the number.
    CLEAR_DF
    #: Room for nine slots, down to r11. A 32-bit program has no R8 to R11: their slots stay empty.
    sub   rsp, 9*8
    mov   [rsp+PT_DI-PT_SKIP], rdi               #: Slot di.
    mov   [rsp+PT_SI-PT_SKIP], rsi               #: Slot si.
    mov   [rsp+PT_DX-PT_SKIP], rdx               #: Slot dx.
    mov   [rsp+PT_CX-PT_SKIP], rcx               #: Slot cx.
    mov   [rsp+PT_AX-PT_SKIP], rax               #: Slot ax.
    or    dword ptr [rsp+STATUS_WORD-PT_SKIP], COMPAT_CALL #: Note that this is a 32-bit call.
    #: Does any thread flag want something done before the call?
    test  dword ptr [rsp+FLAGS_WORD-PT_SKIP], _TIF_WORK_SYSCALL_ENTRY
    jnz   ia32_tracesys                          #? Yes. #! No.
    cmp   rax, NR_COMPAT_MAX                     #: Is there a 32-bit call of this number?
    ja    ia32_badsys                            #? No. #! Yes.

#@ routine ia32_do_call phase=dispatch
ia32_do_call:
    mov   r8d, edi                               #: 32-bit programs have their fifth argument in EDI,
    xchg  ecx, esi                               #: the fourth in ESI and the second in ECX,
    mov   edi, ebx                               #: the first in EBX,
    mov   edx, edx                               #: the third in EDX; each is 32 bits wide.
    call  qword ptr [ia32_sys_call_table+rax*8]  #: Call the function of this number.
ia32_sysret:
    mov   [rsp+PT_AX-PT_SKIP], rax               #: Its result is what the user finds in RAX.
    CLEAR_RREGS -PT_SKIP
    jmp   int_ret_from_sys_call                  #: The slow path does the rest.

#@ routine ia32_badsys phase=dispatch
ia32_badsys:
    mov   qword ptr [rsp+PT_ORIG_AX-PT_SKIP], 0  #: No such call: nothing is to be made again.
    mov   rax, -ENOSYS                           #: The answer.
    jmp   ia32_sysret                            #: The rest as if it came from a call.

#@ routine ia32_tracesys phase=entry
ia32_tracesys:
    SAVE_REST
    CLEAR_RREGS
    mov   qword ptr [rsp+PT_AX], -ENOSYS         #: Slot ax: the answer that stays if nobody gives a better one.
    mov   rdi, rsp                               #: First argument: the pointer to pt_regs, complete now.
    #: The filter, the tracer, tracepoints and auditing have their turn; RAX is the number of the call to make.
    call  syscall_trace_enter
    LOAD_REG rcx, RCX, cx, PT_CX
    LOAD_REG rdx, RDX, dx, PT_DX
    LOAD_REG rsi, RSI, si, PT_SI
    LOAD_REG rdi, RDI, di, PT_DI
    RESTORE_REST
    cmp   rax, NR_COMPAT_MAX                     #: Is there a 32-bit call of this number?
    ja    int_ret_from_sys_call                  #? No (-1 means: skip the call): slot ax keeps what it holds. #! Yes.
    jmp   ia32_do_call                           #: Make the call.

.include "compat.s"

.include "trace_phases.s"
.include "exit_4.1.s"
.include "services.s"
.include "bodies.s"

.data
.include "tables.s"
