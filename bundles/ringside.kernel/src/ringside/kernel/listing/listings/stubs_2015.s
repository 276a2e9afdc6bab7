# Linux 4.1 to 4.5: the stubs of system calls that work on all of pt_regs, and where a new task begins.

.macro FORK_LIKE name
#@ routine stub_\name phase=dispatch
stub_\name:
    SAVE_EXTRA_REGS +8
    jmp   sys_\name                              #: The child gets a copy of pt_regs, which is complete now.
.endm
    FORK_LIKE clone
    FORK_LIKE fork
    FORK_LIKE vfork

#@ routine stub_execve phase=dispatch
stub_execve:
    call  sys_execve                             #: Try to put a new program in place of the old one.
return_from_execve:
    test  eax, eax                               #: Did it work?
    jz    execve_done                            #? Yes: pt_regs belongs to the new program. #! No.
    ret                                          #: No: a call like any other, it failed.
execve_done:
    #: Drop the return address to the fast path: RCX and R11 must not come from there.
    add   rsp, 8
    xor   ebx, ebx                               #: The new program starts with an empty RBX.
    xor   ebp, ebp                               #: The new program starts with an empty RBP.
    xor   r12d, r12d                             #: The new program starts with an empty R12.
    xor   r13d, r13d                             #: The new program starts with an empty R13.
    xor   r14d, r14d                             #: The new program starts with an empty R14.
    xor   r15d, r15d                             #: The new program starts with an empty R15.
    mov   [rsp+PT_AX], rax                       #: And with 0 in RAX.
    jmp   int_ret_from_sys_call                  #: The slow path: its checks decide how this return is done.

#@ routine stub_execveat phase=dispatch
stub_execveat:
    call  sys_execveat                           #: The same with a path that is relative to an open directory.
    jmp   return_from_execve                     #: The rest is as for execve.

#@ routine stub_rt_sigreturn phase=dispatch
stub_rt_sigreturn:
    #: Drop the return address to the fast path: this call never goes back there.
    add   rsp, 8
    SAVE_EXTRA_REGS
    call  sys_rt_sigreturn                       #: Every slot is replaced from the signal frame on the user's stack.
    mov   [rsp+PT_AX], rax                       #: The result is the RAX of the interrupted program.
    RESTORE_EXTRA_REGS
    jmp   int_ret_from_sys_call                  #: The slow path: its checks decide how this return is done.

#@ routine ret_from_fork phase=work
ret_from_fork:
    #: A new task begins here. Its pt_regs is a copy of its parent's, with 0 in slot ax; it is new no longer.
    and   dword ptr [rsp+FLAGS_WORD], ~_TIF_FORK
    push  2                                      #: RFLAGS with nothing set, not even IF:
    popfq                                        #: what other tasks left there is gone.
    call  schedule_tail                          #: Finish the change of tasks.
    RESTORE_EXTRA_REGS
    test  byte ptr [rsp+PT_CS], 3                #: Is this task one of the kernel's own, or the user's?
    #? The user's: the slow path, whose checks decide how this return is done. The child may well use SYSRET.
    jnz   int_ret_from_sys_call                  #! The kernel's own.
    mov   rdi, rbp                               #: The kernel's: RBP holds the argument
    call  rbx                                    #: and RBX the function that it runs.
    mov   qword ptr [rsp+PT_AX], 0               #: If it comes back, the thread has become a program by execve.
    RESTORE_EXTRA_REGS
    jmp   int_ret_from_sys_call                  #: To the user by the slow path.
