package ringside.assembler.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ringside.words.LibraryFileException;

/** A row of the table of instructions outside the model. */
final class OutsideRow {

    private static final Pattern BYTE = Pattern.compile("([0-9a-f]{2})(-([0-9a-f]{2}))?");
    private static final Pattern NAME = Pattern.compile("(?:(np|66|f3|f2) )?(\\S.*)");
    private static final String ANY = "";
    private static final String INVALID = "-";
    private static final int REGISTER_MODE = 0xc0;
    private static final int HEXADECIMAL = 16;

    private final List<Integer> opcode = new ArrayList<>();
    private final String group;
    private final Map<String, String> names = new LinkedHashMap<>();
    private int last;
    private int digit = Form.NONE;
    private boolean memory = true;
    private boolean register = true;
    private int codeBits;

    /**
     * Reads a row.
     *
     * @param where file and line, for messages
     */
    OutsideRow(String where, String text) {
        int bar = text.indexOf('|');
        if (bar < 0) {
            throw new LibraryFileException(where + ": bytes | group: names was expected");
        }
        for (String word : text.substring(0, bar).strip().split("\\s+")) {
            word(where, word);
        }
        int colon = text.indexOf(':', bar);
        group = text.substring(bar + 1, colon < 0 ? text.length() : colon).strip();
        if (opcode.isEmpty() || group.isEmpty()) {
            throw new LibraryFileException(where + ": bytes and a group were expected");
        }
        for (String name : colon < 0 ? new String[0] : text.substring(colon + 1).split(",")) {
            name(where, name.strip());
        }
    }

    private void word(String where, String word) {
        Matcher octet = BYTE.matcher(word);
        if (octet.matches()) {
            opcode.add(Integer.parseInt(octet.group(1), HEXADECIMAL));
            last = Integer.parseInt(octet.group(octet.group(3) == null ? 1 : 3), HEXADECIMAL);
        } else if (word.matches("/[0-7]")) {
            digit = word.charAt(1) - '0';
        } else {
            switch (word) {
                case "mem" -> register = false;
                case "reg" -> memory = false;
                case "code64" -> codeBits = Long.SIZE;
                case "code32" -> codeBits = Integer.SIZE;
                default -> throw new LibraryFileException(where + ": '" + word
                        + "' stands where a byte, /0 to /7, mem, reg, code64 or code32 was expected");
            }
        }
    }

    private void name(String where, String text) {
        Matcher name = NAME.matcher(text);
        if (!name.matches()) {
            throw new LibraryFileException(where + ": a name was expected between commas");
        }
        names.put(name.group(1) == null ? ANY : name.group(1), name.group(2));
    }

    /** The bytes with which it begins, each as a number; the last may be any of a range. */
    List<Integer> firstBytes() {
        List<Integer> all = new ArrayList<>();
        int from = opcode.get(opcode.size() - 1);
        for (int value = from; value <= (opcode.size() <= 2 ? last : from); value++) {
            int first = opcode.size() == 1 ? value : opcode.get(0);
            all.add(OpcodeTable.key(first, opcode.size() == 1 ? 0 : opcode.size() == 2 ? value : opcode.get(1)));
        }
        return all;
    }

    /** Tells whether the bytes behind the prefixes are its own. */
    boolean fits(OpcodeBytes bytes, int bits) {
        int end = opcode.size() - 1;
        for (int i = 0; i < end; i++) {
            if (bytes.at(i) != opcode.get(i)) {
                return false;
            }
        }
        if (codeBits != 0 && codeBits != bits || bytes.at(end) < opcode.get(end) || bytes.at(end) > last) {
            return false;
        }
        if (digit == Form.NONE && memory && register) {
            return true;
        }
        int modrm = bytes.at(opcode.size());
        return (digit == Form.NONE || (modrm >> 3 & 7) == digit)
                && ((modrm & REGISTER_MODE) == REGISTER_MODE ? register : memory);
    }

    /** Whether one of its instructions is called so. */
    boolean names(String mnemonic) {
        return names.values().stream().anyMatch(name -> name.equals(mnemonic) || name.endsWith(": " + mnemonic));
    }

    /** The group of one of its instructions, which may have one of its own. */
    String group(String mnemonic) {
        return names.values().stream().filter(name -> name.endsWith(": " + mnemonic))
                .map(name -> name.substring(0, name.indexOf(':'))).findFirst().orElse(group);
    }

    /** What the instruction is called behind a prefix: np, 66, f3 or f2; empty when it is none there. */
    Optional<String> name(String prefix) {
        if (group.equals(INVALID)) {
            return Optional.empty();
        }
        String name = names.getOrDefault(prefix, names.get(ANY));
        return names.isEmpty() ? Optional.of(group) : Optional.ofNullable(name)
                .map(known -> known.contains(": ") ? known : group + ": " + known);
    }
}
