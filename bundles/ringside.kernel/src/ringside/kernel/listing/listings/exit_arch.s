# What is brought up to date after the loop, with interrupts off.

.if LINUX_VERSION >= 703
#@ routine arch_exit_work phase=work c
arch_exit_work:
.else
#@ routine arch_exit_to_user_mode_prepare phase=work c
arch_exit_to_user_mode_prepare:
.endif
    push  rbp                                    #: Keep a register that belongs to the caller.
    mov   ebp, esi                               #: EBP holds the thread flags.
    #= if (ti_work & _TIF_USER_RETURN_NOTIFY) fire_user_return_notifiers();
    test  ebp, _TIF_USER_RETURN_NOTIFY           #: Does somebody (a hypervisor) want to know that the user runs next?
    jz    arch_io                                #? No. #! Yes.
    call  fire_user_return_notifiers             #: Tell them.
arch_io:
    #= if (ti_work & _TIF_IO_BITMAP) tss_update_io_bitmap();
    test  ebp, _TIF_IO_BITMAP                    #: Has this task I/O port permissions of its own?
    jz    arch_fpu                               #? No. #! Yes.
    call  native_tss_update_io_bitmap            #: Put them into the task-state segment, where the CPU looks.
arch_fpu:
    #= if (ti_work & _TIF_NEED_FPU_LOAD) switch_fpu_return();
    test  ebp, _TIF_NEED_FPU_LOAD                #: Do the floating-point registers hold another task's values?
    jz    arch_done                              #? No. #! Yes.
    call  switch_fpu_return                      #: Load this task's.
arch_done:
    pop   rbp                                    #: Give the caller's register back.
    ret                                          #: Back to the end of the exit work.
