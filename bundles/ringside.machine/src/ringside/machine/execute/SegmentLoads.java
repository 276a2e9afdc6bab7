package ringside.machine.execute;

import java.util.Optional;
import ringside.machine.state.Descriptor;
import ringside.machine.state.DescriptorTable;
import ringside.machine.state.ExceptionVector;
import ringside.machine.state.Fault;
import ringside.machine.state.Registers;
import ringside.machine.state.Segments;

/**
 * Loads segment registers with the checks of the manual (SDM volume 2, IRET, RET and MOV). Everything is checked before
 * anything changes.
 */
public final class SegmentLoads {
    /** Numbers of the segment registers as instructions encode them. */
    public static final int ES = 0;
    static final int CS = 1;
    public static final int SS = 2;
    public static final int DS = 3;
    public static final int FS = 4;
    public static final int GS = 5;

    /** The bits of a selector that an error code shows. */
    public static final int SELECTOR_MASK = 0xfffc;

    private final Registers registers;
    private final Segments segments;
    private final DescriptorTable descriptors;
    private final Fault fault;

    public SegmentLoads(Core core, DescriptorTable descriptors) {
        registers = core.registers();
        segments = registers.segments;
        fault = core.fault();
        this.descriptors = descriptors;
    }

    /** Returns the code segment that IRET or a far RET goes to. */
    public Descriptor returnCode(int selector) {
        if (DescriptorTable.isNull(selector)) {
            throw fault.of(ExceptionVector.GP);
        }
        int level = selector & 3;
        Optional<Descriptor> found = descriptors.get(selector);
        if (found.isEmpty() || !found.get().code() || level < registers.cpl() || found.get().dpl() != level) {
            throw fault.of(ExceptionVector.GP, selector & SELECTOR_MASK);
        }
        if (!found.get().present()) {
            throw fault.of(ExceptionVector.NP, selector & SELECTOR_MASK);
        }
        return found.get();
    }

    /**
     * Returns the stack segment that IRET or a far RET brings in; null for a null selector, which is good only below
     * level 3 and for 64-bit code.
     */
    public Descriptor returnStack(int selector, int level, boolean longMode) {
        if (DescriptorTable.isNull(selector)) {
            if (level == 3 || !longMode || (selector & 3) != level) {
                throw fault.of(ExceptionVector.GP);
            }
            return null;
        }
        return stack(selector, level);
    }

    private Descriptor stack(int selector, int level) {
        Optional<Descriptor> found = descriptors.get(selector);
        boolean good = found.isPresent() && !found.get().code() && found.get().open() && (selector & 3) == level
                && found.get().dpl() == level;
        if (!good) {
            throw fault.of(ExceptionVector.GP, selector & SELECTOR_MASK);
        }
        if (!found.get().present()) {
            throw fault.of(ExceptionVector.SS, selector & SELECTOR_MASK);
        }
        return found.get();
    }

    /**
     * Returns the code segment that a far jump or call goes to. Conforming code and gates are not part of the model.
     */
    public Descriptor targetCode(int selector) {
        if (DescriptorTable.isNull(selector)) {
            throw fault.of(ExceptionVector.GP);
        }
        Optional<Descriptor> found = descriptors.get(selector);
        if (found.isEmpty() || !found.get().code() || (selector & 3) > registers.cpl()
                || found.get().dpl() != registers.cpl()) {
            throw fault.of(ExceptionVector.GP, selector & SELECTOR_MASK);
        }
        if (!found.get().present()) {
            throw fault.of(ExceptionVector.NP, selector & SELECTOR_MASK);
        }
        return found.get();
    }

    /** Returns what a selector names if that may be looked at from here; nothing for a null selector. */
    public Optional<Descriptor> visible(int selector) {
        int level = Math.max(registers.cpl(), selector & 3);
        return DescriptorTable.isNull(selector) ? Optional.empty()
                : descriptors.get(selector).filter(found -> found.dpl() >= level);
    }

    /** MOV or POP to a segment register, or the loading of a pointer; CS cannot be loaded so. */
    public void load(int register, int selector) {
        switch (register) {
            case SS -> {
                segments.stack = returnStack(selector, registers.cpl(), segments.code.longMode());
                registers.ss = selector;
            }
            case DS -> {
                segments.data = data(selector);
                segments.ds = selector;
            }
            case ES -> {
                segments.extra = data(selector);
                segments.es = selector;
            }
            case FS -> {
                registers.general[Registers.FS] = base(data(selector));
                segments.fs = selector;
            }
            case GS -> {
                registers.general[Registers.GS] = base(data(selector));
                segments.gs = selector;
            }
            default -> throw fault.of(ExceptionVector.UD);
        }
    }

    /** A null selector clears the base (on AMD CPUs since Zen 3). */
    private static long base(Descriptor loaded) {
        return loaded == null ? 0 : loaded.base();
    }

    /** Any null selector may be loaded, it only cannot be used. */
    private Descriptor data(int selector) {
        if (DescriptorTable.isNull(selector)) {
            return null;
        }
        int level = Math.max(registers.cpl(), selector & 3);
        Optional<Descriptor> found = descriptors.get(selector);
        if (found.isEmpty() || found.get().code() && !found.get().open() || found.get().dpl() < level) {
            throw fault.of(ExceptionVector.GP, selector & SELECTOR_MASK);
        }
        if (!found.get().present()) {
            throw fault.of(ExceptionVector.NP, selector & SELECTOR_MASK);
        }
        return found.get();
    }

    /** Returns the selector in a segment register. */
    public int selector(int register) {
        return switch (register) {
            case ES -> segments.es;
            case CS -> registers.cs;
            case SS -> registers.ss;
            case DS -> segments.ds;
            case FS -> segments.fs;
            case GS -> segments.gs;
            default -> 0;
        };
    }

    /** Sets the hidden part of CS to what its selector names, 64-bit code when it names nothing. */
    public void refreshCode() {
        segments.code = descriptors.get(registers.cs).filter(Descriptor::code)
                .orElse(registers.cpl() == 0 ? Descriptor.KERNEL_CODE : Descriptor.USER_CODE);
    }

    /** Sets the hidden part of SS to what its selector names, not usable when it names nothing. */
    public void refreshStack() {
        segments.stack = descriptors.get(registers.ss).orElse(null);
    }

    /** Sets DS and ES to a selector without checks. */
    public void refreshData(int selector) {
        segments.ds = selector;
        segments.data = descriptors.get(selector).orElse(null);
        segments.es = segments.ds;
        segments.extra = segments.data;
    }
}
