# The decision in assembly, Linux 4.0 to 6.6: may SYSRET be used? Each check that fails leads to the return by IRET.
# failed: where that is. short: -PT_SKIP where RSP does not point to the beginning of pt_regs.
# The canonical test works on RCX and would find a difference to RIP, too. The service uncompared does nothing, unless
# somebody has left the first comparison out. What is part of a check is left out together with its jump.
.macro SYSRET_CHECKS failed, short
.if CONFIG_XEN_PV
    cmp   byte ptr [xen_pv_guest], 0             #@ service verdict #: Does this kernel run as a Xen PV guest?
    jne   \failed                                #@ check XEN_PV #? Yes: such a guest has no SYSRET. #! No: the checks follow.
.endif
.if LINUX_VERSION < 402
    #: May SYSRET be used? It takes RIP from RCX: get what the user is to find in RCX
    mov   rcx, [rsp+PT_CX\short]                 #@ service verdict
    #: and compare it with where the user is to go on. Are they the same?
    cmp   [rsp+PT_IP\short], rcx
    #? No: SYSRET would change the user's RCX.
    jne   \failed                                #@ check RCX_RIP #! Yes: the user gets the RCX that is due.
rcx_rip_asked:
    #: On Intel, SYSRET to a non-canonical address faults in the kernel: keep only the 17 upper bits of the address.
    shr   rcx, 47                                #@ part CANONICAL #@ service uncompared
    #? One of them is set: the address is not canonical, or it is one of the kernel's.
    jnz   \failed                                #@ check CANONICAL #! None is set: it is an address of the user's.
.else
    #: May SYSRET be used? It takes RIP from RCX: get what the user is to find in RCX
    mov   rcx, [rsp+PT_CX\short]                 #@ service verdict
    mov   r11, [rsp+PT_IP\short]                 #: and where the user is to go on.
    cmp   r11, rcx                               #: Are they the same?
    #? No: SYSRET would change the user's RCX.
    jne   \failed                                #@ check RCX_RIP #! Yes: the user gets the RCX that is due.
rcx_rip_asked:
    #: On Intel, SYSRET to a non-canonical address faults in the kernel: push the unused upper bits of the address out
    shl   rcx, CANONICAL_SHIFT                   #@ part CANONICAL #@ service uncompared
    sar   rcx, CANONICAL_SHIFT                   #@ part CANONICAL #: and fill them with copies of the highest used bit.
    cmp   r11, rcx                               #: Is it still the same address?
    #? No: it is not canonical.
    jne   \failed                                #@ check CANONICAL #! Yes: it is canonical, and RCX is as it was.
.endif
    #: SYSRET always sets CS to 0x33: is that what the user is to get?
    cmp   qword ptr [rsp+PT_CS\short], USER_CODE
    jne   \failed                                #@ check CS #? No: 32-bit code would run as 64-bit code. #! Yes: 64-bit code.
    mov   r11, [rsp+PT_R11\short]                #: SYSRET takes RFLAGS from R11: get what the user is to find in R11.
    cmp   [rsp+PT_FLAGS\short], r11              #: Is it the same as the RFLAGS that the user is to get?
    #? No: SYSRET would change the user's R11.
    jne   \failed                                #@ check R11_FLAGS #! Yes: the user gets the R11 that is due.
    #: SYSRET cannot restore RF, and with TF it traps before the user's next instruction.
    test  r11, FLAG_RF|FLAG_TF
    #? One of them is set: the user might never get ahead.
    jnz   \failed                                #@ check RF_TF #! Neither is set.
    #: SYSRET always sets SS to 0x2b: is that what the user is to get?
    cmp   qword ptr [rsp+PT_SS\short], USER_DATA
    #? No: the user would get another stack segment.
    jne   \failed                                #@ check SS #! Yes: that was the last check, SYSRET will do.
.endm
