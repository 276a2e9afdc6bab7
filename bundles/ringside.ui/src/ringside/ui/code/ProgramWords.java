package ringside.ui.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import ringside.kernel.meaning.Meaning;
import ringside.kernel.meaning.Meanings;
import ringside.kernel.meaning.ValueName;
import ringside.stepper.listing.SourceSpan;
import ringside.stepper.listing.SourceWords;

/** What can be written at a place of a program, and what the word there means. */
final class ProgramWords {

    private static final String LETTERS = "._$%@";

    private ProgramWords() {
    }

    /** Returns the beginning of the word that ends at a place. */
    static String prefix(String text, int offset) {
        int start = offset;
        while (start > 0 && letter(text.charAt(start - 1))) {
            start--;
        }
        return text.substring(start, offset);
    }

    private static boolean letter(char c) {
        return Character.isLetterOrDigit(c) || LETTERS.indexOf(c) >= 0;
    }

    /** Returns the words that may stand at a place and begin as the one there does, the likeliest first. */
    static List<String> proposals(String text, int offset) {
        String prefix = prefix(text, offset).toLowerCase(Locale.ROOT);
        String line = line(text, offset - prefix.length());
        if (line.contains("#")) {
            return List.of();
        }
        boolean statement = SourceWords.spans(line).stream().allMatch(span -> span.kind() == SourceSpan.Kind.LABEL);
        List<String> others = new ArrayList<>(SourceWords.symbols(text));
        others.addAll(SourceWords.registers());
        Stream<String> words = statement ? SourceWords.mnemonics().stream() : others.stream();
        return words.filter(word -> word.toLowerCase(Locale.ROOT).startsWith(prefix)).toList();
    }

    /** The line up to a place. */
    private static String line(String text, int offset) {
        return text.substring(text.lastIndexOf('\n', offset - 1) + 1, offset);
    }

    /** Returns the word at a place, empty where none is. */
    static Optional<SourceSpan> word(String line, int column) {
        return SourceWords.spans(line).stream().filter(span -> span.start() <= column && column < span.end())
                .findFirst();
    }

    /** Returns what an instruction or a register at a place of a line means. */
    static Optional<String> meaning(Meanings meanings, String line, int column) {
        return word(line, column).flatMap(span -> switch (span.kind()) {
            case MNEMONIC -> mnemonic(meanings, span.of(line));
            case REGISTER -> SourceWords.register(span.of(line)).flatMap(name -> register(meanings, name,
                    span.of(line)));
            default -> Optional.empty();
        });
    }

    /** In AT&T syntax a letter for the size may stand behind the name. */
    private static Optional<String> mnemonic(Meanings meanings, String word) {
        String name = word.toLowerCase(Locale.ROOT);
        Optional<String> found = meanings.instruction(name).or(() -> meanings.plainInstruction(name));
        return found.isPresent() || name.length() < 3 || "bwlq".indexOf(name.charAt(name.length() - 1)) < 0 ? found
                : meanings.plainInstruction(name.substring(0, name.length() - 1));
    }

    private static Optional<String> register(Meanings meanings, String name, String word) {
        return meanings.value(ValueName.register(name)).map(Meaning::sentence).map(sentence -> name.equalsIgnoreCase(
                word.replace("%", "")) ? sentence : word + " \u2282 " + name.toUpperCase(Locale.ROOT) + "\n"
                        + sentence);
    }
}
