package ringside.kernel.text.form;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import ringside.kernel.text.form.RegisterName.Family;
import ringside.kernel.text.form.Sighting.Separator;

/**
 * A way of printing registers: what stands between a name and its value. Narrow forms come first: a wider one is taken
 * only if it yields more.
 */
enum Form {
    /** Kernels, crash, Chromium, perf. */
    COLON(Separator.COLON),
    /** QEMU, WinDbg, VirtualBox, lldb, drgn, prints of structures, run-times. */
    EQUALS(Separator.EQUALS),
    /** gdb, its front ends, Go. */
    COLUMNS(Separator.SPACE),
    /** Pairs by hand. */
    PAIRS(Separator.COLON, Separator.EQUALS),
    /** Bochs, some front ends. */
    COLON_AND_COLUMNS(Separator.COLON, Separator.SPACE),
    /** Whatever there is. */
    ALL(Separator.COLON, Separator.EQUALS, Separator.SPACE);

    private final Set<Separator> separators;

    Form(Separator first, Separator... others) {
        separators = EnumSet.of(first, others);
        separators.add(Separator.ASKED);
    }

    /** Of these places those of this form; a name of pt_regs means nothing where the register's full name stands. */
    List<Sighting> of(List<Sighting> all) {
        List<Sighting> mine = all.stream().filter(each -> separators.contains(each.separator())).toList();
        Set<String> full = new HashSet<>();
        mine.stream().filter(each -> each.name().family() != Family.SHORT).forEach(each -> full.add(each.register()));
        return mine.stream().filter(each -> each.name().family() != Family.SHORT || !full.contains(each.register()))
                .toList();
    }
}
