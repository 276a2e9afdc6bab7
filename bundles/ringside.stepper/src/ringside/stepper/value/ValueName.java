package ringside.stepper.value;

import java.util.Locale;
import ringside.kernel.profile.CheckId;
import ringside.machine.state.Register;

/**
 * The name of a value that can be seen, watched and set: {@code user.rcx}, {@code user.rflags.TF}, {@code pt_regs.ip},
 * {@code flag.SIGPENDING}, {@code cpu.vendor}, {@code check.RF_TF}. The same names everywhere: views, scenario files,
 * command line.
 *
 * @param kind what it names
 * @param item what stands behind the group: {@code rcx}, {@code TF}, {@code ip}
 * @param text the full name in its canonical spelling
 */
public record ValueName(Kind kind, String item, String text) {
    private static final String RFLAGS = "rflags.";

    /** What a name stands for. */
    public enum Kind { REGISTER, FLAG, SLOT, THREAD_FLAG, OPTION, CHECK, UNKNOWN }

    /** {@return the name taken apart; whether it exists is for the running kernel to say} */
    public static ValueName of(String text) {
        String name = text.strip();
        int dot = name.indexOf('.');
        String group = dot < 0 ? "" : name.substring(0, dot).toLowerCase(Locale.ROOT);
        String item = name.substring(dot + 1);
        return switch (group) {
            case "user" -> item.toLowerCase(Locale.ROOT).startsWith(RFLAGS)
                    ? named(Kind.FLAG, "user.rflags.", item.substring(RFLAGS.length()).toUpperCase(Locale.ROOT))
                    : named(Kind.REGISTER, "user.", item.toLowerCase(Locale.ROOT));
            case "pt_regs" -> named(Kind.SLOT, "pt_regs.", item.toLowerCase(Locale.ROOT));
            case "cpu" -> named(Kind.OPTION, "cpu.", item.toLowerCase(Locale.ROOT).replace('_', '-'));
            case "flag" -> named(Kind.THREAD_FLAG, "flag.", item.toUpperCase(Locale.ROOT));
            case "check" -> named(Kind.CHECK, "check.", item.toUpperCase(Locale.ROOT));
            default -> new ValueName(Kind.UNKNOWN, name, name);
        };
    }

    /** {@return the name of a register's value} */
    public static ValueName of(Register register) {
        return named(Kind.REGISTER, "user.", register.label());
    }

    /** {@return the name of a check's switch} */
    public static ValueName of(CheckId check) {
        return named(Kind.CHECK, "check.", check.name());
    }

    private static ValueName named(Kind kind, String group, String item) {
        return new ValueName(kind, item, group + item);
    }

    /** {@return a short name for commands and messages: RCX, TF, pt_regs.ip, SIGPENDING} */
    public String title() {
        return switch (kind) {
            case REGISTER -> item.toUpperCase(Locale.ROOT);
            case FLAG, THREAD_FLAG -> item;
            case CHECK -> "check " + item;
            case SLOT, OPTION, UNKNOWN -> text;
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
