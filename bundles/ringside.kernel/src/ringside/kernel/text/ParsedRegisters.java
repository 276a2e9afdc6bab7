package ringside.kernel.text;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import ringside.kernel.decision.ReturnState;

/**
 * Registers read from a text.
 *
 * @param form   how the text was written
 * @param values register to 64-bit value, in the order of the text; names in small letters, such as {@code rip},
 *               {@code rflags}, {@code r11}, {@code orig_ax}
 */
public record ParsedRegisters(Form form, Map<String, Long> values) {

    /** The ways of writing that are understood. */
    public enum Form {
        /** {@code rip=0x401000 rcx=0x401000 …} */
        PAIRS("rcx=0x…"),
        /** The answer of gdb to {@code info registers}. */
        GDB("a line 'rcx 0x…', as gdb's info registers gives it"),
        /** A kernel oops or warning, with the registers of user mode. */
        OOPS("'RCX: …' behind the line 'RIP: 0033:…' of user mode");

        private final String example;

        Form(String example) {
            this.example = example;
        }

        private String expected(String register) {
            return switch (this) {
                case PAIRS -> register + "=0x…";
                case GDB -> example.replace("rcx", register.equals("rflags") ? "eflags" : register);
                case OOPS -> switch (register) {
                    case "cs", "rip" -> "'RIP: 0033:0x…'";
                    case "ss" -> "'RSP: 002b:…'";
                    case "rflags" -> "'EFLAGS: …' behind the line 'RIP: 0033:…' of user mode";
                    default -> example.replace("RCX", register.toUpperCase(Locale.ROOT));
                };
            };
        }
    }

    private static final List<String> NEEDED = List.of("rcx", "rip", "cs", "r11", "rflags", "ss");

    public ParsedRegisters {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The registers that a decision needs and the text does not give: of rcx, rip, cs, r11, rflags, ss. */
    public List<String> missing() {
        return NEEDED.stream().filter(name -> !values.containsKey(name)).toList();
    }

    /**
     * The six values of the decision, taken as the slots that the kernel is about to return with.
     *
     * @throws RegisterTextException naming every register that is missing and what was expected
     */
    public ReturnState state() throws RegisterTextException {
        List<RegisterProblem> problems = missing().stream()
                .map(name -> new RegisterProblem(0, 0, name + " is missing: expected " + form.expected(name))).toList();
        if (!problems.isEmpty()) {
            throw new RegisterTextException(problems);
        }
        return new ReturnState(values.get("rcx"), values.get("rip"), values.get("cs"), values.get("r11"),
                values.get("rflags"), values.get("ss"));
    }
}
