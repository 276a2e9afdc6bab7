# What the entry code of Linux 5.6 and later does in several places: clearing and restoring registers, changing the page
# table.

# Bits 12 and 11 of CR3: the user half of a pair of page tables, and of a pair of address-space numbers.
.equ PTI_SWITCH, 0x1800

# All general registers but RAX, RDI and RSP.
.macro CLEAR_REGS
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
.endm

# The slots from r15 up to si, or to di. RSP has to point to slot r15.
.macro POP_REGS pop_rdi=1, skip_r11rcx=0
    pop   r15                                    #: R15 gets the user's value back from slot r15.
    pop   r14                                    #: R14 gets the user's value back from slot r14.
    pop   r13                                    #: R13 gets the user's value back from slot r13.
    pop   r12                                    #: R12 gets the user's value back from slot r12.
    pop   rbp                                    #: RBP gets the user's value back from slot bp.
    pop   rbx                                    #: RBX gets the user's value back from slot bx.
.if \skip_r11rcx
    pop   rsi                                    #: Skip slot r11 (RSI is free to use): the checks loaded R11 already.
.else
    pop   r11                                    #: R11 gets the user's value back from slot r11.
.endif
    pop   r10                                    #: R10 gets the user's value back from slot r10.
    pop   r9                                     #: R9 gets the user's value back from slot r9.
    pop   r8                                     #: R8 gets the user's value back from slot r8.
    pop   rax                                    #: RAX gets the user's value back from slot ax.
.if \skip_r11rcx
    pop   rsi                                    #: Skip slot cx: the checks loaded RCX already.
.else
    pop   rcx                                    #: RCX gets the user's value back from slot cx.
.endif
    pop   rdx                                    #: RDX gets the user's value back from slot dx.
    pop   rsi                                    #: RSI gets the user's value back from slot si.
.if \pop_rdi
    pop   rdi                                    #: RDI gets the user's value back from slot di.
.endif
.endm

# With page-table isolation: from the user's page table to the kernel's. The register is free to use.
.macro SWITCH_TO_KERNEL_CR3 scratch
.if CONFIG_PTI
    #: The user's page table shows next to nothing of the kernel: get its address,
    mov   \scratch, cr3
    and   \scratch, ~PTI_SWITCH                  #: clear the two bits that tell the user's table from the kernel's
    mov   cr3, \scratch                          #: and from here on the kernel's memory can be seen.
.endif
.endm

# With page-table isolation: from the kernel's page table to the user's. The register is free to use.
.macro SWITCH_TO_USER_CR3 scratch
.if CONFIG_PTI
    mov   \scratch, cr3                          #: Back to the user's page table: get the address of the one in use,
    or    \scratch, PTI_SWITCH                   #: set the two bits that make it the user's
    mov   cr3, \scratch                          #: and from here on nearly all of the kernel's memory is out of sight.
.endif
.endm
