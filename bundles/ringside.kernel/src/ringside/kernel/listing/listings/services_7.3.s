# What lies outside the subject in Linux 7.3 besides services.s.

    KERNEL_SERVICE rseq_syscall_enter_work, slice_end, entry, "The longer time slice is over: the flag is cleared, others may run."
    KERNEL_SERVICE __rseq_exit_to_user_mode_restart, rseq_exit, work, "CPU number and abort address are written; AL = 1: not possible now."
    KERNEL_SERVICE rseq_handle_slowpath, rseq_resume, work, "The same with page faults allowed, if it was not possible before."
    KERNEL_SERVICE __hrtimer_rearm_deferred, rearm_timer, work, "The timer of this CPU is programmed for its next event."

#@ routine __rseq_grant_slice_extension phase=work c
__rseq_grant_slice_extension:
    #: Only after an interrupt, and only a thread that asked for it: no program of this model has asked. AL = 0: no.
    xor   eax, eax
    ret                                          #: Back to the loop.

#@ routine futex_fixup_robust_unlock phase=work c
futex_fixup_robust_unlock:
    # if (!current->rseq.event.user_irq) return; and so on for the ranges of the vDSO.
    #: Was the program interrupted while the vDSO unlocked a robust futex for it, that unlock would be completed for
    #: it here. The vDSO of this model has no such code.
    ret
