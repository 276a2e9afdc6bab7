# Linux 7.3 without FRED: entry and return of system calls and exceptions on x86-64. SYSRET or IRET is decided in C, at the
# end of do_syscall_64; the work before it is done in a loop with two levels.
# Our own words for the documented steps. What a line does stands behind #: ; the C statement behind #= .
.intel_syntax noprefix
.include "common.s"
.include "macros.s"
.include "calling.s"

.text
.include "entry_full.s"
.include "exceptions_idt.s"
.include "compat.s"
.if VERW_AT_EXIT || VERW_IN_C
# The selector that VERW looks at. It stands here because both page tables show this place.
verw_selector:
    .word KERNEL_DATA
.endif

.if CONFIG_PTI
# With page-table isolation the code up to here is all that the user's page table shows of the kernel.
.balign 4096
.endif
entry_text_end:
.include "mitigation_routines.s"

.include "do_syscall_64_7.3.s"
.include "generic_entry_7.3.s"
.include "exceptions_idt_c.s"
.include "compat_c.s"
.include "services.s"
.include "services_7.3.s"
.include "bodies.s"
.include "uprobe_calls.s"

.data
.include "tables.s"
