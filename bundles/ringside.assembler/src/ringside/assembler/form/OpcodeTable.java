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

/** The instructions of the dialect with their forms, read from {@code opcodes.table}. Immutable. */
public final class OpcodeTable {

    private static final String RESOURCE = "opcodes.table";
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
            table.read(reader.lines().map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#")).toList());
            table.forms32 = table.forms.values().stream().flatMap(List::stream)
                    .filter(form -> form.codeBits() != Long.SIZE).distinct().toList();
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    private void read(List<String> rows) {
        List<String> each = List.of();
        List<String> repeated = new ArrayList<>();
        for (String row : rows) {
            if (row.startsWith("@each ")) {
                each = List.of(row.substring("@each ".length()).split(" +"));
            } else if (row.equals("@end")) {
                for (String name : each) {
                    repeat(repeated, name);
                }
                each = List.of();
                repeated.clear();
            } else if (each.isEmpty()) {
                row(row, 0);
            } else {
                repeated.add(row);
            }
        }
    }

    /** Adds the rows for a name with its spellings and its number, as in {@code b/c/nae:2}. */
    private void repeat(List<String> rows, String name) {
        String[] parts = name.split(":");
        String[] spellings = parts[0].split("/");
        for (String row : rows) {
            String[] columns = row.split("\\|", 2);
            StringBuilder mnemonics = new StringBuilder();
            for (String spelling : spellings) {
                mnemonics.append(mnemonics.isEmpty() ? "" : "/").append(columns[0].strip().replace("$", spelling));
            }
            row(mnemonics + " |" + columns[1], Integer.parseInt(parts[1]));
        }
    }

    private void row(String row, int number) {
        String[] columns = row.split("\\|");
        String[] names = columns[0].strip().split(">");
        String[] spellings = names[0].split("/");
        Form form = new FormReader(number).read(names.length > 1 ? names[1] : spellings[0], columns[1].strip(),
                columns[2].strip());
        for (String spelling : spellings) {
            forms.computeIfAbsent(spelling, key -> new ArrayList<>()).add(form);
        }
    }
}
