package ringside.assembler.form;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The instructions that CPUs have and the model has not, read from {@code outside.table}. Immutable. */
public final class OutsideTable {

    private static final String RESOURCE = "outside.table";
    private static final OutsideTable INSTANCE = load();

    private final Map<Integer, List<OutsideRow>> rows = new HashMap<>();

    private OutsideTable(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank() && !line.startsWith("#")) {
                OutsideRow row = new OutsideRow(RESOURCE + ":" + (i + 1), line);
                row.firstBytes().forEach(first -> rows.computeIfAbsent(first, absent -> new ArrayList<>()).add(row));
            }
        }
    }

    public static OutsideTable instance() {
        return INSTANCE;
    }

    /**
     * What an instruction is called, with its group, such as {@code SSE: movaps}; empty when it is an invalid opcode.
     *
     * @param bytes its bytes behind the prefixes
     * @param prefix which of the prefixes that make other instructions stands before them: np, 66, f3 or f2
     * @param bits 64 or 32: what the code is
     */
    public Optional<String> name(OpcodeBytes bytes, String prefix, int bits) {
        int first = bytes.at(0);
        int key = OpcodeTable.key(first, first == OpcodeTable.ESCAPE ? bytes.at(1) : 0);
        return rows.getOrDefault(key, List.of()).stream().filter(row -> row.fits(bytes, bits)).findFirst()
                .flatMap(row -> row.name(prefix));
    }

    /** The group of an instruction that CPUs have and the model has not; empty for any other word. */
    public Optional<String> group(String mnemonic) {
        for (OutsideName name : OutsideName.values()) {
            if (name.matches(mnemonic)) {
                return Optional.of(name.group());
            }
        }
        return rows.values().stream().flatMap(List::stream).filter(row -> row.names(mnemonic))
                .map(row -> row.group(mnemonic)).findFirst();
    }

    private static OutsideTable load() {
        try (InputStream in = OutsideTable.class.getResourceAsStream(RESOURCE);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return new OutsideTable(reader.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }
}
