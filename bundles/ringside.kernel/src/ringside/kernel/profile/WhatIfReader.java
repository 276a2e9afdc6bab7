package ringside.kernel.profile;

import ringside.words.NearestNames;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import ringside.machine.state.Vendor;

/**
 * Reads one experiment. The form is that of {@link NamedValues}, with these names:
 *
 * <pre>
 * id, title, sentence, profiles    always
 * checks-off = CHECK CHECK …       the kernel leaves these checks out
 * symbol     = WHATIF_NAME …       1 instead of 0 while the listing is assembled
 * row.NAME   = VALUE               the row says this instead
 * row.NAME.and-not = BITS          these bits of a number of the row are cleared
 * vendor     = intel|amd           the processor that it needs
 * </pre>
 */
final class WhatIfReader {

    private static final List<String> NEEDED = List.of("id", "title", "sentence", "profiles");
    private static final Set<String> OTHERS = Set.of("checks-off", "symbol", "vendor");
    private static final String ROW = "row.";
    private static final Pattern SYMBOL = Pattern.compile("WHATIF_[A-Z0-9_]+");

    private final NamedValues file;

    private WhatIfReader(NamedValues file) {
        this.file = file;
    }

    /**
     * @param file the name used in messages
     * @param text the whole file
     * @throws IllegalArgumentException if it is no experiment; the message names file, line and what was expected
     */
    static WhatIf read(String file, String text) {
        return new WhatIfReader(NamedValues.read(file, text)).read();
    }

    private WhatIf read() {
        file.need(NEEDED);
        Map<String, String> row = new LinkedHashMap<>();
        file.values().forEach((name, value) -> {
            if (name.startsWith(ROW)) {
                row.put(name.substring(ROW.length()), value);
            } else {
                known(name);
            }
        });
        Set<CheckId> checks = checks();
        Set<String> symbols = file.words("symbol");
        symbols.forEach(symbol -> file.require(SYMBOL.matcher(symbol).matches(), file.line("symbol"),
                "'" + symbol + "' is no name of an experiment's symbol: WHATIF_ and capital letters were expected"));
        file.require(!checks.isEmpty() || !symbols.isEmpty() || !row.isEmpty(), file.line(""),
                "nothing is broken: checks-off, symbol or row.NAME was expected");
        return new WhatIf(file.text("id"), file.text("title"), file.text("sentence"), checks, symbols, row,
                List.copyOf(file.words("profiles")), vendor());
    }

    private void known(String name) {
        List<String> all = new ArrayList<>(NEEDED);
        all.addAll(OTHERS);
        List<String> nearest = NearestNames.to(name, all);
        file.require(all.contains(name), file.line(name), "'" + name + "' is not known here"
                + (nearest.isEmpty() ? "" : "; the nearest are " + String.join(", ", nearest)));
    }

    private Set<CheckId> checks() {
        Set<CheckId> checks = EnumSet.noneOf(CheckId.class);
        for (String name : file.words("checks-off")) {
            checks.add(CheckId.named(name).orElseThrow(
                    () -> file.wrong(file.line("checks-off"), "unknown check '" + name + "'")));
        }
        return checks;
    }

    private Optional<Vendor> vendor() {
        String name = file.text("vendor");
        for (Vendor vendor : Vendor.values()) {
            if (vendor.name().toLowerCase(Locale.ROOT).equals(name)) {
                return Optional.of(vendor);
            }
        }
        file.require(name.isEmpty(), file.line("vendor"), "'" + name + "' is no vendor: intel or amd was expected");
        return Optional.empty();
    }
}
