package ringside.stepper.run;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ringside.machine.state.Flag;

/** The conditions of conditional jumps (SDM volume 1, appendix B): which flags they ask, and how that is told. */
public enum BreakCondition {
    O("OF"), NO("OF"), B("CF"), AE("CF"), E("ZF"), NE("ZF"), BE("CF ZF"), A("CF ZF"), S("SF"), NS("SF"), P("PF"),
    NP("PF"),
    L("SF OF"), GE("SF OF"), LE("ZF SF OF"), G("ZF SF OF");

    private static final Map<String, BreakCondition> NAMES = names();
    private final Flag[] flags;

    BreakCondition(String flags) {
        this.flags = Stream.of(flags.split(" ")).map(Flag::valueOf).toArray(Flag[]::new);
    }

    private static Map<String, BreakCondition> names() {
        Map<String, BreakCondition> names = Stream.of(values()).collect(Collectors
                .toMap(c -> c.name().toLowerCase(Locale.ROOT), c -> c));
        Map<String, BreakCondition> others = Map.ofEntries(Map.entry("c", B), Map.entry("nae", B), Map.entry("nc", AE),
                Map.entry("nb", AE),
                Map.entry("z", E), Map.entry("nz", NE), Map.entry("na", BE), Map.entry("nbe", A), Map.entry("pe", P),
                Map.entry("po", NP), Map.entry("nge", L), Map.entry("nl", GE), Map.entry("ng", LE),
                Map.entry("nle", G));
        names.putAll(others);
        return Map.copyOf(names);
    }

    /** {@return the condition of a jump's mnemonic, such as {@code jne}; null when it is none of these} */
    public static BreakCondition of(String mnemonic) {
        return mnemonic.startsWith("j") ? NAMES.get(mnemonic.substring(1)) : null;
    }

    /** {@return whether it holds with these RFLAGS} */
    public boolean holds(long rflags) {
        boolean less = set(rflags, Flag.SF) != set(rflags, Flag.OF);
        return switch (this) {
            case O -> set(rflags, Flag.OF);
            case NO -> !set(rflags, Flag.OF);
            case B -> set(rflags, Flag.CF);
            case AE -> !set(rflags, Flag.CF);
            case E -> set(rflags, Flag.ZF);
            case NE -> !set(rflags, Flag.ZF);
            case BE -> set(rflags, Flag.CF) || set(rflags, Flag.ZF);
            case A -> !set(rflags, Flag.CF) && !set(rflags, Flag.ZF);
            case S -> set(rflags, Flag.SF);
            case NS -> !set(rflags, Flag.SF);
            case P -> set(rflags, Flag.PF);
            case NP -> !set(rflags, Flag.PF);
            case L -> less;
            case GE -> !less;
            case LE -> less || set(rflags, Flag.ZF);
            case G -> !less && !set(rflags, Flag.ZF);
        };
    }

    /** {@return the flags it asks with their values, such as {@code CF=0 and ZF=1}} */
    public String flags(long rflags) {
        return Stream.of(flags).map(f -> f + "=" + (set(rflags, f) ? 1 : 0)).collect(Collectors.joining(" and "));
    }

    private static boolean set(long rflags, Flag flag) {
        return (rflags & flag.mask()) != 0;
    }
}
