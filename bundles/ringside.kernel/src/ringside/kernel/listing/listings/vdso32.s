# The code that the kernel lends to 32-bit programs for their system calls: a page of the vDSO. A program calls
# __kernel_vsyscall with the number in EAX and arguments in EBX, ECX, EDX, ESI, EDI, EBP, as for INT 0x80.
.intel_syntax noprefix
.code32

.text
__kernel_vsyscall:
.if COMPAT_IN_C == 0 && X86_BUG_SYSRET_SS_ATTRS
    push  ebp                                    #: Keep EBP; the kernel finds it here as the sixth argument.
    mov   ebp, ecx                               #: SYSCALL takes ECX: the second argument goes to EBP.
    syscall                                      #: Into the kernel, as AMD does it; back here.
.if LINUX_VERSION < 401
    mov   ecx, 0x2b                              #: SYSRET may have left SS without its hidden half:
    mov   ss, ecx                                #: load it anew. (Since 4.1 the scheduler sees to that.)
.endif
    mov   ecx, ebp                               #: ECX as it was.
    pop   ebp                                    #: EBP as it was.
    ret                                          #: Back to the program with the result in EAX.
.else
    push  ecx                                    #: What comes back at the landing pad has lost ECX
    push  edx                                    #: and EDX: keep both.
    push  ebp                                    #: Keep EBP; the kernel finds it here as the sixth argument.
.if FRED
    nop                                          #: With FRED there is no faster way than INT 0x80.
    nop                                          #: With FRED there is no faster way than INT 0x80.
    nop                                          #: With FRED there is no faster way than INT 0x80.
    nop                                          #: With FRED there is no faster way than INT 0x80.
.elseif X86_BUG_SYSRET_SS_ATTRS
    mov   ebp, ecx                               #: SYSCALL takes ECX: the second argument goes to EBP.
    syscall                                      #: Into the kernel, as AMD does it.
.else
    mov   ebp, esp                               #: SYSENTER saves nothing: tell the kernel in EBP where the stack is.
    sysenter                                     #: Into the kernel, as Intel does it. EIP is lost.
.endif
.if COMPAT_IN_C == 0
    .skip 7, 0x90
.endif
.if FRED
    int   0x80                                   #: Into the kernel.
.else
    int   0x80                                   #: For a call that is made again: two bytes before the landing pad.
.endif
int80_landing_pad:
    pop   ebp                                    #: EBP as it was.
    pop   edx                                    #: EDX as it was.
    pop   ecx                                    #: ECX as it was.
    ret                                          #: Back to the program with the result in EAX.
.endif
