# The bodies of the system calls, for every kernel. Before 4.17 their arguments come in the registers of the C calling
# convention; since then a call gets the pointer to pt_regs in RDI and takes its arguments from there, which a 32-bit
# program keeps in other slots. Every body is called sys_NAME in every kernel, so that a scenario can name it.

.if SYSCALL_WRAPPERS
.macro SYSCALL_BODY name, args
#@ routine __ia32_sys_\name phase=dispatch c
__ia32_sys_\name:
.if \args
    #= return __do_sys_\name(unsigned int arguments from regs->bx, cx, dx, si, di);
.if \args >= 5
    mov   r8d, [rdi+PT_DI]                       #: Fifth argument of a 32-bit program, from slot di.
.endif
.if \args >= 4
    mov   ecx, [rdi+PT_SI]                       #: Fourth argument of a 32-bit program, from slot si.
.endif
.if \args >= 3
    mov   edx, [rdi+PT_DX]                       #: Third argument of a 32-bit program, from slot dx.
.endif
.if \args >= 2
    mov   esi, [rdi+PT_CX]                       #: Second argument of a 32-bit program, from slot cx.
.endif
    mov   edi, [rdi+PT_BX]                       #: First argument of a 32-bit program, from slot bx.
    jmp   __do_sys_\name                         #: The rest is the same as for 64-bit programs.
.endif

#@ routine __x64_sys_\name phase=dispatch c
__x64_sys_\name:
sys_\name:
.if \args
    #= return __do_sys_\name(arguments from regs->di, si, dx, r10, r8, r9);
.endif
.if \args >= 5
    mov   r8, [rdi+PT_R8]                        #: Fifth argument, from slot r8.
.endif
.if \args >= 4
    mov   rcx, [rdi+PT_R10]                      #: Fourth argument, from slot r10.
.endif
.if \args >= 3
    mov   rdx, [rdi+PT_DX]                       #: Third argument, from slot dx.
.endif
.if \args >= 2
    mov   rsi, [rdi+PT_SI]                       #: Second argument, from slot si.
.endif
.if \args >= 1
    mov   rdi, [rdi+PT_DI]                       #: First argument, from slot di.
.endif
__do_sys_\name:
.endm
.else
.macro SYSCALL_BODY name, args
#@ routine sys_\name phase=dispatch c
sys_\name:
.endm
.endif

# A body that is a service of the model and nothing else.
.macro SYSCALL_SERVICE name, args, service, sentence
    SYSCALL_BODY \name, \args
    ret                                          #@ service \service #: \sentence
.endm

# Goes on at done when a signal waits for the task.
.macro JUMP_IF_SIGNAL done
    CURRENT_THREAD_INFO rax
.if LINUX_VERSION >= 511
    test  dword ptr [rax+CURRENT_FLAGS], _TIF_SIGPENDING|_TIF_NOTIFY_SIGNAL #: Does a signal wait?
.else
    test  dword ptr [rax+CURRENT_FLAGS], _TIF_SIGPENDING #: Does a signal wait?
.endif
    jnz   \done                                  #? Yes: stop waiting. #! No: go on.
.endm

    SYSCALL_SERVICE getpid, 0, getpid, "The process id goes to RAX."
    SYSCALL_SERVICE write, 3, write, "Descriptors 1 and 2 are the console: what stands in the buffer is shown."
    SYSCALL_SERVICE brk, 1, brk, "The end of the heap moves, if it can; RAX is where it is."
    SYSCALL_SERVICE mmap, 5, mmap, "Pages are added to the memory of the program; RAX is where."
    SYSCALL_SERVICE munmap, 2, munmap, "Pages are taken from the memory of the program."
    SYSCALL_SERVICE mprotect, 3, mprotect, "Pages of the program get other rights."
    SYSCALL_SERVICE clock_gettime, 2, clock_gettime, "The time is written to the program's memory."
    SYSCALL_SERVICE badfile, 0, no_such_file, "The task has no open file: the answer is -EBADF."
    SYSCALL_SERVICE kill, 2, kill, "A signal is queued; SIGPENDING is set if it is not blocked."
    SYSCALL_SERVICE tgkill, 3, tgkill, "A signal is queued; SIGPENDING is set if it is not blocked."
    SYSCALL_SERVICE rt_sigaction, 3, rt_sigaction, "What is to be done with a signal is kept for this task."
    SYSCALL_SERVICE sigaltstack, 2, sigaltstack, "The alternate signal stack is kept for this task."
    SYSCALL_SERVICE rt_sigreturn, 0, rt_sigreturn, "All slots are replaced from the signal frame, under rules."
    SYSCALL_SERVICE execve, 3, execve, "pt_regs now describes the first instruction of another program."
    SYSCALL_SERVICE exit, 1, exit, "The program is over."
    SYSCALL_SERVICE iopl, 1, iopl, "The privilege level for port instructions is set."
    SYSCALL_SERVICE modify_ldt, 3, modify_ldt, "A descriptor of the task's own table is written."
    SYSCALL_SERVICE prctl, 5, prctl, "A property of the task is set, such as which system calls it handles itself."
.if LINUX_VERSION >= 418
    SYSCALL_SERVICE rseq, 4, rseq, "The task tells where the kernel is to keep the number of its CPU and to look for sequences."
.endif
    SYSCALL_SERVICE outside, 0, outside, "What this call does is outside the model: it answers -ENOSYS."

    SYSCALL_BODY execveat, 5
    #= return do_execveat(dfd, filename, argv, envp, flags);
    #: The path is the second argument here; the model takes only full paths.
    mov   rdi, rsi
    ret                                          #@ service execve #: pt_regs now describes another program.

#@ routine wait_for_event phase=dispatch c
wait_for_event:
    ret                                          #@ service sleep #: The task sleeps until a signal comes.

    SYSCALL_BODY read, 1
    #= if (fd != 0) return -EBADF;
    test  edi, edi                               #: Only file 0, the input, is open.
    jnz   sys_read_badfile                       #? Another file: an error. #! File 0.
    #= while (!signal_pending(current)) schedule();
sys_read_wait:
    JUMP_IF_SIGNAL sys_read_interrupted
    call  wait_for_event                         #: No, and there is nothing to read: sleep.
    jmp   sys_read_wait                          #: Awake again: look why.
sys_read_interrupted:
    #= return -ERESTARTSYS;
    #: Not for the user: it tells the signal code that this call may be made again.
    mov   rax, -ERESTARTSYS
    ret                                          #: Back with the restart code.
sys_read_badfile:
    #= return -EBADF;
    mov   rax, -EBADF                            #: There is no such file.
    ret                                          #: Back with the error.

    SYSCALL_BODY pause, 0
    #= while (!signal_pending(current)) schedule();
sys_pause_wait:
    JUMP_IF_SIGNAL sys_pause_interrupted
    call  wait_for_event                         #: No: sleep.
    jmp   sys_pause_wait                         #: Awake again: look why.
sys_pause_interrupted:
    #= return -ERESTARTNOHAND;
    #: Not for the user: it tells the signal code that this call may be made again, unless a handler runs.
    mov   rax, -ERESTARTNOHAND
    ret                                          #: Back with the restart code.

    SYSCALL_BODY nanosleep, 2
    #= if (get_timespec(&tu, rqtp) || !timespec_valid(&tu)) return error;
    call  get_timespec                           #: Read how long to sleep.
    test  eax, eax                               #: Can that be read, and is it a time?
    jnz   sys_nanosleep_answer                   #? No: answer the error. #! Yes: sleep.
    #= hrtimer_start(t); if (!signal_pending(current)) schedule(); return 0;
sys_nanosleep_wait:
    JUMP_IF_SIGNAL sys_nanosleep_interrupted
    call  do_nanosleep                           #: No: sleep until the timer ends, and answer 0.
    ret                                          #: Awake again, and the time is over.
sys_nanosleep_interrupted:
    #= restart->fn = hrtimer_nanosleep_restart; return -ERESTART_RESTARTBLOCK;
    #: Not for the user: the signal code makes it restart_syscall, which sleeps for the rest of the time only.
    mov   rax, -ERESTART_RESTARTBLOCK
sys_nanosleep_answer:
    ret                                          #: Back with the restart code or the error.

    SYSCALL_BODY restart_syscall, 0
    #= return restart->fn(restart);
    call  get_restart_block                      #: Was a call interrupted that can go on?
    test  eax, eax                               #: 0 means yes.
    jz    sys_nanosleep_wait                     #? Yes: in the model that is nanosleep, which sleeps on. #! No.
    ret                                          #: No: back with -EINTR.

    KERNEL_SERVICE get_timespec, nanosleep, dispatch, "The time is read from the user's memory; RAX is 0 or an error."
    KERNEL_SERVICE do_nanosleep, timer_sleep, dispatch, "The clock of the model goes on to the end of the timer."
    KERNEL_SERVICE get_restart_block, restart_syscall, dispatch, "The interrupted call is looked up."

    SYSCALL_BODY sched_yield, 0
    call  schedule                               #: Another task may run.
    xor   eax, eax                               #: 0: done.
    ret                                          #: Back with the result.

    SYSCALL_BODY fork, 0
    #= return _do_fork(SIGCHLD, 0, 0, NULL, NULL);
    jmp   _do_fork                               #: A child with a copy of everything.

    SYSCALL_BODY vfork, 0
    #= return _do_fork(CLONE_VFORK | CLONE_VM | SIGCHLD, 0, 0, NULL, NULL);
    jmp   _do_fork                               #: A child that borrows the parent's memory.

    SYSCALL_BODY clone, 5
    #= return _do_fork(clone_flags, newsp, 0, parent_tidptr, child_tidptr);
    jmp   _do_fork                               #: A child that shares what the flags say.

.if LINUX_VERSION >= 510
#@ routine kernel_clone phase=dispatch c
kernel_clone:
.elseif LINUX_VERSION >= 402
#@ routine _do_fork phase=dispatch c
.else
#@ routine do_fork phase=dispatch c
do_fork:
.endif
_do_fork:
    #= p = copy_process(clone_flags, stack_start, child_tidptr);
    #: The child gets a kernel stack with a copy of pt_regs, in which ax is 0.
    call  copy_process
    #= wake_up_new_task(p); return pid_nr(pid);
    test  eax, eax                               #: Two tasks go on from here. Which one does the model follow?
    jz    fork_child                             #? The child. #! The parent.
    ret                                          #: The parent: RAX is the process id of the child.
fork_child:
    #= switch_to(prev, p);
    TASK_PT_REGS rsp, "The scheduler changes to the child, whose kernel stack holds nothing but pt_regs."
    xor   ebx, ebx                               #: RBX = 0: this is no thread of the kernel's own.
.if FORK_IN_C
    jmp   ret_from_fork_asm                      #: Every new task begins there.
.else
    jmp   ret_from_fork                          #: Every new task begins there.
.endif

    KERNEL_SERVICE copy_process, fork, dispatch, "RAX is the child's process id, or 0 if the model follows the child."

    SYSCALL_BODY ni_syscall, 0
    #= return -ENOSYS;
    mov   rax, -ENOSYS                           #: No such call.
    ret                                          #: Back with the error.
