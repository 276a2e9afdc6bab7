package ringside.kernel.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import ringside.words.NearestNames;

/** The names under which registers stand in texts, each with the one name that Ringside uses. */
final class RegisterNames {

    private static final List<String> LETTERS = List.of("ax", "bx", "cx", "dx", "si", "di", "bp", "sp");
    private static final Set<String> OTHERS = Set.of("rip", "rflags", "cs", "ss", "ds", "es", "fs", "gs", "fs_base",
            "gs_base", "kernel_gs_base", "orig_ax", "cr0", "cr2", "cr3", "cr4", "cr8", "efer", "star", "lstar", "cstar",
            "sfmask");
    private static final Map<String, String> FULL = full();
    private static final Map<String, String> ALIASES = aliases();

    private RegisterNames() {
    }

    private static Map<String, String> full() {
        Map<String, String> names = new LinkedHashMap<>();
        LETTERS.forEach(letters -> names.put("r" + letters, "r" + letters));
        for (int number = 8; number < 16; number++) {
            names.put("r" + number, "r" + number);
        }
        OTHERS.forEach(name -> names.put(name, name));
        names.put("eflags", "rflags");
        names.put("k_gs_base", "kernel_gs_base");
        names.put("orig_rax", "orig_ax");
        return Map.copyOf(names);
    }

    private static Map<String, String> aliases() {
        Map<String, String> names = new LinkedHashMap<>(FULL);
        LETTERS.forEach(letters -> names.put(letters, "r" + letters));
        names.put("ip", "rip");
        names.put("flags", "rflags");
        names.put("r08", "r8");
        names.put("r09", "r9");
        return Map.copyOf(names);
    }

    /** The register of this full name, as debuggers give it; empty for the names of parts, such as {@code cx}. */
    static Optional<String> full(String name) {
        return Optional.ofNullable(FULL.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The register or pt_regs slot of this name; a {@code $}, {@code %}, {@code regs->} or {@code pt_regs.} goes. */
    static Optional<String> any(String name) {
        String bare = name.toLowerCase(Locale.ROOT).replaceFirst("^(?:[$%]|regs->|pt_regs\\.|user\\.)", "");
        return Optional.ofNullable(ALIASES.get(bare));
    }

    /** Names near to one that is unknown. */
    static List<String> near(String name) {
        return NearestNames.to(name, ALIASES.keySet().stream().sorted().toList());
    }
}
