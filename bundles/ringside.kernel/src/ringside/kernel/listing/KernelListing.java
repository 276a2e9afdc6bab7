package ringside.kernel.listing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import ringside.assembler.program.Program;
import ringside.kernel.profile.CheckId;

/**
 * All code of a booted kernel: the user program first, then the kernel, then what the kernel lends to the program: the
 * code that returns from handlers and the vDSO of 32-bit programs.
 */
public final class KernelListing {

    private final List<ListingLine> lines;
    private final Map<Long, ListingLine> byAddress = new HashMap<>();
    private final Map<String, Long> symbols = new LinkedHashMap<>();
    private final Map<CheckId, List<Long>> checks = new LinkedHashMap<>();
    private final Map<CheckId, List<Long>> parts = new LinkedHashMap<>();
    private final Map<Long, String> names = new HashMap<>();
    private final Map<Long, String> fixups = new HashMap<>();
    private final long userEntry;

    /** @param programs the user's first */
    public KernelListing(List<ListingLine> lines, List<Program> programs) {
        this.lines = List.copyOf(lines);
        this.userEntry = programs.get(0).entry();
        for (ListingLine line : lines) {
            if (line.line().instruction() != null) {
                long address = line.line().address().getAsLong();
                byAddress.put(address, line);
                line.line().notes().stream().filter(note -> note.key().equals("fixup"))
                        .forEach(note -> fixups.put(address, note.rest()));
                line.line().notes().stream().filter(note -> note.key().equals("part")).forEach(note -> parts
                        .computeIfAbsent(CheckId.valueOf(note.rest()), x -> new ArrayList<>()).add(address));
                line.check().ifPresent(id -> checks.computeIfAbsent(id, x -> new ArrayList<>()).add(address));
            }
            for (String label : line.line().labels()) {
                line.line().address().ifPresent(address -> names.putIfAbsent(address, label));
            }
        }
        for (Program program : programs) {
            program.symbols().forEach(symbols::putIfAbsent);
        }
    }

    /** All lines in order. */
    public List<ListingLine> lines() {
        return lines;
    }

    /** The line of the instruction that begins at an address. */
    public Optional<ListingLine> at(long address) {
        return Optional.ofNullable(byAddress.get(address));
    }

    /** The routine that the instruction at an address belongs to, or an empty text. */
    public String routine(long address) {
        ListingLine line = byAddress.get(address);
        return line == null ? "" : line.routine();
    }

    /** The phase of the instruction at an address: {@code user} where no kernel line stands. */
    public String phase(long address) {
        ListingLine line = byAddress.get(address);
        return line == null ? "user" : line.phase();
    }

    /** Where the kernel goes on when the instruction at an address faults; empty where it may not fault. */
    public OptionalLong fixup(long address) {
        String label = fixups.get(address);
        return label == null ? OptionalLong.empty() : symbol(label);
    }

    /** The value of a symbol: of the program, or else of the kernel. */
    public OptionalLong symbol(String name) {
        Long value = symbols.get(name);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** Where the user program begins. */
    public long userEntry() {
        return userEntry;
    }

    /** All symbols with their values; the program's win over the kernel's. */
    public Map<String, Long> symbols() {
        return Collections.unmodifiableMap(symbols);
    }

    /** The label at an address. */
    public Optional<String> label(long address) {
        return Optional.ofNullable(names.get(address));
    }

    /** The addresses of the jumps that decide a check; empty if this kernel does not make it. */
    public List<Long> checkJumps(CheckId id) {
        return Collections.unmodifiableList(checks.getOrDefault(id, List.of()));
    }

    /** The addresses of the instructions, its jumps among them, that are left out where a check is. */
    public List<Long> checkParts(CheckId id) {
        List<Long> all = new ArrayList<>(parts.getOrDefault(id, List.of()));
        all.addAll(checkJumps(id));
        return all;
    }
}
