# What a probed NOP of five bytes calls, Linux 6.19 and later: a page that the kernel maps near the program. Before, and at
# the first hit, a breakpoint stands in the place of the NOP.
.intel_syntax noprefix

.text
uprobe_trampoline:
    push  rcx                   #: The probed NOP has become a call to here. Keep the two registers
    push  r11                   #: that SYSCALL destroys,
    push  rax                   #: and RAX, which takes the number.
    mov   rax, 336              #: 336 is the number of uprobe.
    syscall                     #: Tell the kernel.
uprobe_syscall_check:
    pop   rax                   #: All registers as they were, or as whoever probes wants them:
    pop   r11                   #: R11,
    pop   rcx                   #: RCX.
    ret                         #: To the instruction behind the NOP.
