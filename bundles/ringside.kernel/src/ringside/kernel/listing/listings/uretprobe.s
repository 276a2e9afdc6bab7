# What a probed return leads to, Linux 6.11 and later: the first slot of the page where copies of probed instructions are
# stepped. Before, a breakpoint stood there.
.intel_syntax noprefix

.text
uretprobe_trampoline:
    push  rax                   #: The function returned here. Keep what it returned,
    push  rcx                   #: and the two registers
    push  r11                   #: that SYSCALL destroys.
    mov   rax, 335              #: 335 is the number of uretprobe.
    syscall                     #: Tell the kernel. It writes the return address over the RAX kept above.
uretprobe_syscall_check:
    pop   r11                   #: R11 of the function,
    pop   rcx                   #: RCX of the function; RAX is in place.
    ret                         #: To the place where the function was to return.
