# The program of the recordings in oracle/real_cpu_user_visible.jsonl, written again from what they show: the system
# calls, the instructions in front of and behind them and the common end lie at the recorded addresses. A scenario
# starts at one of the labels go_* or call_* with its registers set. NARROW is set in front of this text (1: what follows
# the call is reached as 32-bit code), the tables `edits` and `traps` are put behind it.
.intel_syntax noprefix
.set EFL, 40 + 17*8
.set TF, 0x100

.text
.org 0x49cc
# 0x4059cc: the registers are stored, seven bytes an instruction; none of those that are compared changes.
after:
.if NARROW
.code32
    dec   eax                                    # the first byte of the seven, which widens the operand in 64-bit code
    mov   dword ptr [0x4e2d60], eax              # DS is null in a 64-bit program: #GP
    hlt
.code64
.else
    mov   qword ptr [rip+saved], rax
    mov   qword ptr [rip+saved+8], rcx
    mov   qword ptr [rip+saved+16], rdx
    mov   qword ptr [rip+saved+24], rbx
    mov   qword ptr [rip+saved+32], rsi
    mov   qword ptr [rip+saved+40], rdi
    mov   qword ptr [rip+saved+48], rbp
    hlt
.endif

.org 0x4af5
call_plain:                                      # 0x405af5
    syscall
.if NARROW
.code32
.endif
    jmp   after
.code64

.org 0x4b84
call_int80:                                      # 0x405b84
    int   0x80
    jmp   after

.org 0x4ca2
call_badrsp:                                     # 0x405ca2
    syscall
    jmp   after

.org 0x4d31
call_trap3:                                      # 0x405d31
    syscall
.if NARROW
.code32
.endif
    int3                                         # 0x405d33
    nop
    nop
    nop                                          # 0x405d36
    int3
    jmp   after
.code64

.org 0x4dbb
go_tf:                                           # 0x405dbb
    push  0x302
    popfq
call_tf:                                         # 0x405dc1
    syscall
    nop
    nop
    jmp   after

.org 0x4ee3
go_stuck:                                        # 0x405ee3
    push  0x302
    popfq
call_stuck:                                      # 0x405ee9
    nop
    pushfq
    pop   r11
stuck_here:                                      # 0x405eed
    nop
    nop
    jmp   after

.org 0x4efc
elsewhere:                                       # 0x405efc
    jmp   after

# 32-bit code that a 64-bit program has jumped to.
.org 0x4f10
call_narrow:                                     # 0x405f10
.code32
    syscall
    hlt
.code64

# SIGUSR1 and SIGSYS: writes words into the ucontext as the table says, offset and value, up to an offset of 0.
usr1:
    lea   rcx, [rip+edits]
usr1_next:
    mov   r8, [rcx]
    test  r8, r8
    jz    usr1_done
    mov   r9, [rcx+8]
    mov   [rdx+r8], r9
    add   rcx, 16
    jmp   usr1_next
usr1_done:
    ret

# SIGTRAP: switches TF off in the ucontext when it has come often enough.
trap:
    dec   qword ptr [rip+traps]
    jnz   trap_done
    and   qword ptr [rdx+EFL], ~TF
trap_done:
    ret

# SIGSEGV: nothing can be saved.
segv:
    mov   edi, 0
    mov   eax, 231
    syscall

# What execve starts.
exec_entry:
    hlt

.bss
saved:
    .skip 64
# The stack pointer of the recordings is 0x4f1000.
    .skip 0x4f1000 - 0x420000

.data
path_good:
    .asciz "/bin/program"
path_bad:
    .asciz "/no/such/program"
# edits and traps follow.
