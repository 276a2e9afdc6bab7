package ringside.kernel.text.answer;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import ringside.kernel.text.form.Frame;

/** The names of registers as the text of a frame writes them, also of those that it does not give. */
final class RegisterWords {

    private static final Map<String, String> STRUCTURE = Map.of("rflags", "flags", "rip", "ip", "rcx", "cx", "rax",
            "ax",
            "rsp", "sp");
    private static final List<String> TELLING = List.of("rip", "rcx", "rax", "rsp", "r11");

    private final Frame frame;
    private final boolean capital;
    private final boolean structure;

    RegisterWords(Frame frame) {
        this.frame = frame;
        String known = TELLING.stream().filter(frame.written()::containsKey).map(frame.written()::get).findFirst()
                .orElse("rip");
        capital = Character.isUpperCase(known.charAt(0));
        structure = !known.toLowerCase(Locale.ROOT).startsWith("r");
    }

    /** The name of a register in the text. */
    String of(String register) {
        String written = frame.written().get(register);
        if (written != null && !frame.assumed().contains(register)) {
            return written;
        }
        String name = structure ? STRUCTURE.getOrDefault(register, register)
                : register.equals("rflags") ? "eflags" : register.equals("orig_ax") ? "orig_rax" : register;
        return capital ? name.toUpperCase(Locale.ROOT) : name;
    }

    /** Several of them in a sentence. */
    String of(List<String> registers) {
        List<String> all = registers.stream().map(this::of).toList();
        String last = all.get(all.size() - 1);
        return all.size() == 1 ? last : String.join(", ", all.subList(0, all.size() - 1)) + " and " + last;
    }
}
