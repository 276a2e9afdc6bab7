# The kernel of the mail of June 2015 (Linux 4.3 to 4.5): entry and return of system calls and exceptions on x86-64.
# Our own words for the documented steps. What a line does stands behind #: ; the C statement behind #= .
.intel_syntax noprefix
.include "common.s"
.include "macros.s"
.include "checks_asm.s"

# thread_info lies at the bottom of the task's kernel stack, so it stands at a fixed distance from pt_regs.
.equ FLAGS_WORD, REGS_TO_THREAD_INFO+TI_FLAGS
.equ STATUS_WORD, REGS_TO_THREAD_INFO+TI_STATUS

.text
.include "entry_2015.s"

#@ routine int_ret_from_sys_call phase=work
int_ret_from_sys_call:
    SAVE_EXTRA_REGS
    mov   rdi, rsp                               #: First argument: the pointer to pt_regs.
    call  syscall_return_slowpath                #: All exit work happens in C; interrupts are off when it comes back.
    RESTORE_EXTRA_REGS

#@ routine int_ret_from_sys_call phase=decision
    SYSRET_CHECKS opportunistic_sysret_failed

#@ routine syscall_return_via_sysret phase=return
syscall_return_via_sysret:
    # RCX and R11 already hold the user's values: the checks loaded them.
    RESTORE_C_REGS_EXCEPT_RCX_R11
    #: SYSRET does not touch RSP: the user's stack pointer is loaded here, still at CPL 0.
    mov   rsp, [rsp+PT_SP]
    swapgs                                       #: Give the user's GS base back.
    sysretq                                      #@ return SYSRET #: Back to the user: RIP from RCX, RFLAGS from R11.

#@ routine opportunistic_sysret_failed phase=return
opportunistic_sysret_failed:
    swapgs                                       #: Give the user's GS base back; IRET does not need the kernel's.
    jmp   restore_c_regs_and_iret                #: Return by IRET, which can restore everything.

#@ routine int_ret_from_sys_call_irqs_off phase=work
int_ret_from_sys_call_irqs_off:
    sti                                          #: The C code of the slow path wants interrupts on.
    jmp   int_ret_from_sys_call                  #: Go to the slow path.

.include "stubs_2015.s"
.include "exceptions_2015.s"
.include "retint_2015.s"
.include "int80_2015.s"

.include "compat.s"

.include "trace_phases.s"
.include "exit_2015.s"
.include "services.s"
.include "bodies.s"

.data
.include "tables.s"
