# Code that a C library adds to a program with signal handlers. It stands on a page of its own, far from the program.
.intel_syntax noprefix

.text
restore_rt:
    mov   eax, 15               #: A handler's ret comes here: 15 is the number of rt_sigreturn.
    syscall                     #: Ask the kernel to put back the registers that the signal frame holds.
self_trace:
    add   rsp, 8                #: The self-tracing handler does nothing: it only drops its return address,
    mov   eax, 15               #: takes the number of rt_sigreturn
    syscall                     #: and goes straight back to the instruction that was next.
