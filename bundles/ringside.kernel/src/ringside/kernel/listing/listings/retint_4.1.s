# What 4.0 and 4.1 do on the way out of interrupts and exceptions when a thread flag is set, in assembly. The file that
# includes this one names the macros SAVE_REST and RESTORE_REST: the registers that its frame does not hold yet.

#@ routine retint_careful phase=work
retint_careful:
    test  edx, _TIF_NEED_RESCHED                 #: Should another task run?
    jz    retint_signal                          #? No: something else is to be done. #! Yes.
    sti                                          #: Interrupts on while others run.
    push  rdi                                    #: Keep the mask.
    call  schedule                               #: Let another task run; this one comes back later.
    pop   rdi                                    #: The mask again.
    GET_THREAD_INFO rcx
    CLI_BEFORE_LAST_LOOK
    #: Read the flags anew: while interrupts were on, new work may have come.
    jmp   retint_check

#@ routine retint_signal phase=work
retint_signal:
    test  edx, _TIF_DO_NOTIFY_MASK               #: Is there a probe, a signal, queued work or a notifier?
    jz    retint_swapgs                          #? No: an unused bit was set. #! Yes.
    sti                                          #: Interrupts on: the work below may take long, and may sleep.
    SAVE_REST
    mov   qword ptr [rsp+PT_ORIG_AX], -1         #: Not in a system call: nothing is to be made again.
    xor   esi, esi                               #: Second argument: not used. The third is in EDX: the flags.
    mov   rdi, rsp                               #: First argument: the pointer to pt_regs.
    call  do_notify_resume                       #: Do that work; pt_regs may come back pointing to a handler.
    RESTORE_REST
    CLI_BEFORE_LAST_LOOK
    GET_THREAD_INFO rcx
    #: Read the flags anew: while interrupts were on, new work may have come.
    jmp   retint_with_reschedule
