package ringside.kernel.text.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ringside.kernel.text.form.Sighting.Separator;
import ringside.kernel.text.form.WrittenValue.Radix;

/** Makes a frame of what was printed together: values, kind, and what a program's dump leaves out. */
final class FrameMaker {

    private static final String CS = "cs";
    private static final String SS = "ss";
    private static final String RIP = "rip";
    private static final String RSP = "rsp";
    private static final String BOTH = "csgsfs";
    private static final int UPPER_WORD = 48;
    private static final long SELECTOR = 0xffff;
    private static final long USER32_CS = 0x23;
    private static final long XEN = 0xe000;
    private static final long TABLE = 0xff00;
    private static final long RING = 3;
    private static final String OLD_FLAGS = "RFLAGS";

    private final UserSelectors selectors;

    FrameMaker(UserSelectors selectors) {
        this.selectors = selectors;
    }

    Frame make(Map<String, Sighting> group) {
        Sighting rip = group.get(RIP);
        Radix base = NumberBase.of(group, Radix.DECIMAL);
        boolean open = group.values().stream().anyMatch(each -> each.value().told() == Radix.OPEN);
        Map<String, Long> values = new LinkedHashMap<>();
        Map<String, String> written = new LinkedHashMap<>();
        for (Sighting each : group.values()) {
            written.put(each.register(), each.written());
            if (!CutValue.is(each, group.values())) {
                each.value().value(base).ifPresent(value -> values.put(each.register(), value));
            }
        }
        selector(group.get(RSP), SS, values, written);
        selector(rip, CS, values, written);
        Long both = values.remove(BOTH);
        if (both != null) {
            written.remove(BOTH);
            values.putIfAbsent(CS, both & SELECTOR);
            if (both >>> UPPER_WORD != 0) {
                values.putIfAbsent(SS, both >>> UPPER_WORD);
            }
        }
        FrameKind kind = kind(values);
        Sighting first = group.values().iterator().next();
        return new Frame(first.line(), kind, by(group, rip), values, written, assume(kind, values),
                rip == null ? "" : rip.value().symbol(), rip == null ? 0 : rip.value().offset(),
                open && base == Radix.HEX);
    }

    /** A frame of registers that nobody had to read from a text. */
    Frame make(int line, PrintedBy by, Map<String, Long> registers) {
        Map<String, Long> values = new LinkedHashMap<>(registers);
        FrameKind kind = kind(values);
        List<String> assumed = assume(kind, values);
        return new Frame(line, kind, by, values, Map.of(), assumed, "", 0, false);
    }

    private static void selector(Sighting sighting, String name, Map<String, Long> values,
            Map<String, String> written) {
        if (sighting != null && sighting.value().selector().isPresent()) {
            values.put(name, sighting.value().selector().getAsLong());
            written.putIfAbsent(name, sighting.written());
        }
    }

    private FrameKind kind(Map<String, Long> values) {
        Long cs = values.get(CS);
        if (cs == null) {
            return kindWithoutCs(values);
        }
        long selector = cs & SELECTOR;
        if (selector == selectors.cs()) {
            return FrameKind.USER;
        }
        if ((selector & TABLE) == XEN) {
            return FrameKind.XEN_KERNEL;
        }
        if (selector == USER32_CS) {
            return FrameKind.COMPAT;
        }
        return (selector & RING) == RING ? FrameKind.USER : FrameKind.KERNEL;
    }

    /** Without CS the ring, or else the address tells. */
    private static FrameKind kindWithoutCs(Map<String, Long> values) {
        Long ring = values.get("cpl");
        if (ring != null) {
            return ring == RING ? FrameKind.USER : FrameKind.KERNEL;
        }
        long address = values.getOrDefault(RIP, values.getOrDefault(RSP, 0L));
        return address < 0 && address > -(1L << 55) ? FrameKind.KERNEL : FrameKind.USER;
    }

    private List<String> assume(FrameKind kind, Map<String, Long> values) {
        List<String> assumed = new ArrayList<>();
        if (kind == FrameKind.USER || kind == FrameKind.COMPAT) {
            if (values.putIfAbsent(CS, selectors.cs()) == null) {
                assumed.add(CS);
            }
            if (values.putIfAbsent(SS, selectors.ss()) == null) {
                assumed.add(SS);
            }
        }
        return assumed;
    }

    private static PrintedBy by(Map<String, Sighting> group, Sighting rip) {
        Sighting flags = group.get("rflags");
        if (rip != null && rip.kernelRip()) {
            return rip.value().bracket() ? PrintedBy.OLD_KERNEL : PrintedBy.KERNEL;
        }
        if (flags == null) {
            return rip != null && rip.separator() == Separator.SPACE ? PrintedBy.GDB : PrintedBy.OTHER;
        }
        if (flags.separator() == Separator.COLON && flags.written().equals(OLD_FLAGS) && rip != null
                && rip.separator() == Separator.COLON) {
            return PrintedBy.CRASH;
        }
        if (flags.separator() == Separator.EQUALS && flags.written().equals("efl")) {
            return PrintedBy.WINDOWS;
        }
        return flags.separator() == Separator.SPACE ? PrintedBy.GDB : PrintedBy.OTHER;
    }
}
