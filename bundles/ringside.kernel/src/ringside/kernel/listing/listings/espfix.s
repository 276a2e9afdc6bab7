# The return to a stack segment of the task's own table. If that is a 16-bit one and the code is not 64-bit code, IRET
# loads only the lower half of ESP; the upper half stays the kernel's and would tell the program where its stack is. So
# IRET is made from a small stack whose address has the program's own bits in that place. It is mapped 65536 times, once
# for each value of these bits, and only to be read.

#@ routine native_irq_return_ldt phase=return
native_irq_return_ldt:
.if LINUX_VERSION < 409
    push  rax                                    #: Two registers are needed: keep the user's RAX
.endif
    push  rdi                                    #: and RDI on this stack, below the five words.
    swapgs                                       #: Get the kernel's GS base once more.
.if LINUX_VERSION >= 415
    SWITCH_TO_KERNEL_CR3 rdi
.endif
    mov   rdi, qword ptr gs:[espfix_waddr]       #: The small stack, at the address where it can be written.
    mov   [rdi], rax                             #: First word: the user's RAX.
.if LINUX_VERSION < 409
    mov   rax, [rsp+2*8]                         #: Copy the five words: RIP,
    mov   [rdi+1*8], rax                         #: to its place;
    mov   rax, [rsp+3*8]                         #: CS,
    mov   [rdi+2*8], rax                         #: to its place;
    mov   rax, [rsp+4*8]                         #: RFLAGS,
    mov   [rdi+3*8], rax                         #: to its place;
    mov   rax, [rsp+6*8]                         #: SS,
    mov   [rdi+5*8], rax                         #: to its place;
    mov   rax, [rsp+5*8]                         #: and RSP,
    mov   [rdi+4*8], rax                         #: to its place.
.else
    mov   rax, [rsp+1*8]                         #: Copy the five words: RIP,
    mov   [rdi+1*8], rax                         #: to its place;
    mov   rax, [rsp+2*8]                         #: CS,
    mov   [rdi+2*8], rax                         #: to its place;
    mov   rax, [rsp+3*8]                         #: RFLAGS,
    mov   [rdi+3*8], rax                         #: to its place;
    mov   rax, [rsp+5*8]                         #: SS,
    mov   [rdi+5*8], rax                         #: to its place;
    mov   rax, [rsp+4*8]                         #: and RSP,
    mov   [rdi+4*8], rax                         #: to its place.
.endif
    and   eax, 0xffff0000                        #: Bits 31 to 16 of the user's ESP: those that IRET will not load.
.if LINUX_VERSION < 415
    pop   rdi                                    #: RDI gets the user's value back.
.endif
    or    rax, qword ptr gs:[espfix_stack]       #: With them, the address where the small stack can be read.
.if LINUX_VERSION >= 415
    SWITCH_TO_USER_CR3_ON_STACK rdi, espfix
.endif
    swapgs                                       #: Give the user's GS base back again.
.if LINUX_VERSION >= 415
    pop   rdi                                    #: RDI gets the user's value back.
.endif
    #: Go to the small stack. It can only be read there: should IRET fail, no exception can be pushed either.
    mov   rsp, rax                               #@ service espfix_alias
    pop   rax                                    #: RAX gets the user's value back.
    jmp   native_irq_return_iret                 #: RSP points to the five words.
