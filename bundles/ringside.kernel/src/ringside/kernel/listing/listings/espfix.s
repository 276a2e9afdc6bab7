# The return to a 16-bit stack segment.

#@ routine native_irq_return_ldt phase=return
native_irq_return_ldt:
    #: Here the kernel would give a 16-bit program back the upper half of its ESP too; the model leaves that out.
    jmp   native_irq_return_iret
