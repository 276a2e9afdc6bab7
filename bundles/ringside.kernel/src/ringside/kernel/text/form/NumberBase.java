package ringside.kernel.text.form;

import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

import ringside.kernel.text.form.WrittenValue.Radix;
import ringside.machine.state.Flag;

/** Whether numbers of one frame without 0x are hexadecimal: told by the others, by CS and SS, by what flags can be. */
final class NumberBase {

    private static final Set<Long> SELECTORS = Set.of(0x33L, 0x23L, 0x2bL, 0x10L, 0x18L, 0xe030L, 0xe033L, 0xe02bL,
            0xe02aL);
    private static final long ALWAYS_SET = 2;
    private static final long NEVER_SET = ~0x3f7fd7L;

    private NumberBase() {
    }

    /**
     * How to read the numbers that do not tell it themselves.
     *
     * @param open what to take if nothing tells
     */
    static Radix of(Map<String, Sighting> frame, Radix open) {
        Collection<Sighting> all = frame.values();
        boolean bare = all.stream().anyMatch(each -> each.value().told() == Radix.OPEN);
        if (!bare) {
            return open;
        }
        boolean hex = all.stream().anyMatch(each -> each.value().radix() == Radix.OPEN
                && each.value().told() == Radix.HEX);
        if (hex) {
            return Radix.HEX;
        }
        for (String selector : new String[] {"cs", "ss"}) {
            Radix told = told(frame.get(selector), NumberBase::selector);
            if (told != Radix.OPEN) {
                return told;
            }
        }
        Radix flags = told(frame.get("rflags"), NumberBase::flags);
        return flags == Radix.OPEN ? open : flags;
    }

    private interface Plausible {
        boolean test(long value);
    }

    private static Radix told(Sighting sighting, Plausible plausible) {
        if (sighting == null || sighting.value().told() != Radix.OPEN) {
            return Radix.OPEN;
        }
        boolean hex = is(sighting.value().value(Radix.HEX), plausible);
        boolean decimal = is(sighting.value().value(Radix.DECIMAL), plausible);
        return hex == decimal ? Radix.OPEN : hex ? Radix.HEX : Radix.DECIMAL;
    }

    private static boolean is(OptionalLong value, Plausible plausible) {
        return value.isPresent() && plausible.test(value.getAsLong());
    }

    private static boolean selector(long value) {
        return SELECTORS.contains(value);
    }

    /** A program runs with interrupts on. */
    private static boolean flags(long value) {
        return (value & ALWAYS_SET) != 0 && (value & NEVER_SET) == 0 && (value & Flag.IF.mask()) != 0;
    }
}
