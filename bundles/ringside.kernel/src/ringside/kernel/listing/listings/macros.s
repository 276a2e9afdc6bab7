# Saving and loading registers, and the way to thread_info: what stands at many places of the kernels before 4.17.
# A macro's line appears in the listing with the registers that it is about.

# place is the slot as an offset from RSP.
.macro SAVE_REG reg, name, slot, place
    mov   [rsp+\place], \reg                     #: Keep the user's \name in slot \slot\().
.endm

.macro LOAD_REG reg, name, slot, place
    mov   \reg, [rsp+\place]                     #: \name gets the user's value back from slot \slot\().
.endm

# The six registers that C functions preserve. above: what lies between RSP and pt_regs, +8 for a return address.
.macro SAVE_EXTRA_REGS above
    SAVE_REG rbx, RBX, bx, PT_BX\above
    SAVE_REG rbp, RBP, bp, PT_BP\above
    SAVE_REG r12, R12, r12, PT_R12\above
    SAVE_REG r13, R13, r13, PT_R13\above
    SAVE_REG r14, R14, r14, PT_R14\above
    SAVE_REG r15, R15, r15, PT_R15\above
.endm

.macro RESTORE_EXTRA_REGS
    LOAD_REG rbx, RBX, bx, PT_BX
    LOAD_REG rbp, RBP, bp, PT_BP
    LOAD_REG r12, R12, r12, PT_R12
    LOAD_REG r13, R13, r13, PT_R13
    LOAD_REG r14, R14, r14, PT_R14
    LOAD_REG r15, R15, r15, PT_R15
.endm

# The nine registers that C functions may change.
.macro SAVE_C_REGS above
    SAVE_REG rdi, RDI, di, PT_DI\above
    SAVE_REG rsi, RSI, si, PT_SI\above
    SAVE_REG rdx, RDX, dx, PT_DX\above
    SAVE_REG rcx, RCX, cx, PT_CX\above
    SAVE_REG rax, RAX, ax, PT_AX\above
    SAVE_REG r8, R8, r8, PT_R8\above
    SAVE_REG r9, R9, r9, PT_R9\above
    SAVE_REG r10, R10, r10, PT_R10\above
    SAVE_REG r11, R11, r11, PT_R11\above
.endm

.macro RESTORE_C_REGS_HELPER with_r11, with_rax, with_rcx
.if \with_r11
    LOAD_REG r11, R11, r11, PT_R11
.endif
    LOAD_REG r10, R10, r10, PT_R10
    LOAD_REG r9, R9, r9, PT_R9
    LOAD_REG r8, R8, r8, PT_R8
.if \with_rax
    LOAD_REG rax, RAX, ax, PT_AX
.endif
.if \with_rcx
    LOAD_REG rcx, RCX, cx, PT_CX
.endif
    LOAD_REG rdx, RDX, dx, PT_DX
    LOAD_REG rsi, RSI, si, PT_SI
    LOAD_REG rdi, RDI, di, PT_DI
.endm

.macro RESTORE_C_REGS
    RESTORE_C_REGS_HELPER 1, 1, 1
.endm

.macro RESTORE_C_REGS_EXCEPT_RAX
    RESTORE_C_REGS_HELPER 1, 0, 1
.endm

.macro RESTORE_C_REGS_EXCEPT_R11
    RESTORE_C_REGS_HELPER 0, 1, 1
.endm

.macro RESTORE_C_REGS_EXCEPT_RCX_R11
    RESTORE_C_REGS_HELPER 0, 1, 0
.endm

# A register that leads to thread_info, whose words stand at CURRENT_FLAGS and CURRENT_STATUS from there.
.macro CURRENT_THREAD_INFO reg
.if THREAD_INFO_IN_TASK
    mov   \reg, qword ptr gs:[current_task]      #: The task structure begins with thread_info.
.elseif LINUX_VERSION >= 402
    #: thread_info lies at the bottom of the kernel stack: start from its top.
    mov   \reg, qword ptr gs:[cpu_current_top_of_stack]
.else
    #: thread_info lies at the bottom of the kernel stack: start from its top.
    mov   \reg, qword ptr gs:[kernel_stack]
.endif
.endm
.if THREAD_INFO_IN_TASK
.equ CURRENT_FLAGS, TI_FLAGS
.equ CURRENT_STATUS, TI_STATUS
.else
.equ CURRENT_FLAGS, KERNEL_STACK_OFFSET-THREAD_SIZE+TI_FLAGS
.equ CURRENT_STATUS, KERNEL_STACK_OFFSET-THREAD_SIZE+TI_STATUS
.endif

# The top of the running task's kernel stack.
.macro LOAD_TOP_OF_STACK to, sentence
.if TOP_IN_PCPU_HOT
    #: \sentence
    mov   \to, qword ptr gs:[pcpu_hot+X86_top_of_stack]
.else
    #: \sentence
    mov   \to, qword ptr gs:[cpu_current_top_of_stack]
.endif
.endm

# Where pt_regs of the running task begins.
.macro TASK_PT_REGS reg, sentence
.if LINUX_VERSION >= 402
    #: \sentence
    mov   \reg, qword ptr gs:[cpu_current_top_of_stack]
    sub   \reg, PT_SIZE                          #: pt_regs begins so many bytes below.
.else
    #: \sentence
    mov   \reg, qword ptr gs:[kernel_stack]
    sub   \reg, PT_REGS_OFFSET-KERNEL_STACK_OFFSET #: pt_regs begins so many bytes below.
.endif
.endm

# The first instruction of a system call. The experiments leave it out or do it twice.
.macro SWAPGS_AT_ENTRY
.if WHATIF_NO_SWAPGS == 0
    #: SYSCALL changed neither GS nor RSP: first get the kernel's GS base, which leads to this CPU's own data.
    swapgs
.endif
.if WHATIF_TWO_SWAPGS
    swapgs                                       #: The experiment: a second SWAPGS gives the user's GS base back.
.endif
.endm

# What the entry of a system call saves, from slot orig_ax down to slot r11.
.macro PUSH_ARGUMENTS
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
    #: The six slots that C code preserves get room but no values: they are not written.
    sub   rsp, 6*8
.endm

# Is there a call of this number? With x32, both kinds of calls share one table.
.macro COMPARE_NUMBER
.if CONFIG_X32
    and   eax, ~X32_BIT                          #: The x32 bit of the number is stripped.
    cmp   eax, NR_SYSCALL_MAX                    #: Is there a call of this number?
.else
    cmp   rax, NR_SYSCALL_MAX                    #: Is there a call of this number? All 64 bits of RAX count.
.endif
.endm

.macro CALL_TABLE
    mov   rcx, r10                               #: C functions want the fourth argument in RCX.
    call  qword ptr [sys_call_table+rax*8]       #: Call the function of this number.
.endm

# The last look at the thread flags: interrupts are off, but for the experiments.
.macro CLI_BEFORE_LAST_LOOK
.if WHATIF_NO_CLI == 0 && WHATIF_NO_REREAD == 0
    #: Interrupts off: nothing may set a thread flag between the test and the return.
    cli
.endif
.endm
.macro CLI_AFTER_LAST_LOOK
.if WHATIF_NO_REREAD
    #: The experiment: interrupts go off only now. What set a flag since the last look is not seen.
    cli
.endif
.endm
