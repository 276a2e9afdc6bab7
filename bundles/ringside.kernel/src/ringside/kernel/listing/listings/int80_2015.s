# INT 0x80 in Linux 4.1 to 4.5, in assembly: the system call of 32-bit programs, which a 64-bit program may make too.

.if LINUX_VERSION >= 402
#@ routine entry_INT80_compat phase=entry
#@ gate 0x80 dpl=3
entry_INT80_compat:
.else
#@ routine ia32_syscall phase=entry
#@ gate 0x80 dpl=3
ia32_syscall:
.endif
.if LINUX_VERSION >= 402
    ASM_CLAC
.endif
    #: Get the kernel's GS base. INT has switched the stack and pushed ss, sp, flags, cs, ip.
    swapgs
    sti                                          #: Interrupts on.
    mov   eax, eax                               #: Only 32 bits of the number count: clear the upper half of RAX.
    push  rax                                    #: Slot orig_ax: the number.
    push  rdi                                    #: Slot di.
    push  rsi                                    #: Slot si.
    push  rdx                                    #: Slot dx.
    push  rcx                                    #: Slot cx.
    push  -ENOSYS                                #: Slot ax: the answer that stays if nobody gives a better one.
    #: Slot r8: this kernel thinks of 32-bit programs, which have no R8, and clears it.
    push  0
    push  0                                      #: Slot r9: cleared.
    push  0                                      #: Slot r10: cleared.
    #: Slot r11: cleared, so it cannot equal slot flags: this return is never a SYSRET.
    push  0
    CLEAR_DF
    sub   rsp, 6*8                               #: Room for the six slots that C code preserves.
    or    dword ptr [rsp+STATUS_WORD], COMPAT_CALL #: Note that this is a 32-bit call.
    #: Does any thread flag want something done before the call?
    test  dword ptr [rsp+FLAGS_WORD], _TIF_WORK_SYSCALL_ENTRY
    jnz   ia32_tracesys                          #? Yes. #! No.

#@ routine ia32_do_call phase=dispatch
ia32_do_call:
    cmp   rax, NR_COMPAT_MAX                     #: Is there a 32-bit call of this number?
    ja    int_ret_from_sys_call                  #? No: slot ax keeps -ENOSYS. #! Yes.
    mov   r8d, edi                               #: 32-bit programs have their fifth argument in EDI,
    xchg  ecx, esi                               #: the fourth in ESI and the second in ECX,
    mov   edi, ebx                               #: the first in EBX,
    mov   edx, edx                               #: the third in EDX; each is 32 bits wide.
    call  qword ptr [ia32_sys_call_table+rax*8]  #: Call the function of this number.
    mov   [rsp+PT_AX], rax                       #: Its result is what the user finds in RAX.
    jmp   int_ret_from_sys_call                  #: The slow path does the rest.

#@ routine ia32_tracesys phase=entry
ia32_tracesys:
    SAVE_EXTRA_REGS
    mov   rdi, rsp                               #: First argument: the pointer to pt_regs.
    #: The filter, the tracer, tracepoints and auditing have their turn; RAX is the number of the call to make.
    call  syscall_trace_enter
    LOAD_REG rcx, RCX, cx, PT_CX
    LOAD_REG rdx, RDX, dx, PT_DX
    LOAD_REG rsi, RSI, si, PT_SI
    LOAD_REG rdi, RDI, di, PT_DI
    RESTORE_EXTRA_REGS
    jmp   ia32_do_call                           #: Make the call.
