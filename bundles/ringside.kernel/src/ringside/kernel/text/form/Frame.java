package ringside.kernel.text.form;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Registers that were printed together.
 *
 * @param line      where the first of them stands, from 1; in a core file, and of a thread of this computer, the number
 *                  of the thread
 * @param kind      where that code runs
 * @param by        who printed them
 * @param registers name to value, in the order of the text
 * @param written   name to the name that the text uses
 * @param assumed   registers among them that the text does not give
 * @param symbol    the function that RIP lies in, if the text names it; otherwise empty
 * @param offset    bytes into that function
 * @param hexByOthers whether numbers without 0x were read as hexadecimal because of the others
 */
public record Frame(int line, FrameKind kind, PrintedBy by, Map<String, Long> registers, Map<String, String> written,
        List<String> assumed, String symbol, long offset, boolean hexByOthers) {

    public Frame {
        registers = Collections.unmodifiableMap(new LinkedHashMap<>(registers));
        written = Map.copyOf(written);
        assumed = List.copyOf(assumed);
    }

    /** The value of a register, if it is known or assumed. */
    public OptionalLong value(String register) {
        Long value = registers.get(register);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** Whether a register is known or assumed. */
    public boolean has(String register) {
        return registers.containsKey(register);
    }

    /** The registers whose values the text holds only in part, in no order. */
    public Set<String> cut() {
        return written.keySet().stream().filter(each -> !registers.containsKey(each))
                .filter(each -> !each.equals("rip") || symbol.isEmpty()).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether this is a program that returns from the kernel, 64-bit or 32-bit. */
    public boolean returns() {
        return kind == FrameKind.USER || kind == FrameKind.COMPAT;
    }

    /** The same with more registers, from elsewhere. */
    public Frame with(PrintedBy nowBy, Map<String, Long> changed) {
        return new Frame(line, kind, nowBy, changed, written, assumed, symbol, offset, hexByOthers);
    }
}
