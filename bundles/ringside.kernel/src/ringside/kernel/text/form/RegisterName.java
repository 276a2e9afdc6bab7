package ringside.kernel.text.form;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A name under which a register stands in texts.
 *
 * @param register the one name that Ringside uses, such as {@code rip}, {@code rflags}, {@code orig_ax}
 * @param family   who writes it so
 */
record RegisterName(String register, Family family) {

    /** Spellings that belong together. */
    enum Family {
        /** The processor's own 64-bit names: rip, rcx. */
        FULL,
        /** The names of pt_regs: ip, cx, flags. They may mean other things where the full names stand as well. */
        SHORT,
        /** Names that all use. */
        COMMON,
        /** Registers of 32-bit code: eip, ecx. */
        NARROW
    }

    private static final List<String> LETTERS = List.of("ax", "bx", "cx", "dx", "si", "di", "bp", "sp");
    private static final Map<String, RegisterName> ALL = all();
    private static Map<String, RegisterName> all() {
        Map<String, RegisterName> names = new LinkedHashMap<>();
        for (String letters : LETTERS) {
            names.put("r" + letters, new RegisterName("r" + letters, Family.FULL));
            names.put(letters, new RegisterName("r" + letters, Family.SHORT));
            names.put("e" + letters, new RegisterName("e" + letters, Family.NARROW));
        }
        for (int number = 8; number < 16; number++) {
            names.put("r" + number, new RegisterName("r" + number, Family.COMMON));
        }
        names.put("r08", new RegisterName("r8", Family.COMMON));
        names.put("r09", new RegisterName("r9", Family.COMMON));
        names.put("rip", new RegisterName("rip", Family.FULL));
        names.put("ip", new RegisterName("rip", Family.SHORT));
        names.put("eip", new RegisterName("eip", Family.NARROW));
        alias(names, Family.COMMON, "rflags", "rflags", "eflags", "efl", "rfl");
        alias(names, Family.SHORT, "rflags", "flags");
        alias(names, Family.COMMON, "orig_ax", "orig_rax", "orig_ax", "orax");
        alias(names, Family.NARROW, "orig_eax", "orig_eax");
        alias(names, Family.COMMON, "csgsfs", "csgsfs", "cgf");
        alias(names, Family.COMMON, "cs", "segcs");
        alias(names, Family.COMMON, "ss", "segss");
        for (String name : List.of("cs", "ss", "ds", "es", "fs", "gs", "cr2", "cr3", "cr4", "efer", "fs_base",
                "gs_base", "cpl")) {
            names.put(name, new RegisterName(name, Family.COMMON));
        }
        return Collections.unmodifiableMap(names);
    }

    private static void alias(Map<String, RegisterName> names, Family family, String register, String... aliases) {
        for (String alias : aliases) {
            names.put(alias, new RegisterName(register, family));
        }
    }

    /** What a debugger is asked for by this word behind {@code $}: it has names of its own for some registers. */
    static Optional<RegisterName> asked(String written) {
        return switch (written) {
            case "pc" -> find("rip");
            case "ps" -> find("rflags");
            default -> find(written);
        };
    }

    /** What a word of a text, in any case of letters, stands for. */
    static Optional<RegisterName> find(String written) {
        return Optional.ofNullable(ALL.get(written.toLowerCase(Locale.ROOT)));
    }
}
