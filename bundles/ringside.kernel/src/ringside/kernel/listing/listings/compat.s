# How 32-bit programs come in and go back, the part in assembly: by SYSENTER on an Intel CPU, by SYSCALL on an AMD CPU
# (the other maker's instruction does not exist there for them). INT 0x80 stands elsewhere.
# Both begin in the page of the vDSO, vdso32.s, and go back to its landing pad. RBP points to the user's stack there,
# where the sixth argument lies, which is the user's EBP.

.if COMPAT_IN_C == 0
# Linux 4.0 to 4.3: a fast path of its own, all in assembly. A call without work for the thread flags goes back without
# any check; all others leave by the slow path of 64-bit calls, whose checks a return to CS 0x23 can never pass.
.ifndef PT_SKIP
.equ PT_SKIP, 0
.endif

# Arguments are 32 bits wide and stand elsewhere than C functions of 64-bit code want them.
.macro COMPAT_ARGUMENTS sixth=1
    mov   r8d, edi                               #: 32-bit programs have their fifth argument in EDI,
.if \sixth
    mov   r9d, ebp                               #: the sixth was taken from the stack,
.endif
    xchg  ecx, esi                               #: the fourth in ESI and the second in ECX,
    mov   edi, ebx                               #: the first in EBX,
    mov   edx, edx                               #: the third in EDX; each is 32 bits wide.
.endm

# The user's RBP or R8 points to the sixth argument.
.macro SIXTH_ARGUMENT reg, pointer
    #: Get the sixth argument from the user's stack. If that cannot be read, go on at ia32_badarg.
    mov   \reg, [\pointer]                       #@ fixup ia32_badarg
.endm

.macro COMPAT_ENTRY_WORK traced
    or    dword ptr [rsp+STATUS_WORD-PT_SKIP], COMPAT_CALL #: Note that this is a 32-bit call.
    #: Does any thread flag want something done before the call?
    test  dword ptr [rsp+FLAGS_WORD-PT_SKIP], _TIF_WORK_SYSCALL_ENTRY
    jnz   \traced                                #? Yes. #! No: the call follows.
.endm

# The call itself, up to the last look at the thread flags. Since 4.2 a bad number just keeps what slot ax holds.
.macro COMPAT_CALL_TABLE entry
.if LINUX_VERSION >= 402
    cmp   rax, NR_COMPAT_MAX                     #: Is there a 32-bit call of this number?
    ja    \entry\()_called                       #? No: slot ax keeps -ENOSYS. #! Yes: call it.
.endif
    call  qword ptr [ia32_sys_call_table+rax*8]  #: Call the function of this number.
    mov   [rsp+PT_AX-PT_SKIP], rax               #: Its result is what the user finds in EAX.
\entry\()_called:
    CLI_BEFORE_LAST_LOOK
    #: Does any thread flag want something done before the user goes on?
    test  dword ptr [rsp+FLAGS_WORD-PT_SKIP], _TIF_ALLWORK_MASK
    jnz   ia32_ret_from_sys_call                 #? Yes: leave this fast path. #! No: stay on this fast path.
.if CONFIG_XEN_PV
    cmp   byte ptr [xen_pv_guest], 0             #: Does this kernel run as a Xen PV guest?
    #? Yes: such a guest has neither SYSRET nor SYSEXIT.
    jne   ia32_ret_from_sys_call                 #! No: stay on this fast path.
.endif
    CLI_AFTER_LAST_LOOK
.endm

# A tracer, the filter, tracepoints or auditing want to see the call. call: where to go on with it.
.macro COMPAT_TRACE call, swapped=0
.if LINUX_VERSION < 401
    SAVE_REST
.else
    SAVE_EXTRA_REGS
.endif
    xor   eax, eax                               #: 0 goes to four slots that have no value yet.
    mov   [rsp+PT_R11], rax                      #: Slot r11: cleared.
    mov   [rsp+PT_R10], rax                      #: Slot r10: cleared.
    mov   [rsp+PT_R9], rax                       #: Slot r9: cleared.
    mov   [rsp+PT_R8], rax                       #: Slot r8: cleared.
    mov   qword ptr [rsp+PT_AX], -ENOSYS         #: Slot ax: the answer that stays if nobody gives a better one.
    mov   rdi, rsp                               #: First argument: the pointer to pt_regs, complete now.
    #: The filter, the tracer, tracepoints and auditing have their turn; RAX is the number of the call to make.
    call  syscall_trace_enter
    LOAD_REG ecx, ECX, cx, PT_CX
    LOAD_REG edx, EDX, dx, PT_DX
    LOAD_REG esi, ESI, si, PT_SI
    LOAD_REG edi, EDI, di, PT_DI
    mov   eax, eax                               #: Only 32 bits of the number count.
.if LINUX_VERSION < 401
    RESTORE_REST
.else
    RESTORE_EXTRA_REGS
.endif
.if \swapped
    xchg  r9d, ebp                               #: The sixth argument again.
.endif
.if LINUX_VERSION < 402
    cmp   rax, NR_COMPAT_MAX                     #: Is there a 32-bit call of this number?
    #? No (-1 means: skip the call): slot ax keeps what it holds.
    ja    int_ret_from_sys_call                  #! Yes: call it.
.endif
    jmp   \call                                  #: Make the call.
.endm

.macro CLEAR_HIGH_REGISTERS
    xor   r8d, r8d                               #: Clear R8: a 32-bit program must not find values of the kernel in it.
    xor   r9d, r9d                               #: Clear R9.
    xor   r10d, r10d                             #: Clear R10.
.endm

.if LINUX_VERSION < 402
#@ routine ia32_sysenter_target phase=entry
ia32_sysenter_target:
.else
#@ routine entry_SYSENTER_compat phase=entry
.endif
entry_SYSENTER_compat:
    #: SYSENTER loaded CS, SS, RIP and RSP, cleared IF and saved nothing: not even where it came from. TF is still on if
    #: the program had it on, so a step trap comes right here. Get the kernel's GS base.
    swapgs
.if LINUX_VERSION < 401
    mov   rsp, qword ptr gs:[kernel_stack]       #: Go to the task's kernel stack;
    add   rsp, KERNEL_STACK_OFFSET               #: its top is a little higher.
.else
    mov   rsp, qword ptr gs:[cpu_tss_sp0]        #: Go to the top of this task's kernel stack.
.endif
    sti                                          #: Interrupts on.
    mov   ebp, ebp                               #: The user's stack pointer has 32 bits: clear the upper half of RBP,
    mov   eax, eax                               #: and that of the number.
    #: Where does the user go on? SYSENTER lost that; it is always the landing pad in the vDSO. thread_info knows where
    #: that is, for a 32-bit program: read it from the bottom of the stack.
    mov   r10d, [rsp-THREAD_SIZE+TI_SYSENTER_RETURN]
    #: Slot ss: a constant.
    push  USER_DATA
    push  rbp                                    #: Slot sp: the vDSO put it into EBP.
    #: Slot flags: what is in RFLAGS now. If TF was on, the step trap has taken it away; it comes back later.
    pushfq
    push  USER32_CODE                            #: Slot cs: a constant, 32-bit code.
    push  r10                                    #: Slot ip: the landing pad.
    push  rax                                    #: Slot orig_ax: the number of the system call.
.if LINUX_VERSION < 401
    cld                                          #: C code wants DF off.
    #: Room for nine slots, down to r11. A 32-bit program has no R8 to R11: their slots stay empty.
    sub   rsp, 9*8
    mov   [rsp+PT_DI-PT_SKIP], rdi               #: Slot di: fifth argument.
    mov   [rsp+PT_SI-PT_SKIP], rsi               #: Slot si: fourth argument.
    mov   [rsp+PT_DX-PT_SKIP], rdx               #: Slot dx: third argument.
    mov   [rsp+PT_CX-PT_SKIP], rcx               #: Slot cx: second argument.
    mov   [rsp+PT_AX-PT_SKIP], rax               #: Slot ax: the number once more.
.else
    push  rdi                                    #: Slot di: fifth argument.
    push  rsi                                    #: Slot si: fourth argument.
    push  rdx                                    #: Slot dx: third argument.
    push  rcx                                    #: Slot cx: second argument.
    push  -ENOSYS                                #: Slot ax: the answer that stays if nobody gives a better one.
    cld                                          #: C code wants DF off.
    #: The ten slots below get room but no values.
    sub   rsp, 10*8
.endif
    SIXTH_ARGUMENT ebp, rbp
    #: SYSENTER left NT as it was, and with NT the kernel could not return by IRET: is it on?
    test  dword ptr [rsp+PT_FLAGS-PT_SKIP], FLAG_NT
    jnz   sysenter_fix_flags                     #? Yes: put that right. #! No.
sysenter_flags_fixed:
    COMPAT_ENTRY_WORK sysenter_tracesys
.if LINUX_VERSION < 402
    cmp   rax, NR_COMPAT_MAX                     #: Is there a 32-bit call of this number?
    ja    ia32_badsys                            #? No. #! Yes: call it.
.endif

#@ routine sysenter_do_call phase=dispatch
sysenter_do_call:
    COMPAT_ARGUMENTS
#@ routine sysenter_dispatch phase=dispatch
sysenter_dispatch:
    COMPAT_CALL_TABLE sysenter

#@ routine sysexit_from_sys_call phase=return
sysexit_from_sys_call:
    and   dword ptr [rsp+STATUS_WORD-PT_SKIP], ~COMPAT_CALL #: The next entry may be a 64-bit call again.
.if COMPAT_SYSEXIT
    #: Slot flags goes into RFLAGS in a moment: take IF out, interrupts must not come on before the last instruction.
    and   dword ptr [rsp+PT_FLAGS-PT_SKIP], ~FLAG_IF
    mov   edx, [rsp+PT_IP-PT_SKIP]               #: SYSEXIT takes EIP from EDX: the landing pad.
    mov   rsi, [rsp+PT_SI-PT_SKIP]               #: RSI gets the user's value back from slot si.
    mov   rdi, [rsp+PT_DI-PT_SKIP]               #: RDI gets the user's value back from slot di.
    #: Skip the general registers, orig_ax, ip and cs: RSP points to slot flags.
    add   rsp, PT_FLAGS-PT_SKIP
    CLEAR_HIGH_REGISTERS
    xor   r11d, r11d                             #: Clear R11.
    popfq                                        #: RFLAGS from slot flags: SYSEXIT does not load them.
    pop   rcx                                    #: SYSEXIT takes ESP from ECX: slot sp.
    swapgs                                       #: Give the user's GS base back.
    #: Interrupts on; they come after the next instruction at the earliest.
    sti
    #: SYSEXIT, not SYSRET: EIP from EDX, ESP from ECX, CS and SS flat. No check was made; EDX and ECX are lost, the vDSO
    #: has kept them on the stack.
    sysexitd                                     #@ return SYSRETL
.else
    # The name of this routine is all that is left of SYSEXIT: SYSRET works here as well, and is safe.
    mov   ecx, [rsp+PT_IP-PT_SKIP]               #: SYSRET takes EIP from ECX: the landing pad.
.if LINUX_VERSION >= 402
    mov   rax, [rsp+PT_AX]                       #: RAX gets the result from slot ax.
.endif
    mov   rsi, [rsp+PT_SI]                       #: RSI gets the user's value back from slot si.
    mov   rdi, [rsp+PT_DI]                       #: RDI gets the user's value back from slot di.
    xor   edx, edx                               #: Clear EDX: the vDSO has kept the user's on the stack.
    CLEAR_HIGH_REGISTERS
    mov   r11d, [rsp+PT_FLAGS]                   #: SYSRET takes RFLAGS from R11: slot flags.
    mov   esp, [rsp+PT_SP]                       #: The user's stack pointer, still at CPL 0.
    swapgs                                       #: Give the user's GS base back.
    #: SYSRETL: back to 32-bit code, EIP from ECX, RFLAGS from R11. Not one check was made.
    sysretd                                      #@ return SYSRETL
.endif

#@ routine sysenter_fix_flags phase=entry
sysenter_fix_flags:
    push  FLAG_IF|FLAG_FIXED                     #: All flags off but IF:
    popfq                                        #: the kernel runs with these; slot flags keeps the user's.
    jmp   sysenter_flags_fixed                   #: Go on.

#@ routine sysenter_tracesys phase=entry
sysenter_tracesys:
    COMPAT_TRACE sysenter_do_call

.if LINUX_VERSION < 402
#@ routine ia32_cstar_target phase=entry
ia32_cstar_target:
.else
#@ routine entry_SYSCALL_compat phase=entry
.endif
entry_SYSCALL_compat:
    #: SYSCALL of a 32-bit program: EIP is in ECX, RFLAGS in R11 as with 64-bit code. Get the kernel's GS base.
    swapgs
    mov   r8d, esp                               #: The user's ESP; a 32-bit program has no R8 to lose.
.if LINUX_VERSION < 402
    mov   rsp, qword ptr gs:[kernel_stack]       #: Go to the task's kernel stack.
.else
    mov   rsp, qword ptr gs:[cpu_current_top_of_stack] #: Go to the top of this task's kernel stack.
.endif
    sti                                          #: Interrupts on.
.if LINUX_VERSION < 401
    #: RSP stands below the five slots that look like an interrupt frame. Room for ten slots, down to r11.
    sub   rsp, 10*8
    mov   [rsp+PT_DI-PT_SKIP], rdi               #: Slot di: fifth argument.
    mov   [rsp+PT_SI-PT_SKIP], rsi               #: Slot si: fourth argument.
    mov   [rsp+PT_DX-PT_SKIP], rdx               #: Slot dx: third argument.
    mov   [rsp+PT_AX-PT_SKIP], rax               #: Slot ax: the number.
    mov   eax, eax                               #: Only 32 bits of the number count: clear the upper half of RAX.
    mov   [rsp+PT_ORIG_AX-PT_SKIP], rax          #: Slot orig_ax: the number of the system call.
    mov   [rsp+PT_IP-PT_SKIP], rcx               #: Slot ip: SYSCALL put the return address into ECX.
    #: Slot cx: SYSCALL took ECX, so the vDSO moved the second argument to EBP.
    mov   [rsp+PT_CX-PT_SKIP], rbp
    mov   ecx, ebp                               #: The second argument, where it belongs.
    mov   qword ptr [rsp+PT_CS-PT_SKIP], USER32_CODE #: Slot cs: a constant, 32-bit code.
    mov   qword ptr [rsp+PT_SS-PT_SKIP], USER_DATA #: Slot ss: a constant.
    mov   [rsp+PT_FLAGS-PT_SKIP], r11            #: Slot flags: SYSCALL put the user's RFLAGS into R11.
    mov   [rsp+PT_SP-PT_SKIP], r8                #: Slot sp: the user's ESP.
.else
    mov   eax, eax                               #: Only 32 bits of the number count: clear the upper half of RAX.
    #: Slot ss: a constant.
    push  USER_DATA
    push  r8                                     #: Slot sp: the user's ESP.
    push  r11                                    #: Slot flags: SYSCALL put the user's RFLAGS into R11.
    push  USER32_CODE                            #: Slot cs: a constant, 32-bit code.
    push  rcx                                    #: Slot ip: SYSCALL put the return address into ECX.
    push  rax                                    #: Slot orig_ax: the number of the system call.
    push  rdi                                    #: Slot di: fifth argument.
    push  rsi                                    #: Slot si: fourth argument.
    push  rdx                                    #: Slot dx: third argument.
    #: Slot cx: SYSCALL took ECX, so the vDSO moved the second argument to EBP.
    push  rbp
    mov   ecx, ebp                               #: The second argument, where it belongs.
    push  -ENOSYS                                #: Slot ax: the answer that stays if nobody gives a better one.
    #: The ten slots below get room but no values.
    sub   rsp, 10*8
.endif
    SIXTH_ARGUMENT r9d, r8
    COMPAT_ENTRY_WORK cstar_tracesys
.if LINUX_VERSION < 402
    cmp   rax, NR_COMPAT_MAX                     #: Is there a 32-bit call of this number?
    ja    ia32_badsys                            #? No. #! Yes: call it.
.endif

#@ routine cstar_do_call phase=dispatch
cstar_do_call:
    COMPAT_ARGUMENTS sixth=0
#@ routine cstar_dispatch phase=dispatch
cstar_dispatch:
    COMPAT_CALL_TABLE cstar

#@ routine sysretl_from_sys_call phase=return
sysretl_from_sys_call:
    and   dword ptr [rsp+STATUS_WORD-PT_SKIP], ~COMPAT_CALL #: The next entry may be a 64-bit call again.
.if LINUX_VERSION >= 402
    mov   rax, [rsp+PT_AX]                       #: RAX gets the result from slot ax.
.endif
    mov   rdx, [rsp+PT_DX-PT_SKIP]               #: RDX gets the user's value back from slot dx.
    mov   rsi, [rsp+PT_SI-PT_SKIP]               #: RSI gets the user's value back from slot si.
    mov   rdi, [rsp+PT_DI-PT_SKIP]               #: RDI gets the user's value back from slot di.
    mov   ecx, [rsp+PT_IP-PT_SKIP]               #: SYSRET takes EIP from ECX: slot ip.
    mov   r11d, [rsp+PT_FLAGS-PT_SKIP]           #: SYSRET takes RFLAGS from R11: slot flags.
    CLEAR_HIGH_REGISTERS
    mov   esp, [rsp+PT_SP-PT_SKIP]               #: The user's stack pointer, still at CPL 0.
    swapgs                                       #: Give the user's GS base back.
    #: SYSRETL: back to 32-bit code, EIP from ECX, RFLAGS from R11. Not one check was made.
    sysretd                                      #@ return SYSRETL

#@ routine cstar_tracesys phase=entry
cstar_tracesys:
    xchg  r9d, ebp                               #: The tracer wants to see the sixth argument in slot bp.
    COMPAT_TRACE cstar_do_call, swapped=1

.if LINUX_VERSION == 401
#@ routine ia32_badsys phase=dispatch
ia32_badsys:
    mov   qword ptr [rsp+PT_ORIG_AX], 0          #: No such call: nothing is to be made again.
    mov   qword ptr [rsp+PT_AX], -ENOSYS         #: The answer.
    jmp   ia32_ret_from_sys_call                 #: The rest as if it came from a call.

.endif
#@ routine ia32_badarg phase=dispatch
ia32_badarg:
    mov   rax, -EFAULT                           #: The sixth argument could not be read: that is the answer.
    mov   [rsp+PT_AX-PT_SKIP], rax               #: It goes to slot ax,
    jmp   ia32_ret_from_sys_call                 #: and no call is made.

#@ routine ia32_ret_from_sys_call phase=work
ia32_ret_from_sys_call:
    xor   eax, eax                               #: 0 goes to four slots.
    #: Slot r11: cleared, so it cannot equal slot flags: this return is never a SYSRET.
    mov   [rsp+PT_R11-PT_SKIP], rax
    mov   [rsp+PT_R10-PT_SKIP], rax              #: Slot r10: cleared.
    mov   [rsp+PT_R9-PT_SKIP], rax               #: Slot r9: cleared.
    mov   [rsp+PT_R8-PT_SKIP], rax               #: Slot r8: cleared.
.if LINUX_VERSION >= 402
    sti                                          #: The C code of the slow path wants interrupts on.
.endif
    jmp   int_ret_from_sys_call                  #: The slow path of 64-bit calls does the rest.
.else

# Linux 4.4 and later: pt_regs is completed here, everything else happens in C, and C says how to go back.

# Right after a push, in kernels that clear one register after the other.
.macro COMPAT_CLEAR reg, name
.if LINUX_VERSION >= 416
    CLEAR_PUSHED \reg, \name
.endif
.endm

# From slot orig_ax down to slot r15.
.macro COMPAT_PUSH_REGS second
    push  rax                                    #: Slot orig_ax: the number of the system call.
    push  rdi                                    #: Slot di: fifth argument.
    push  rsi                                    #: Slot si: fourth argument.
    COMPAT_CLEAR esi, RSI
    push  rdx                                    #: Slot dx: third argument.
    COMPAT_CLEAR edx, RDX
    push  \second                                #: Slot cx: second argument.
    COMPAT_CLEAR ecx, RCX
    push  -ENOSYS                                #: Slot ax: the answer that stays if nobody gives a better one.
.if LINUX_VERSION >= 508
    push  r8                                     #: Slot r8. A 32-bit program does not know this register.
    push  r9                                     #: Slot r9.
    push  r10                                    #: Slot r10.
    push  r11                                    #: Slot r11.
    push  rbx                                    #: Slot bx: first argument.
    push  rbp                                    #: Slot bp: for now the user's stack pointer, or the second argument.
    push  r12                                    #: Slot r12.
    push  r13                                    #: Slot r13.
    push  r14                                    #: Slot r14.
    push  r15                                    #: Slot r15.
.else
    push  0                                      #: Slot r8: a 32-bit program does not know this register.
    COMPAT_CLEAR r8d, R8
    push  0                                      #: Slot r9: cleared.
    COMPAT_CLEAR r9d, R9
    push  0                                      #: Slot r10: cleared.
    COMPAT_CLEAR r10d, R10
    push  0                                      #: Slot r11: cleared.
    COMPAT_CLEAR r11d, R11
    push  rbx                                    #: Slot bx: first argument.
    COMPAT_CLEAR ebx, RBX
    push  rbp                                    #: Slot bp: for now the user's stack pointer, or the second argument.
    COMPAT_CLEAR ebp, RBP
    push  0                                      #: Slot r12: cleared.
    COMPAT_CLEAR r12d, R12
    push  0                                      #: Slot r13: cleared.
    COMPAT_CLEAR r13d, R13
    push  0                                      #: Slot r14: cleared.
    COMPAT_CLEAR r14d, R14
    push  0                                      #: Slot r15: cleared.
    COMPAT_CLEAR r15d, R15
.endif
.if LINUX_VERSION >= 416
    CLEAR_REGS
.endif
.endm

# What C said decides, but a Xen PV guest has only IRET.
.macro COMPAT_DECISION
.if CONFIG_XEN_PV
    cmp   byte ptr [xen_pv_guest], 0             #: Does this kernel run as a Xen PV guest?
    jne   compat_return_by_iret                  #? Yes: such a guest has no SYSRET. #! No: ask what the C code says.
.endif
    test  eax, eax                               #: The C code says in EAX whether SYSRET may be used.
    jz    compat_return_by_iret                  #? No: return by IRET, which can restore everything. #! Yes: SYSRET.
.endm

#@ routine entry_SYSENTER_compat phase=entry
entry_SYSENTER_compat:
    #: SYSENTER loaded CS, SS, RIP and RSP, cleared IF and saved nothing: not even where it came from. TF is still on if
    #: the program had it on: then a step trap comes before each of these instructions, and is ignored. Get the kernel's
    #: GS base.
    swapgs
.if LINUX_VERSION >= 508
    push  rax                                    #: RSP is on the small entry stack: keep RAX there for a moment.
    SWITCH_TO_KERNEL_CR3 rax
    pop   rax                                    #: RAX holds the number again.
.elseif LINUX_VERSION >= 415
    SWITCH_TO_KERNEL_CR3 rsp
.endif
    LOAD_TOP_OF_STACK rsp, "Go to the top of this task's kernel stack."
.if LINUX_VERSION < 508
    mov   eax, eax                               #: Only 32 bits of the number count: clear the upper half of RAX.
.endif
    #: Slot ss: a constant.
    push  USER_DATA
.if LINUX_VERSION >= 508
    push  0                                      #: Slot sp: the C code puts it in.
.else
    push  rbp                                    #: Slot sp: the vDSO put it into EBP.
.endif
    pushfq                                       #: Slot flags: the user's but for IF, which SYSENTER cleared. TF too.
.if LINUX_VERSION < 508
    or    qword ptr [rsp], FLAG_IF               #: The user had interrupts on.
.endif
    push  USER32_CODE                            #: Slot cs: a constant, 32-bit code.
    push  0                                      #: Slot ip: SYSENTER lost it; the C code puts it in.
.if LINUX_VERSION >= 508

#@ routine entry_SYSENTER_compat_after_hwframe phase=entry
entry_SYSENTER_compat_after_hwframe:
    mov   eax, eax                               #: Only 32 bits of the number count: clear the upper half of RAX.
.endif
    COMPAT_PUSH_REGS rcx
    cld                                          #: C code wants DF off.
    IBRS_ENTER
    UNTRAIN_RET
    #: SYSENTER left these flags as they were. None of them may stay on in the kernel: is one?
    test  dword ptr [rsp+PT_FLAGS], FLAG_NT|FLAG_AC|FLAG_TF
    #? Yes: turn them off. With TF, the step traps end there.
    jnz   sysenter_fix_flags                     #! No: none of them is set.
sysenter_flags_fixed:
    # Not before TF is off: step traps are ignored in this routine only.
    CLEAR_BRANCH_HISTORY
    mov   rdi, rsp                               #: First argument: the pointer to pt_regs.
.if LINUX_VERSION >= 508
    call  do_SYSENTER_32                         #: All the rest happens in C; interrupts are off when it comes back.
.else
    call  do_fast_syscall_32                     #: All the rest happens in C; interrupts are off when it comes back.
.endif
.if LINUX_VERSION < 606

#@ routine entry_SYSENTER_compat phase=decision
    COMPAT_DECISION
.endif
    jmp   sysret32_from_system_call              #: The way back is the same as for SYSCALL.

#@ routine sysenter_fix_flags phase=entry
sysenter_fix_flags:
    push  FLAG_FIXED                             #: All flags off:
    popfq                                        #: the kernel runs with these; slot flags keeps the user's.
    jmp   sysenter_flags_fixed                   #: Go on.
__end_entry_SYSENTER_compat:

#@ routine entry_SYSCALL_compat phase=entry
entry_SYSCALL_compat:
    #: SYSCALL of a 32-bit program: EIP is in ECX, RFLAGS in R11 as with 64-bit code. Get the kernel's GS base.
    swapgs
    mov   r8d, esp                               #: The user's ESP; a 32-bit program has no R8 to lose.
.if LINUX_VERSION >= 415
    SWITCH_TO_KERNEL_CR3 rsp
.endif
    LOAD_TOP_OF_STACK rsp, "Go to the top of this task's kernel stack."
.if LINUX_VERSION >= 519

#@ routine entry_SYSCALL_compat_safe_stack phase=entry
entry_SYSCALL_compat_safe_stack:
.endif
.if LINUX_VERSION < 508
    mov   eax, eax                               #: Only 32 bits of the number count: clear the upper half of RAX.
.endif
    #: Slot ss: a constant.
    push  USER_DATA
    push  r8                                     #: Slot sp: the user's ESP.
    push  r11                                    #: Slot flags: SYSCALL put the user's RFLAGS into R11.
    push  USER32_CODE                            #: Slot cs: a constant, 32-bit code.
    push  rcx                                    #: Slot ip: SYSCALL put the return address into ECX.
.if LINUX_VERSION >= 508

#@ routine entry_SYSCALL_compat_after_hwframe phase=entry
entry_SYSCALL_compat_after_hwframe:
    mov   eax, eax                               #: Only 32 bits of the number count: clear the upper half of RAX.
.endif
    # SYSCALL took ECX, so the vDSO moved the second argument to EBP.
    COMPAT_PUSH_REGS rbp
    IBRS_ENTER
    UNTRAIN_RET
    CLEAR_BRANCH_HISTORY
    mov   rdi, rsp                               #: First argument: the pointer to pt_regs.
    call  do_fast_syscall_32                     #: All the rest happens in C; interrupts are off when it comes back.
.if LINUX_VERSION < 606

#@ routine entry_SYSCALL_compat phase=decision
    COMPAT_DECISION
.endif

#@ routine sysret32_from_system_call phase=decision
sysret32_from_system_call:
.if LINUX_VERSION >= 606
    COMPAT_DECISION
.endif

#@ routine sysret32_from_system_call phase=return
    IBRS_EXIT
    mov   rbx, [rsp+PT_BX]                       #: RBX gets the user's value back from slot bx.
    mov   rbp, [rsp+PT_BP]                       #: RBP gets the user's value back from slot bp.
    mov   r11, [rsp+PT_FLAGS]                    #: SYSRET takes RFLAGS from R11: slot flags.
    mov   rcx, [rsp+PT_IP]                       #: SYSRET takes EIP from ECX: the landing pad. The vDSO kept the user's.
    add   rsp, PT_AX                             #: Skip r15 to r8: RSP points to slot ax.
    pop   rax                                    #: RAX gets the result from slot ax.
    pop   rdx                                    #: Skip slot cx.
    pop   rdx                                    #: RDX gets the user's value back from slot dx.
    pop   rsi                                    #: RSI gets the user's value back from slot si.
    pop   rdi                                    #: RDI gets the user's value back from slot di.
    mov   rsp, [rsp+PT_SP-PT_ORIG_AX]            #: The user's stack pointer, still at CPL 0.
.if LINUX_VERSION >= 415
    SWITCH_TO_USER_CR3 r8, r9, sysret32
.endif
    xor   r8d, r8d                               #: Clear R8: a 32-bit program must not find values of the kernel in it.
    xor   r9d, r9d                               #: Clear R9.
    xor   r10d, r10d                             #: Clear R10.
    swapgs                                       #: Give the user's GS base back.
    CLEAR_CPU_BUFFERS
    #: SYSRETL: back to 32-bit code, EIP from ECX, RFLAGS from R11.
    sysretd                                      #@ return SYSRETL

#@ routine compat_return_by_iret phase=return
compat_return_by_iret:
.if LINUX_VERSION >= 415
    jmp   swapgs_restore_regs_and_return_to_usermode #: The way out of interrupts and exceptions.
.else
    swapgs                                       #: Give the user's GS base back; IRET does not need the kernel's.
    jmp   restore_regs_and_iret                  #: The way out of interrupts and exceptions.
.endif
.endif
