# Linux 5.10 (5.9 and 5.10): entry and return of system calls and exceptions on x86-64. Work on entry and exit is done by
# C code that all architectures share, and what asks for it are still thread flags. SYSRET or IRET is decided in assembly.
# Our own words for the documented steps. What a line does stands behind #: ; the C statement behind #= .
.intel_syntax noprefix
.include "common.s"
.include "macros.s"
.include "calling.s"
.include "checks_asm.s"

.text
.include "entry_full.s"
.include "exceptions_idt.s"
.include "compat.s"
.if VERW_AT_EXIT || VERW_IN_C
# The selector that VERW looks at. It stands here because both page tables show this place.
verw_selector:
    .word KERNEL_DATA
.endif

.if CONFIG_PTI
# With page-table isolation the code up to here is all that the user's page table shows of the kernel.
.balign 4096
.endif
entry_text_end:
.include "mitigation_routines.s"

#@ routine do_syscall_64 phase=entry c
do_syscall_64:
    push  rbx                                    #: Keep a register that belongs to the caller.
    push  rbp                                    #: And another.
    mov   rbx, rsi                               #: RBX points to pt_regs from here on.
    #= nr = syscall_enter_from_user_mode(regs, nr);
    mov   rsi, rdi                               #: Second argument: the number, all 64 bits of it.
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  syscall_enter_from_user_mode           #: Interrupts on, and whatever has to be done before the call.
    mov   rbp, rax                               #: RBP holds the number; a tracer may have changed it.

.include "dispatch_64_bits.s"

#@ routine do_syscall_64 phase=work c
do_syscall_exit:
    #= syscall_exit_to_user_mode(regs);
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  syscall_exit_to_user_mode              #: All exit work; interrupts are off when it comes back.
    pop   rbp                                    #: Give the caller's registers back.
    pop   rbx                                    #: Both of them.
    ret                                          #: Back to the assembly code, which decides how to return.

.include "generic_entry_5.10.s"
.include "exceptions_idt_c.s"
.include "compat_c.s"
.include "services.s"
.include "bodies.s"

.data
.include "tables.s"
