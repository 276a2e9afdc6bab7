# Work on entry and exit in C that all architectures share, Linux 7.3 (include/linux/entry-common.h,
# irq-entry-common.h, hrtimer_rearm.h, rseq_entry.h, kernel/entry/common.c).

#@ routine syscall_enter_from_user_mode_randomize_stack phase=entry c
syscall_enter_from_user_mode_randomize_stack:
    #= enter_from_user_mode(regs); add_random_kstack_offset(); local_irq_enable();
    #: Interrupts on: all registers are saved, other tasks may come now. Before that the stack pointer of each call may
    #: be moved by chance (randomize_kstack_offset); here it is not.
    sti
syscall_enter_from_user_mode_work:
    #= work = READ_ONCE(current_thread_info()->syscall_work);
    mov   rax, qword ptr gs:[current_task]       #: The task structure begins with thread_info.
    mov   rdx, [rax+TI_SYSCALL_WORK]             #: Read the work bits of system calls.
    #= if (work & SYSCALL_WORK_ENTER) return syscall_trace_enter(regs, work, syscall);
    test  edx, SYSCALL_WORK_ENTER                #: Does any of them want something done before the call?
    jnz   syscall_trace_enter                    #? Yes: that function returns to our caller. #! No.
    #= return true;
    mov   eax, 1                                 #: AL = 1: make the call.
    ret                                          #: Back to the caller.

#@ routine syscall_trace_enter phase=entry c
syscall_trace_enter:
    push  rbx                                    #: Keep a register that belongs to the caller.
    push  rbp                                    #: Another,
    push  r12                                    #: and a third.
    mov   rbx, rdi                               #: RBX points to pt_regs.
    mov   r12, rsi                               #: R12 points to the number.
    mov   ebp, edx                               #: EBP holds the work bits.
    #= if (work & SYSCALL_WORK_SYSCALL_USER_DISPATCH) if (syscall_user_dispatch(regs)) return false;
    test  ebp, SYSCALL_WORK_SYSCALL_USER_DISPATCH #: Does the program handle calls of part of its code itself?
    jz    enter_slice                            #? No. #! Yes.
    call  syscall_user_dispatch                  #: Is this such a call?
    test  eax, eax                               #: The answer is not 0 if it was turned into a SIGSYS.
    jnz   enter_skip                             #? It was: skip the call. #! It was not.
enter_slice:
    #= if (work & SYSCALL_WORK_SYSCALL_RSEQ_SLICE) rseq_syscall_enter_work(*syscall);
    test  ebp, SYSCALL_WORK_SYSCALL_RSEQ_SLICE   #: Was the thread granted a longer time slice?
    jz    enter_tracer                           #? No. #! Yes.
    mov   rdi, [r12]                             #: First argument: the number; rseq_slice_yield ends the slice politely.
    call  rseq_syscall_enter_work                #: Any call ends it.
enter_tracer:
    #= if (work & (SYSCALL_WORK_SYSCALL_TRACE | SYSCALL_WORK_SYSCALL_EMU)) if (!ptrace_report_syscall_permit_entry(regs)) return false;
    test  ebp, SYSCALL_WORK_SYSCALL_TRACE|SYSCALL_WORK_SYSCALL_EMU #: Does a tracer want to see every system call?
    jz    enter_seccomp                          #? No. #! Yes.
    call  ptrace_report_syscall_permit_entry     #: Stop; the tracer looks at the registers and lets the task go on.
    test  al, al                                 #: May the call still be made?
    jz    enter_skip                             #? No: the task was killed. #! Yes.
    #= if (work & SYSCALL_WORK_SYSCALL_EMU) return false;
    test  ebp, SYSCALL_WORK_SYSCALL_EMU          #: Does the tracer emulate system calls itself?
    jnz   enter_skip                             #? Yes: skip the call. #! No.
    #= work = READ_ONCE(current_thread_info()->syscall_work);
    mov   rax, qword ptr gs:[current_task]       #: While the task stood still others may have changed its work bits:
    mov   rbp, [rax+TI_SYSCALL_WORK]             #: read them anew.
enter_seccomp:
    #= if (work & SYSCALL_WORK_SECCOMP) if (!__seccomp_permit_syscall()) return false;
    test  ebp, SYSCALL_WORK_SECCOMP              #: Has the program restricted its system calls?
    jz    enter_tracepoint                       #? No. #! Yes.
    call  __seccomp_permit_syscall               #: Ask its filter; after the tracer, which may have changed the call.
    test  al, al                                 #: AL = 0 is the filter's word for: not this one.
    jz    enter_skip                             #? Not this one: skip the call. #! The filter lets the call pass.
enter_tracepoint:
    #= if (work & SYSCALL_WORK_SYSCALL_TRACEPOINT) trace_sys_enter(regs, syscall);
    test  ebp, SYSCALL_WORK_SYSCALL_TRACEPOINT   #: Is the tracepoint sys_enter on?
    jz    enter_audit                            #? No. #! Yes.
    call  trace_sys_enter                        #: Write a trace record.
enter_audit:
    #= syscall_enter_audit(regs, syscall);
    test  ebp, SYSCALL_WORK_SYSCALL_AUDIT        #: Is auditing on?
    jz    enter_number                           #? No. #! Yes.
    call  syscall_enter_audit                    #: Write the audit record.
enter_number:
    #= *syscall = syscall_get_nr(current, regs);
    movsxd rax, dword ptr [rbx+PT_ORIG_AX]       #: The number of the call: a tracer, a filter or a program at the
    mov   [r12], rax                             #: tracepoint may have changed the slot.
    #= return true;
    mov   eax, 1                                 #: AL = 1: make the call.
    jmp   enter_out                              #: Done.
enter_skip:
    #= return false;
    xor   eax, eax                               #: AL = 0: the call is skipped, slot ax keeps what it holds.
enter_out:
    pop   r12                                    #: Give the caller's registers back,
    pop   rbp                                    #: the second
    pop   rbx                                    #: and the first.
    ret                                          #: Back to the caller.

#@ routine syscall_exit_to_user_mode phase=work c
syscall_exit_to_user_mode:
    push  rbx                                    #: Keep a register that belongs to the caller.
    mov   rbx, rdi                               #: RBX points to pt_regs.
    #= syscall_exit_to_user_mode_work(regs);
    call  syscall_exit_to_user_mode_work         #: Do the work that is done once at the end of a system call.
.if WHATIF_NO_CLI == 0 && WHATIF_NO_REREAD == 0
    #= local_irq_disable();
.endif
    CLI_BEFORE_LAST_LOOK
    #= syscall_exit_to_user_mode_prepare(regs);
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  syscall_exit_to_user_mode_prepare      #: Do the work that may come up again and again.
    #= exit_to_user_mode();
    #: Context tracking is told that the user runs next; give the caller's register back.
    pop   rbx
    ret                                          #: Interrupts stay off until the return instruction.

#@ routine syscall_exit_to_user_mode_work phase=work c
syscall_exit_to_user_mode_work:
    #= work = READ_ONCE(current_thread_info()->syscall_work);
    mov   rax, qword ptr gs:[current_task]       #: The task structure begins with thread_info.
    mov   rsi, [rax+TI_SYSCALL_WORK]             #: Read the work bits of system calls.
    #= if (work & SYSCALL_WORK_EXIT) syscall_exit_work(regs, work);
    test  esi, SYSCALL_WORK_EXIT                 #: Is there work that is done once at the end of a system call?
    jnz   syscall_exit_work                      #? Yes: do it; it never runs twice for one call. #! No.
    ret                                          #: No.

.include "exit_once.s"

#@ routine syscall_exit_to_user_mode_prepare phase=work c
syscall_exit_to_user_mode_prepare:
    #= ti_work = read_thread_flags();
    mov   rax, qword ptr gs:[current_task]       #: The task structure begins with thread_info.
    mov   rsi, [rax+TI_FLAGS]                    #: Read the thread flags with interrupts off: this reading counts.
    #= if (ti_work & EXIT_TO_USER_MODE_WORK_SYSCALL) ti_work = exit_to_user_mode_loop(regs, ti_work);
    test  esi, EXIT_TO_USER_MODE_WORK_SYSCALL    #: Is any work left that a system call looks for?
    jz    prepare_arch                           #? No: go to the user without turning interrupts on again. #! Yes.

# What the ways out of system calls and of interrupts share; in the kernel it is inlined in both.
#@ routine __exit_to_user_mode_prepare phase=work c
__exit_to_user_mode_prepare:
prepare_loop:
    call  exit_to_user_mode_loop                 #: Yes: work until no flag is left.
    mov   rsi, rax                               #: The flags as they are now.
prepare_arch:
before_return:
    CLI_AFTER_LAST_LOOK
    #= arch_exit_to_user_mode_prepare(regs, ti_work);
    #: Notifiers, I/O permissions or floating-point registers: anything to bring up to date?
    test  esi, ARCH_EXIT_FLAGS
    jz    prepare_stack                          #? No. #! Yes.
    call  arch_exit_work                         #: Yes, with interrupts off.
prepare_stack:
.if FRED
    #= fred_update_rsp0();
    mov   rax, qword ptr gs:[cpu_current_top_of_stack] #: Where this task's kernel stack ends: 16 bytes above what
    add   rax, 16                                #: the kernel takes for its top.
    cmp   rax, qword ptr gs:[fred_rsp0]          #: Is the CPU to take events of the user there already?
    je    prepare_status                         #? Yes. #! No: another task ran since then.
    mov   qword ptr gs:[fred_rsp0], rax          #: No: note it,
    mov   ecx, MSR_IA32_FRED_RSP0                #: and tell the CPU by its register FRED_RSP0:
    mov   rdx, rax                               #: the upper half
    shr   rdx, 32                                #: in EDX.
    wrmsr                                        #: It is written here and not at each change between tasks.
.endif
prepare_status:
    #= current_thread_info()->status &= ~TS_COMPAT;
    mov   rax, qword ptr gs:[current_task]       #: Find thread_info again.
    and   dword ptr [rax+TI_STATUS], ~COMPAT_CALL #: The next entry may be a 64-bit call again.
    ret                                          #: Interrupts stay off.

#@ routine irqentry_exit_to_user_mode_prepare phase=work c
irqentry_exit_to_user_mode_prepare:
    #= ti_work = read_thread_flags();
    mov   rax, qword ptr gs:[current_task]       #: The task structure begins with thread_info.
    mov   rsi, [rax+TI_FLAGS]                    #: Read the thread flags with interrupts off: this reading counts.
    #= if (ti_work & EXIT_TO_USER_MODE_WORK_IRQ)
    test  esi, EXIT_TO_USER_MODE_WORK_IRQ        #: Is any work left that an interrupt looks for? The timer is its own.
    jz    prepare_arch                           #? No: go to the user without turning interrupts on again. #! Yes.
    #= if (!hrtimer_rearm_deferred_user_irq(&ti_work, EXIT_TO_USER_MODE_WORK_IRQ)) ti_work = exit_to_user_mode_loop(regs, ti_work);
    mov   ecx, esi                               #: Has the timer to be programmed anew, and will the scheduler,
    and   ecx, _TIF_NEED_RESCHED|_TIF_NEED_RESCHED_LAZY|_TIF_HRTIMER_REARM #: which would do it, not run?
    cmp   ecx, _TIF_HRTIMER_REARM                #: All three are looked at together.
    jne   prepare_loop                           #? No. #! Yes: do it now, with interrupts off.
    and   dword ptr [rax+TI_FLAGS], ~_TIF_HRTIMER_REARM #: Clear the flag.
    call  __hrtimer_rearm_deferred               #: Program the timer.
    and   esi, ~_TIF_HRTIMER_REARM               #: Was that all?
    jz    prepare_arch                           #? Yes: no need for the loop. #! No.
    jmp   prepare_loop                           #: No.

#@ routine exit_to_user_mode_loop phase=work c
exit_to_user_mode_loop:
    push  rbx                                    #: Keep a register that belongs to the caller.
    push  rbp                                    #: And another.
    mov   rbx, rdi                               #: RBX points to pt_regs.
    mov   ebp, esi                               #: EBP holds the thread flags of this pass.
exit_loop_test:
    #= while (ti_work & EXIT_TO_USER_MODE_WORK_LOOP) {
    test  ebp, EXIT_TO_USER_MODE_WORK_LOOP       #: Is there work for which interrupts have to be on?
    jz    loop_rseq                              #? No: the inner loop ends. #! Yes.
exit_loop:
    #= local_irq_enable_exit_to_user(ti_work);
    sti                                          #: Interrupts on: the work below may take long, and may sleep.
    #= if (ti_work & (_TIF_NEED_RESCHED | _TIF_NEED_RESCHED_LAZY))
    test  ebp, _TIF_NEED_RESCHED|_TIF_NEED_RESCHED_LAZY #: Should another task run, now or when it suits?
    jz    loop_uprobe                            #? No. #! Yes.
    #= if (!rseq_grant_slice_extension(ti_work, TIF_SLICE_EXT_DENY)) schedule();
    test  ebp, TIF_SLICE_EXT_DENY                #: Is there other work besides? Then no longer slice is granted.
    jnz   loop_schedule                          #? Yes. #! No: ask.
    call  __rseq_grant_slice_extension           #: Has this thread asked for a little more time, after an interrupt?
    test  al, al                                 #: AL = 1: it gets it.
    jnz   loop_uprobe                            #? Yes: it goes on. #! No.
loop_schedule:
    call  schedule                               #: Let the other task run; this one comes back later.
loop_uprobe:
    #= if (ti_work & _TIF_UPROBE) uprobe_notify_resume(regs);
    test  ebp, _TIF_UPROBE                       #: Was a user-space probe hit?
    jz    loop_patch                             #? No. #! Yes.
    call  uprobe_notify_resume                   #: Handle it.
loop_patch:
    #= if (ti_work & _TIF_PATCH_PENDING) klp_update_patch_state(current);
    test  ebp, _TIF_PATCH_PENDING                #: Does a live patch wait for this task?
    jz    loop_signals                           #? No. #! Yes.
    call  klp_update_patch_state                 #: Move the task over to the patched code.
loop_signals:
    #= if (ti_work & (_TIF_SIGPENDING | _TIF_NOTIFY_SIGNAL)) {
    test  ebp, _TIF_SIGPENDING|_TIF_NOTIFY_SIGNAL #: Does a signal wait?
    jz    loop_notify                            #? No. #! Yes.
    #= futex_fixup_robust_unlock(regs);
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  futex_fixup_robust_unlock              #: The handler shall not see a lock that is half given back.
    #= arch_do_signal_or_restart(regs); }
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  arch_do_signal_or_restart              #: Deliver it: pt_regs may come back pointing to a handler.
loop_notify:
    #= if (ti_work & _TIF_NOTIFY_RESUME) resume_user_mode_work(regs);
    test  ebp, _TIF_NOTIFY_RESUME                #: Is work queued for this thread?
    jz    loop_again                             #? No. #! Yes.
    call  resume_user_mode_work                  #: Clear the flag and do the work.
loop_again:
.if WHATIF_NO_CLI == 0 && WHATIF_NO_REREAD == 0
    #= local_irq_disable_exit_to_user();
.endif
    CLI_BEFORE_LAST_LOOK
    #= ti_work = read_thread_flags(); }
    mov   rax, qword ptr gs:[current_task]       #: Find thread_info again.
    #: Read the flags anew: while interrupts were on, new work may have come.
    mov   rbp, [rax+TI_FLAGS]
    jmp   exit_loop_test                         #: Look whether anything is left.
loop_rseq:
    #= if (!rseq_exit_to_user_mode_restart(regs, ti_work)) return ti_work;
    test  ebp, _TIF_RSEQ                         #: Do the program's restartable sequences have to know of this visit?
    jz    loop_done                              #? No. #! Yes: the second level, with interrupts off.
    mov   rdi, rbx                               #: First argument: the pointer to pt_regs.
    call  __rseq_exit_to_user_mode_restart       #: Write to the program's memory, but do not wait for a page.
    mov   rcx, qword ptr gs:[current_task]       #: Find thread_info again.
    test  al, al                                 #: AL = 1: the memory could not be reached without a page fault.
    jnz   loop_rseq_slow                         #? It could not. #! It is done.
    #= clear_tif_rseq();
    and   dword ptr [rcx+TI_FLAGS], ~_TIF_RSEQ   #: It is done: clear the flag.
loop_done:
    mov   rax, rbp                               #: The flags are the result.
    pop   rbp                                    #: Give the caller's registers back.
    pop   rbx                                    #: Both of them.
    ret                                          #: Interrupts stay off.
loop_rseq_slow:
    #= current->rseq.event.slowpath = true; set_tsk_thread_flag(current, TIF_NOTIFY_RESUME);
    #: Have it done where page faults are allowed: as work queued for this thread.
    or    dword ptr [rcx+TI_FLAGS], _TIF_NOTIFY_RESUME
    #= ti_work = read_thread_flags();
    mov   rbp, [rcx+TI_FLAGS]                    #: Read the flags again,
    jmp   exit_loop_test                         #: and run the inner loop once more.

#@ routine resume_user_mode_work phase=work c
resume_user_mode_work:
    #= clear_thread_flag(TIF_NOTIFY_RESUME);
    mov   rax, qword ptr gs:[current_task]       #: Find thread_info.
    and   dword ptr [rax+TI_FLAGS], ~_TIF_NOTIFY_RESUME #: Clear the flag first: whoever queues more work sets it again.
    #= task_work_run();
    call  task_work_run                          #: Do the work.
    #= rseq_handle_slowpath(regs);
    call  rseq_handle_slowpath                   #: And what restartable sequences could not do with interrupts off.
    ret                                          #: Back to the loop.

.include "exit_arch.s"

#@ routine irqentry_exit phase=work c
irqentry_exit:
    #= if (user_mode(regs)) irqentry_exit_to_user_mode(regs);
    test  byte ptr [rdi+PT_CS], 3                #: Who was interrupted?
    jnz   irqentry_exit_to_user_mode             #? The user: that function returns to our caller. #! The kernel.
    #= hrtimer_rearm_deferred();
    mov   rax, qword ptr gs:[current_task]       #: The kernel: find thread_info.
    test  dword ptr [rax+TI_FLAGS], _TIF_HRTIMER_REARM #: Has the timer to be programmed anew?
    jz    irqentry_exit_kernel                   #? No. #! Yes.
    and   dword ptr [rax+TI_FLAGS], ~_TIF_HRTIMER_REARM #: Clear the flag.
    call  __hrtimer_rearm_deferred               #: Program the timer.
irqentry_exit_kernel:
    ret                                          #: Nothing else to do.

#@ routine irqentry_exit_to_user_mode phase=work c
irqentry_exit_to_user_mode:
    #= irqentry_exit_to_user_mode_prepare(regs);
    call  irqentry_exit_to_user_mode_prepare     #: The same exit work as after a system call, and the timer.
    #= exit_to_user_mode();
    ret                                          #: Context tracking is told that the user runs next.
