package ringside.kernel.meaning;

import java.util.Locale;

import ringside.kernel.profile.CheckId;
import ringside.machine.state.Flag;
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
    private static final String REGISTERS = "user.";
    private static final String RFLAGS = "rflags.";
    private static final String FLAGS = REGISTERS + RFLAGS;
    private static final String SLOTS = "pt_regs.";
    private static final String THREAD_FLAGS = "flag.";
    private static final String CHECKS = "check.";
    private static final String OPTIONS = "cpu.";

    /** What a name stands for. */
    public enum Kind { REGISTER, FLAG, SLOT, THREAD_FLAG, OPTION, CHECK, UNKNOWN }

    /** {@return the name taken apart; whether it exists is for the running kernel to say} */
    public static ValueName of(String text) {
        String name = text.strip();
        int dot = name.indexOf('.');
        String group = dot < 0 ? "" : name.substring(0, dot).toLowerCase(Locale.ROOT);
        String item = name.substring(dot + 1);
        return switch (group + ".") {
            case REGISTERS -> item.toLowerCase(Locale.ROOT).startsWith(RFLAGS)
                    ? flag(item.substring(RFLAGS.length())) : register(item);
            case SLOTS -> slot(item);
            case OPTIONS -> option(item);
            case THREAD_FLAGS -> threadFlag(item);
            case CHECKS -> named(Kind.CHECK, CHECKS, item.toUpperCase(Locale.ROOT));
            default -> new ValueName(Kind.UNKNOWN, name, name);
        };
    }

    /** {@return the name of a register's value} */
    public static ValueName of(Register register) {
        return register(register.label());
    }

    /** {@return the name of the value of a part of RFLAGS} */
    public static ValueName of(Flag flag) {
        return flag(flag.name());
    }

    /** {@return the name of a check's switch} */
    public static ValueName of(CheckId check) {
        return named(Kind.CHECK, CHECKS, check.name());
    }

    /** {@return the name of a register's value, by the register's label} */
    public static ValueName register(String label) {
        return named(Kind.REGISTER, REGISTERS, label.toLowerCase(Locale.ROOT));
    }

    /** {@return the name of the value of a part of RFLAGS, by its name} */
    public static ValueName flag(String flag) {
        return named(Kind.FLAG, FLAGS, flag.toUpperCase(Locale.ROOT));
    }

    /** {@return the name of a slot's value, by the slot's label} */
    public static ValueName slot(String label) {
        return named(Kind.SLOT, SLOTS, label.toLowerCase(Locale.ROOT));
    }

    /** {@return the name of a thread flag's value, by the flag's name without prefix} */
    public static ValueName threadFlag(String flag) {
        return named(Kind.THREAD_FLAG, THREAD_FLAGS, flag.toUpperCase(Locale.ROOT));
    }

    /** {@return the name of an option of the machine or the build, such as {@code xen-pv}} */
    public static ValueName option(String option) {
        return named(Kind.OPTION, OPTIONS, option.toLowerCase(Locale.ROOT).replace('_', '-'));
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
