package ringside.kernel.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads one profile file. The form, line by line: blank lines and lines that begin with {@code #} say nothing; all
 * others are {@code name = value}, each name once, each on one line. Two groups of names have a form of their own:
 *
 * <pre>
 * flag.NAME = WORD BIT mode|once | what is done while it is set | what it says and who sets it
 * mask.NAME = WORD VALUE | MEMBER MEMBER … [unused BIT BIT …] | where it is used
 * </pre>
 */
final class ProfileReader {

    private static final List<String> NEEDED = List.of("id", "title", "releases", "options", "checks", "canonical",
            "rf-tf-slot", "path.pass", "path.fail", "fast-path", "sfmask", "words", "listings");

    private final NamedValues file;
    private final List<FlagBit> flags = new ArrayList<>();
    private final List<FlagMask> masks = new ArrayList<>();

    private ProfileReader(NamedValues file) {
        this.file = file;
    }

    /**
     * @param file the name used in messages
     * @param text the whole file
     * @throws IllegalArgumentException if it is no profile; the message names file, line and what was expected
     */
    static Profile read(String file, String text) {
        return new ProfileReader(NamedValues.read(file, text)).read();
    }

    private Profile read() {
        file.need(NEEDED);
        Map<String, String> row = new LinkedHashMap<>();
        file.values().forEach((name, value) -> {
            if (name.startsWith("flag.")) {
                flag(name.substring("flag.".length()), value, file.line(name));
            } else if (name.startsWith("mask.")) {
                mask(name.substring("mask.".length()), value, file.line(name));
            } else {
                row.put(name, value);
            }
        });
        List<String> words = List.of(row.get("words").split("\\s+"));
        flags.forEach(flag -> require(words.contains(flag.word()), file.line("flag." + flag.name()),
                "the word " + flag.word() + " is not one of 'words = " + row.get("words") + "'"));
        flags.sort(Comparator.comparingInt((FlagBit flag) -> words.indexOf(flag.word())).thenComparing(FlagBit::bit));
        masks.forEach(this::verify);
        return new Profile(row, checks(), flags, masks);
    }

    private void flag(String name, String value, int number) {
        String[] parts = value.split("\\|", -1);
        String[] head = parts[0].strip().split("\\s+");
        require(parts.length == 3 && head.length == 3 && (head[2].equals("mode") || head[2].equals("once")), number,
                "'WORD BIT mode|once | work | meaning' was expected");
        int bit = (int) number(head[1], number);
        require(bit >= 0 && bit < Long.SIZE, number, "a bit from 0 to 63 was expected, not " + head[1]);
        require(flags.stream().noneMatch(other -> other.word().equals(head[0]) && other.bit() == bit), number,
                "bit " + bit + " of " + head[0] + " has another name already");
        flags.add(new FlagBit(name, head[0], bit, parts[2].strip(), head[2].equals("mode"), parts[1].strip()));
    }

    private void mask(String name, String value, int number) {
        String[] parts = value.split("\\|", -1);
        String[] head = parts[0].strip().split("\\s+");
        require(parts.length == 3 && head.length == 2, number, "'WORD VALUE | members | use' was expected");
        List<String> members = new ArrayList<>();
        List<Integer> unused = new ArrayList<>();
        boolean named = true;
        for (String word : parts[1].strip().split("\\s+")) {
            if (word.equals("unused")) {
                named = false;
            } else if (named) {
                members.add(word);
            } else {
                unused.add((int) number(word, number));
            }
        }
        masks.add(new FlagMask(name, head[0], number(head[1], number), members, unused, parts[2].strip()));
    }

    /** A mask is written twice in the file, as a number and by names: both must say the same. */
    private void verify(FlagMask mask) {
        int number = file.line("mask." + mask.name());
        long sum = 0;
        for (String member : mask.members()) {
            FlagBit flag = flags.stream().filter(f -> f.name().equals(member) && f.word().equals(mask.word()))
                    .findFirst().orElse(null);
            require(flag != null, number, "no flag." + member + " in the word " + mask.word());
            sum |= flag == null ? 0 : flag.mask();
        }
        for (int bit : mask.unused()) {
            require(flags.stream().noneMatch(f -> f.bit() == bit && f.word().equals(mask.word())), number,
                    "bit " + bit + " is not unused");
            sum |= 1L << bit;
        }
        require(sum == mask.value(), number, String.format("the members of %s make 0x%x, but 0x%x is written",
                mask.name(), sum, mask.value()));
    }

    private List<CheckId> checks() {
        List<CheckId> ids = new ArrayList<>();
        Set<CheckId> seen = new HashSet<>();
        for (String name : Arrays.stream(file.text("checks").split("\\s+")).filter(s -> !s.isEmpty()).toList()) {
            CheckId id = CheckId.named(name).orElse(null);
            require(id != null, file.line("checks"), "unknown check '" + name + "'");
            require(id != CheckId.XEN_PV, file.line("checks"), "XEN_PV comes from the option xen-pv, not from the row");
            require(seen.add(id), file.line("checks"), "check " + name + " twice");
            ids.add(id);
        }
        return ids;
    }

    private long number(String text, int line) {
        try {
            return Long.decode(text);
        } catch (NumberFormatException e) {
            throw file.wrong(line, "a number was expected, not '" + text + "'");
        }
    }

    private void require(boolean right, int line, String message) {
        file.require(right, line, message);
    }
}
