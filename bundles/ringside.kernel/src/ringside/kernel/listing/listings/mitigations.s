# What the entries and exits do against leaks by speculation, where the kernel is asked for it (option mitigations) and the
# CPU needs it: each maker's CPUs need other things. The reasons are facts about CPUs that the model cannot show: it guesses
# nothing and remembers nothing, so that all of this only costs steps here. help: kernels/mitigations.html

.equ MSR_IA32_SPEC_CTRL, 0x48
.equ SPEC_CTRL_IBRS, 1
# Bit 63 of a value for CR3, and what is left of it for the number of an address space.
.equ CR3_NO_FLUSH, 63
.equ CR3_NUMBER, 0x7ff

# Indirect branches of the kernel are not to follow guesses that the program has prepared (Spectre v2, retbleed). Intel CPUs
# have a bit for it, indirect branch restricted speculation. It slows the program down, so that it is off in user mode.
.macro IBRS_ON
    #: What the register is to hold in the kernel: IBRS on.
    mov   rdx, qword ptr gs:[x86_spec_ctrl_current] #@ mitigation IBRS
    mov   eax, edx                               #@ mitigation IBRS #: WRMSR takes the lower half from EAX
    shr   rdx, 32                                #@ mitigation IBRS #: and the upper half from EDX.
    #: IBRS on: what user mode has taught the CPU about indirect branches does not count from here on.
    wrmsr                                        #@ mitigation IBRS
.endm

.macro IBRS_ENTER
.if KERNEL_IBRS
    mov   ecx, MSR_IA32_SPEC_CTRL                #@ mitigation IBRS #: The register that restricts speculation.
    IBRS_ON
.endif
.endm

.macro IBRS_EXIT
.if KERNEL_IBRS
    mov   ecx, MSR_IA32_SPEC_CTRL                #@ mitigation IBRS #: The register that restricts speculation:
    mov   rdx, qword ptr gs:[x86_spec_ctrl_current] #@ mitigation IBRS #: its value in the kernel,
    and   edx, ~SPEC_CTRL_IBRS                   #@ mitigation IBRS #: without the bit IBRS, which would slow the program.
    mov   eax, edx                               #@ mitigation IBRS #: WRMSR takes the lower half from EAX
    shr   rdx, 32                                #@ mitigation IBRS #: and the upper half from EDX.
    wrmsr                                        #@ mitigation IBRS #: IBRS off: only RETs without a call may follow.
.endif
.endm

# The same where the interrupted code may be the kernel's: R15 keeps the value until the way out.
.macro PARANOID_IBRS_ENTER
.if KERNEL_IBRS
    mov   ecx, MSR_IA32_SPEC_CTRL                #@ mitigation IBRS #: The register that restricts speculation:
    rdmsr                                        #@ mitigation IBRS #: read it, in two halves,
    shl   rdx, 32                                #@ mitigation IBRS #: put them
    or    rax, rdx                               #@ mitigation IBRS #: together
    mov   r15, rax                               #@ mitigation IBRS #: and keep it in R15 for the way out.
    test  eax, SPEC_CTRL_IBRS                    #@ mitigation IBRS #: Is IBRS on already?
    #? No: the program was interrupted, or the kernel at its border.
    jz    paranoid_ibrs_on                       #@ mitigation IBRS #! Yes: the kernel was interrupted.
    lfence                                       #@ mitigation IBRS #: Wait, in case the jump above was only guessed.
    jmp   paranoid_ibrs_done                     #@ mitigation IBRS #: Nothing to change.
paranoid_ibrs_on:
    IBRS_ON
paranoid_ibrs_done:
.endif
.endm

.macro PARANOID_IBRS_EXIT
.if KERNEL_IBRS
    mov   ecx, MSR_IA32_SPEC_CTRL                #@ mitigation IBRS #: The register that restricts speculation
    mov   rdx, r15                               #@ mitigation IBRS #: gets back what it held at the entry.
    mov   eax, edx                               #@ mitigation IBRS #: WRMSR takes the lower half from EAX
    shr   rdx, 32                                #@ mitigation IBRS #: and the upper half from EDX.
    wrmsr                                        #@ mitigation IBRS #: As it was before this exception.
.endif
.endm

# AMD CPUs guess even for RET where it leads (retbleed; inception): the guess that the program has taught them is to go.
.macro UNTRAIN_RET
.if UNTRAIN_RETURNS
    #: Make the CPU forget what user mode has taught it about RET. Before the first RET of the kernel that has to be done.
    call  entry_untrain_ret                      #@ mitigation UNTRAIN_RET
.endif
.endm

# Intel CPUs let the history of branches choose among the guesses that IBRS leaves (branch history injection).
.macro CLEAR_BRANCH_HISTORY
.if CLEAR_HISTORY
    #: Overwrite the history of branches by so many of our own that none of the program's is left in it.
    call  clear_bhb_loop                         #@ mitigation CLEAR_BRANCH_HISTORY
.endif
.endm

# Buffers inside the CPU may hold data of the kernel that the program could get at (MDS and its relatives, on AMD TSA). On
# such CPUs VERW, with an operand in memory, empties them besides what it always did.
.macro CLEAR_CPU_BUFFERS
.if VERW_AT_EXIT
    #: VERW tests whether a segment may be written, which nobody wants to know. It also empties the buffers of this CPU, in
    #: which the program might find data of the kernel; so late because nothing may fill them again.
    verw  word ptr [rip+verw_selector]           #@ mitigation VERW
.endif
.endm

# The same in kernels that do it in C, some steps before the return.
.macro CLEAR_CPU_BUFFERS_IN_C
.if VERW_IN_C
    #= mds_user_clear_cpu_buffers();
    #: VERW tests whether a segment may be written, which nobody wants to know. It also empties the buffers of this CPU, in
    #: which the program might find data of the kernel. What the rest of the exit reads may get into them again.
    verw  word ptr [rip+verw_selector]           #@ mitigation VERW
.endif
.endm

# Around a SWAPGS that is made on a condition (Spectre v1): the CPU may guess the condition wrong and go on with the wrong
# GS base.
.macro FENCE_SWAPGS_USER_ENTRY
.if FENCE_BEHIND_SWAPGS
    #: Wait until SWAPGS is certain: a CPU that guessed past it would read through the user's GS base.
    lfence                                       #@ mitigation LFENCE
.endif
.endm

.macro FENCE_SWAPGS_KERNEL_ENTRY
.if FENCE_WITHOUT_SWAPGS
    #: Wait until it is certain that no SWAPGS was due: a CPU that wrongly left it out would read through the user's GS base.
    lfence                                       #@ mitigation LFENCE
.endif
.endm

# Each page table of a pair has an address space of its own with a number (PCID). A write to CR3 with bit 63 set keeps what
# the CPU has stored about that space; without the bit each change of the table would throw it away.
.macro KEEP_TRANSLATIONS scratch
.if CONFIG_PCID
    #: Bit 63: keep the translations of addresses that the CPU has stored, they belong to this table alone.
    bts   \scratch, CR3_NO_FLUSH                 #@ mitigation CR3
.endif
.endm

# Towards the user's table, whose translations may be out of date: one bit for each number says so. spare is another
# register that is free to use; place makes the labels.
.macro KEEP_USER_TRANSLATIONS scratch, spare, place
.if CONFIG_PCID
    mov   \spare, \scratch                       #@ mitigation CR3 #: Keep it for a moment.
    and   \scratch, CR3_NUMBER                   #@ mitigation CR3 #: The number of the address space:
    bt    qword ptr gs:[user_pcid_flush_mask], \scratch #@ mitigation CR3 #: are its user's translations out of date?
    #? No: they may stay.
    jnc   \place\()_keep                         #@ mitigation CR3 #! Yes: they have to go.
    btr   qword ptr gs:[user_pcid_flush_mask], \scratch #@ mitigation CR3 #: They go now: clear the bit.
    mov   \scratch, \spare                       #@ mitigation CR3 #: The address again, without bit 63.
    jmp   \place\()_write                        #@ mitigation CR3 #: Write it.
\place\()_keep:
    mov   \scratch, \spare                       #@ mitigation CR3 #: The address again,
    bts   \scratch, CR3_NO_FLUSH                 #@ mitigation CR3 #: with bit 63: keep what is stored.
\place\()_write:
.endif
.endm
