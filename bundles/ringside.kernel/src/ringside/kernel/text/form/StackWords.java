package ringside.kernel.text.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ringside.kernel.text.TextLine;

/**
 * The words at the kernel's stack pointer, as kernels before 4.10 print them behind {@code Stack:}, and as debuggers
 * dump memory.
 *
 * @param line  where the first of them stands, from 1
 * @param words 64-bit each, the one at the stack pointer first
 */
public record StackWords(int line, List<Long> words) {

    private static final int FRAME = 5;
    private static final int MOST = 32;
    private static final Pattern HEADING = Pattern.compile("\\bStack: *(?<rest>.*)$");
    private static final Pattern WORD = Pattern.compile("(?<![\\w<:.+])(?:0x)?(?<word>[0-9a-fA-F]{16})(?![\\w:>])");
    private static final Pattern DUMP = Pattern.compile("^ *(?:0x)?[0-9a-fA-F]{12,16}(?: ?<[^<>]{1,80}>)?: *"
            + "(?<rest>(?:0x)?[0-9a-fA-F]{16}\\b.*)$");

    public StackWords {
        words = List.copyOf(words);
    }

    /** The words behind the heading, or of a dump of memory; empty if there are fewer than an interrupt frame has. */
    static Optional<StackWords> of(List<TextLine> lines) {
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at).text();
            Matcher heading = HEADING.matcher(line);
            if (line.contains("Stack:") && heading.find()) {
                Optional<StackWords> found = below(lines, at, heading.group("rest"));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return dump(lines);
    }

    private static Optional<StackWords> below(List<TextLine> lines, int at, String rest) {
        List<Long> words = new ArrayList<>(words(rest));
        int first = words.isEmpty() ? at + 1 : at;
        for (int next = at + 1; next < lines.size() && words.size() < MOST; next++) {
            List<Long> more = words(lines.get(next).text());
            if (more.isEmpty()) {
                break;
            }
            words.addAll(more);
        }
        return words.size() < FRAME ? Optional.empty() : Optional.of(new StackWords(lines.get(first).number(), words));
    }

    private static Optional<StackWords> dump(List<TextLine> lines) {
        List<Long> words = new ArrayList<>();
        int line = 0;
        for (TextLine each : lines) {
            Matcher dump = DUMP.matcher(each.text());
            if (dump.find()) {
                line = words.isEmpty() ? each.number() : line;
                words.addAll(words(dump.group("rest")));
            } else if (words.size() >= FRAME) {
                break;
            } else {
                words.clear();
            }
        }
        return words.size() < FRAME ? Optional.empty() : Optional.of(new StackWords(line, words));
    }

    private static List<Long> words(String text) {
        List<Long> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(Long.parseUnsignedLong(word.group("word"), 16));
        }
        return words;
    }
}
