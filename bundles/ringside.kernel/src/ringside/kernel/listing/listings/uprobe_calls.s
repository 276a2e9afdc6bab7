# The system calls of probes: uretprobe since Linux 6.11, uprobe since 6.19 (arch/x86/kernel/uprobes.c).

#@ routine __x64_sys_uretprobe phase=dispatch c
__x64_sys_uretprobe:
sys_uretprobe:
    push  rbx                                    #: Keep a register that belongs to the caller.
    push  rbp                                    #: And another.
    mov   rbx, rdi                               #: RBX points to pt_regs.
    #= if (regs->ip != trampoline_check_ip(tramp)) goto sigill;
    mov   rax, URETPROBE_CHECK                   #: Only the trampoline may make this call:
    cmp   [rbx+PT_IP], rax                       #: is it where this SYSCALL stands?
    jne   uretprobe_sigill                       #? No. #! Yes.
    #= copy_from_user(r11_cx_ax, (void __user *)regs->sp, sizeof(r11_cx_ax));
    mov   rbp, [rbx+PT_SP]                       #: The trampoline pushed three registers: whoever probes is to see them.
    #: R11 of the function:
    mov   rax, [rbp]                             #@ fixup uretprobe_sigill
    mov   [rbx+PT_R11], rax                      #: slot r11.
    #: RCX of the function:
    mov   rax, [rbp+8]                           #@ fixup uretprobe_sigill
    mov   [rbx+PT_CX], rax                       #: slot cx.
    #: RAX, which is what it returned:
    mov   rax, [rbp+16]                          #@ fixup uretprobe_sigill
    mov   [rbx+PT_AX], rax                       #: slot ax.
    #= regs->sp += sizeof(r11_cx_ax); regs->orig_ax = -1; ip = regs->ip; sp = regs->sp;
    add   rbp, 24                                #: The stack as the function left it:
    mov   [rbx+PT_SP], rbp                       #: slot sp. RBP keeps it.
    mov   qword ptr [rbx+PT_ORIG_AX], -1         #: Nobody is to take this for a call that can be made again.
    #= uprobe_handle_trampoline(regs);
    call  uprobe_handle_trampoline               #: The probe is reported; slot ip becomes the true return address.
    #= if (regs->sp != sp || shstk_is_enabled()) return regs->ax;
    cmp   [rbx+PT_SP], rbp                       #: Did whoever probes move the stack?
    jne   uretprobe_done                         #? Yes: go there with these slots; cx is not ip, so by IRET. #! No.
    #= regs->sp -= sizeof(r11_cx_ax);
    sub   rbp, 24                                #: No: the trampoline shall finish its work,
    mov   [rbx+PT_SP], rbp                       #: with its three words on the stack.
    #= r11_cx_ax[0] = regs->r11; r11_cx_ax[1] = regs->cx; r11_cx_ax[2] = regs->ip; copy_to_user(…);
    mov   rax, [rbx+PT_R11]                      #: It pops R11,
    #: which may have been changed,
    mov   [rbp], rax                             #@ fixup uretprobe_sigill
    mov   rax, [rbx+PT_CX]                       #: and RCX,
    #: too;
    mov   [rbp+8], rax                           #@ fixup uretprobe_sigill
    mov   rax, [rbx+PT_IP]                       #: and RET takes the true return address
    #: from where RAX was.
    mov   [rbp+16], rax                          #@ fixup uretprobe_sigill
    #= regs->ip = ip;
    mov   rax, URETPROBE_CHECK                   #: So the way back is to the trampoline:
    mov   [rbx+PT_IP], rax                       #: slot ip.
    #= regs->r11 = regs->flags; regs->cx = regs->ip;
    mov   rcx, [rbx+PT_FLAGS]                    #: The only place in Linux that makes slots fit for SYSRET: the trampoline
    mov   [rbx+PT_R11], rcx                      #: pops its R11 and RCX, so slot r11 may hold flags
    mov   [rbx+PT_CX], rax                       #: and slot cx ip. Now every check passes.
uretprobe_done:
    #= return regs->ax;
    mov   rax, [rbx+PT_AX]                       #: What the function returned stays in slot ax.
    pop   rbp                                    #: Give the caller's registers back.
    pop   rbx                                    #: Both of them.
    ret                                          #: Back to the dispatch.
uretprobe_sigill:
    #= force_sig(SIGILL); return -1;
    call  uretprobe_refused                      #: A call that only the trampoline may make, or no stack.
    mov   rax, -1                                #: It is not made.
    pop   rbp                                    #: Give the caller's registers back.
    pop   rbx                                    #: Both of them.
    ret                                          #: Back to the dispatch.

#@ routine __x64_sys_uprobe phase=dispatch c
__x64_sys_uprobe:
sys_uprobe:
    push  rbx                                    #: Keep a register that belongs to the caller.
    push  rbp                                    #: And another.
    mov   rbx, rdi                               #: RBX points to pt_regs.
    #= if (!in_uprobe_trampoline(regs->ip)) return -ENXIO;
    mov   rax, [rbx+PT_IP]                       #: Only a trampoline may make this call:
    and   rax, ~0xfff                            #: in which page does this SYSCALL stand?
    cmp   rax, UPROBE_TRAMPOLINE                 #: In that of the trampoline?
    jne   uprobe_elsewhere                       #? No: there is nothing to tell. #! Yes.
    #= copy_from_user(&args, (void __user *)regs->sp, sizeof(args));
    mov   rbp, [rbx+PT_SP]                       #: The trampoline pushed three registers: whoever probes is to see them.
    #: RAX of the program:
    mov   rax, [rbp]                             #@ fixup uprobe_sigill
    mov   [rbx+PT_AX], rax                       #: slot ax.
    #: R11:
    mov   rax, [rbp+8]                           #@ fixup uprobe_sigill
    mov   [rbx+PT_R11], rax                      #: slot r11.
    #: RCX:
    mov   rax, [rbp+16]                          #@ fixup uprobe_sigill
    mov   [rbx+PT_CX], rax                       #: slot cx.
    #: Where the call came from: its return address,
    mov   rax, [rbp+24]                          #@ fixup uprobe_sigill
    #= regs->ip = args.retaddr - 5; regs->sp += sizeof(args); regs->orig_ax = -1;
    sub   rax, 5                                 #: five bytes back, which is where the NOP was:
    mov   [rbx+PT_IP], rax                       #: slot ip.
    add   rbp, 32                                #: The stack as it was at the NOP:
    mov   [rbx+PT_SP], rbp                       #: slot sp. RBP keeps it.
    mov   qword ptr [rbx+PT_ORIG_AX], -1         #: Nobody is to take this for a call that can be made again.
    #= handle_syscall_uprobe(regs, regs->ip);
    call  handle_syscall_uprobe                  #: The probe is reported.
    #= if (regs->sp != sp)
    cmp   [rbx+PT_SP], rbp                       #: Did whoever probes move the stack?
    je    uprobe_stack_stays                     #? No. #! Yes: the trampoline's words cannot be popped any more.
    #= if (args.retaddr - 5 == regs->ip) regs->ip += 5;
    mov   rax, [rbp-8]                           #: The return address again,
    sub   rax, 5                                 #: and the NOP's:
    cmp   [rbx+PT_IP], rax                       #: is slot ip still there?
    jne   uprobe_done                            #? No: whoever probes chose another place. #! Yes.
    add   qword ptr [rbx+PT_IP], 5               #: Go on behind the NOP.
    jmp   uprobe_done                            #: With these slots: cx is not ip, so by IRET.
uprobe_stack_stays:
    #= regs->sp -= sizeof(args); args.ax = regs->ax; args.r11 = regs->r11; args.cx = regs->cx;
    sub   rbp, 32                                #: The trampoline shall finish its work,
    mov   [rbx+PT_SP], rbp                       #: with its words on the stack.
    mov   rax, [rbx+PT_AX]                       #: It pops RAX,
    #: which may have been changed,
    mov   [rbp], rax                             #@ fixup uprobe_sigill
    mov   rax, [rbx+PT_R11]                      #: R11
    #: likewise,
    mov   [rbp+8], rax                           #@ fixup uprobe_sigill
    mov   rax, [rbx+PT_CX]                       #: and RCX,
    #: too.
    mov   [rbp+16], rax                          #@ fixup uprobe_sigill
    #= if (args.retaddr - 5 != regs->ip) args.retaddr = regs->ip;
    mov   rax, [rbp+24]                          #: The return address,
    sub   rax, 5                                 #: and the NOP's:
    cmp   [rbx+PT_IP], rax                       #: is slot ip still there?
    je    uprobe_place_stays                     #? Yes. #! No: whoever probes wants the program elsewhere.
    mov   rax, [rbx+PT_IP]                       #: RET takes that place
    #: from the stack.
    mov   [rbp+24], rax                          #@ fixup uprobe_sigill
uprobe_place_stays:
    #= regs->ip = ip;
    mov   rax, UPROBE_CHECK    #: The way back is to the trampoline:
    mov   [rbx+PT_IP], rax                       #: slot ip.
    #= regs->r11 = regs->flags; regs->cx = regs->ip;
    mov   rcx, [rbx+PT_FLAGS]                    #: The trampoline pops its R11 and RCX, so slot r11 may hold flags
    mov   [rbx+PT_R11], rcx                      #: and slot cx ip: as with uretprobe,
    mov   [rbx+PT_CX], rax                       #: every check passes.
    #= return 0;
    xor   eax, eax                               #: Slot ax does not count: the trampoline pops RAX.
    jmp   uprobe_return                          #: That is all.
uprobe_done:
    #= return regs->ax;
    mov   rax, [rbx+PT_AX]                       #: RAX of the program stays in slot ax.
uprobe_return:
    pop   rbp                                    #: Give the caller's registers back.
    pop   rbx                                    #: Both of them.
    ret                                          #: Back to the dispatch.
uprobe_elsewhere:
    mov   rax, -ENXIO                            #: A call that only a trampoline may make.
    jmp   uprobe_return                          #: It is not made.
uprobe_sigill:
    #= force_sig(SIGILL); return -1;
    call  uretprobe_refused                      #: The stack cannot be read or written.
    mov   rax, -1                                #: It is not made.
    jmp   uprobe_return                          #: That is all.

    KERNEL_SERVICE handle_syscall_uprobe, uprobe_call, dispatch, "Whoever probes looks at the registers, and may change them."
    KERNEL_SERVICE uprobe_handle_trampoline, uretprobe, dispatch, "Whoever probes looks at the registers, and may change them."
    KERNEL_SERVICE uretprobe_refused, uretprobe_refused, dispatch, "SIGILL is queued."
