package ringside.assembler.form;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The instructions of the dialect with their forms, read from {@code opcodes.table}. Immutable. */
public final class OpcodeTable {

    static final String RESOURCE = "opcodes.table";
    private static final OpcodeTable INSTANCE = load();

    private final Map<String, List<Form>> forms = new LinkedHashMap<>();
    private List<Form> forms32 = List.of();

    private OpcodeTable() {
    }

    public static OpcodeTable instance() {
        return INSTANCE;
    }

    /** The forms of an instruction in order of preference; empty when there is no such instruction. */
    public List<Form> forms(String mnemonic) {
        return forms.getOrDefault(mnemonic, List.of());
    }

    /** Those of them that code of 64 or 32 bits has. */
    public List<Form> forms(String mnemonic, int codeBits) {
        return forms(mnemonic).stream().filter(form -> form.codeBits() == 0 || form.codeBits() == codeBits).toList();
    }

    /** All forms of 32-bit code, each once. */
    public List<Form> forms32() {
        return forms32;
    }

    /** All mnemonics, other spellings included. */
    public Set<String> mnemonics() {
        return forms.keySet();
    }

    private static OpcodeTable load() {
        try (InputStream in = OpcodeTable.class.getResourceAsStream(RESOURCE);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            OpcodeTable table = new OpcodeTable();
            table.read(reader.lines().toList());
            table.forms32 = table.forms.values().stream().flatMap(List::stream)
                    .filter(form -> form.codeBits() != Long.SIZE).distinct().toList();
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    private void read(List<String> lines) {
        OpcodeRow open = null;
        List<String> each = List.of();
        List<OpcodeRow> repeated = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            OpcodeRow row = new OpcodeRow(i + 1, lines.get(i));
            if (row.text().startsWith("@each ")) {
                open = row;
                each = row.eachNames();
            } else if (row.text().strip().equals("@end")) {
                for (String name : each) {
                    repeat(repeated, name);
                }
                open = null;
                repeated.clear();
            } else if (!row.empty()) {
                if (open == null) {
                    add(row, row.names(), 0);
                } else {
                    repeated.add(row);
                }
            }
        }
        if (open != null) {
            throw open.wrong(0, "this @each has no @end");
        }
    }

    /** Adds the rows for a name with its spellings and its number, as in {@code b/c/nae:2}. */
    private void repeat(List<OpcodeRow> rows, String name) {
        String[] parts = name.split(":");
        String[] spellings = parts[0].split("/");
        for (OpcodeRow row : rows) {
            String[] names = row.names().split(">");
            String mnemonics = Stream.of(spellings).map(spelling -> names[0].replace("$", spelling))
                    .collect(Collectors.joining("/"));
            add(row, names.length > 1 ? mnemonics + ">" + names[1] : mnemonics, Integer.parseInt(parts[1]));
        }
    }

    private void add(OpcodeRow row, String mnemonics, int number) {
        String[] names = mnemonics.split(">");
        String[] spellings = names[0].split("/");
        Form form = new FormReader(row, number).read(names.length > 1 ? names[1] : spellings[0]);
        for (String spelling : spellings) {
            forms.computeIfAbsent(spelling, key -> new ArrayList<>()).add(form);
        }
    }
}
