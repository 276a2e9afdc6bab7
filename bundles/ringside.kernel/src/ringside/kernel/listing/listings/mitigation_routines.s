# What the macros of mitigations.s call.

.if UNTRAIN_RETURNS
#@ routine entry_untrain_ret phase=entry
entry_untrain_ret:
    #: The second of the three bytes of this TEST is the code of RET. Since the CPU now knows that no RET begins there, it
    #: drops the guess that it had for that byte, and the kernel's own RETs jump to just that byte. The model has no guesses
    #: and no such jump.
    test  bl, 0xcc                               #@ mitigation UNTRAIN_RET
    lfence                                       #@ mitigation UNTRAIN_RET #: Wait until that is done.
    ret                                          #@ mitigation UNTRAIN_RET #: The first RET of this entry.
.endif

.if CLEAR_HISTORY
# Five times a call, and in each of the depths five rounds of taken jumps: more than the CPU's history has room for.
#@ routine clear_bhb_loop phase=entry
clear_bhb_loop:
    push  rbp                                    #@ mitigation CLEAR_BRANCH_HISTORY #: Keep RBP.
    mov   rbp, rsp                               #@ mitigation CLEAR_BRANCH_HISTORY #: A frame for those who read stacks.
    mov   ecx, 5                                 #@ mitigation CLEAR_BRANCH_HISTORY #: Five turns,
    call  bhb_turn                               #@ mitigation CLEAR_BRANCH_HISTORY #: the first of which begins here.
    jmp   bhb_done                               #@ mitigation CLEAR_BRANCH_HISTORY #: All turns are done.
bhb_turn:
    call  bhb_jumps                              #@ mitigation CLEAR_BRANCH_HISTORY #: One call more in the history.
    ret                                          #@ mitigation CLEAR_BRANCH_HISTORY #: And one return.
bhb_jumps:
    mov   eax, 5                                 #@ mitigation CLEAR_BRANCH_HISTORY #: Five jumps in each turn:
bhb_jump:
    jmp   bhb_landing                            #@ mitigation CLEAR_BRANCH_HISTORY #: one that is always taken,
    nop                                          #@ mitigation CLEAR_BRANCH_HISTORY #: over this,
bhb_landing:
    sub   eax, 1                                 #@ mitigation CLEAR_BRANCH_HISTORY #: one less,
    #? and back for the next.
    jnz   bhb_jump                               #@ mitigation CLEAR_BRANCH_HISTORY #! That was the last one.
    sub   ecx, 1                                 #@ mitigation CLEAR_BRANCH_HISTORY #: One turn less:
    #? the next one.
    jnz   bhb_turn                               #@ mitigation CLEAR_BRANCH_HISTORY #! That was the last one.
    ret                                          #@ mitigation CLEAR_BRANCH_HISTORY #: Unwind the calls.
bhb_done:
    lfence                                       #@ mitigation CLEAR_BRANCH_HISTORY #: Wait until all of them are made.
    pop   rbp                                    #@ mitigation CLEAR_BRANCH_HISTORY #: Give RBP back.
    ret                                          #@ mitigation CLEAR_BRANCH_HISTORY #: Back to the entry.
.endif
