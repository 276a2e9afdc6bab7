package ringside.assembler.form;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The instructions of the dialect with their forms, read from {@code opcodes.table}. Immutable. */
public final class OpcodeTable {

    static final String RESOURCE = "opcodes.table";
    /** The first byte of the opcodes that have two bytes. */
    public static final int ESCAPE = 0x0f;
    private static final int REGISTERS = 8;
    private static final OpcodeTable INSTANCE = load();

    private final Map<String, List<Form>> forms = new LinkedHashMap<>();
    private final Map<Integer, List<Form>> byOpcode = new HashMap<>();

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

    /**
     * The forms whose opcode begins so, those that are only read included: what to try on the bytes of an instruction.
     *
     * @param first the first byte of the opcode
     * @param second the byte behind it; without meaning unless the first is {@link #ESCAPE}
     */
    public List<Form> startingWith(int first, int second) {
        return byOpcode.getOrDefault(key(first, second), List.of());
    }

    static int key(int first, int second) {
        return first == ESCAPE ? first << Byte.SIZE | second : first;
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
        index(form.opcode(), form);
        if (form.isJump()) {
            index(form.shortOpcode(), form);
        }
        for (String spelling : spellings) {
            if (form.written()) {
                forms.computeIfAbsent(spelling, key -> new ArrayList<>()).add(form);
            }
        }
    }

    private void index(byte[] opcode, Form form) {
        int last = opcode.length - 1;
        for (int i = 0; i < (form.plusRegister() ? REGISTERS : 1); i++) {
            byte[] bytes = opcode.clone();
            bytes[last] += (byte) i;
            int key = key(bytes[0] & 0xff, last > 0 ? bytes[1] & 0xff : 0);
            List<Form> same = byOpcode.computeIfAbsent(key, absent -> new ArrayList<>());
            if (same.stream().noneMatch(known -> known == form)) {
                same.add(form);
            }
        }
    }
}
