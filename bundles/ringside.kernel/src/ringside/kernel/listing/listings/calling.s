# What the entry code of Linux 5.6 and later does in several places: clearing and restoring registers, changing the page
# table.

# Bits 12 and 11 of CR3: the user half of a pair of page tables, and of a pair of address-space numbers.
.equ PTI_SWITCH, 0x1800

# One register. name: as people write it.
.macro CLEAR_REG reg, name
    #: Clear \name: no value of the user's stays in a register where the CPU might guess with it.
    xor   \reg, \reg
.endm

# The same between the pushes, in kernels that clear each register right after it was saved.
.macro CLEAR_PUSHED reg, name
.if CLEARED_ONE_BY_ONE
    CLEAR_REG \reg, \name
.endif
.endm

# All general registers but RAX, RDI and RSP, behind the last push. rsi: whether RSI is one of them.
.macro CLEAR_REGS rsi=1
.if CLEARED_ONE_BY_ONE == 0
.if \rsi
    CLEAR_REG esi, RSI
.endif
    CLEAR_REG edx, RDX
    CLEAR_REG ecx, RCX
    CLEAR_REG r8d, R8
    CLEAR_REG r9d, R9
    CLEAR_REG r10d, R10
    CLEAR_REG r11d, R11
    CLEAR_REG ebx, RBX
    CLEAR_REG ebp, RBP
    CLEAR_REG r12d, R12
    CLEAR_REG r13d, R13
    CLEAR_REG r14d, R14
    CLEAR_REG r15d, R15
.endif
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
    KEEP_TRANSLATIONS \scratch
    and   \scratch, ~PTI_SWITCH                  #: clear the two bits that tell the user's table from the kernel's
    mov   cr3, \scratch                          #: and from here on the kernel's memory can be seen.
.endif
.endm

# With page-table isolation: from the kernel's page table to the user's. Both registers are free to use; place tells the
# labels of one use from those of another.
.macro SWITCH_TO_USER_CR3 scratch, spare, place
.if CONFIG_PTI
    mov   \scratch, cr3                          #: Back to the user's page table: get the address of the one in use,
    KEEP_USER_TRANSLATIONS \scratch, \spare, \place
    or    \scratch, PTI_SWITCH                   #: set the two bits that make it the user's
    mov   cr3, \scratch                          #: and from here on nearly all of the kernel's memory is out of sight.
.endif
.endm

# The same where only one register is free, on a stack that both page tables show.
.macro SWITCH_TO_USER_CR3_ON_STACK scratch, place
.if CONFIG_PCID
    push  rax                                    #@ mitigation CR3 #: A second register is needed: keep RAX.
.endif
    SWITCH_TO_USER_CR3 \scratch, rax, \place
.if CONFIG_PCID
    pop   rax                                    #@ mitigation CR3 #: RAX holds its value again.
.endif
.endm
