package ringside.assembler.form;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ringside.words.LibraryFileException;

/**
 * A line of the table of instructions.
 *
 * @param number of the line, from 1
 * @param text   the line
 */
record OpcodeRow(int number, String text) {

    private static final Pattern OPERAND = Pattern.compile("[^\\s,]+");
    private static final Pattern EACH = Pattern.compile("[a-z0-9/]+:[0-9]{1,2}");
    private static final Pattern WORD = Pattern.compile("\\S+");

    /**
     * A word of a row.
     *
     * @param text  the word
     * @param start index of its first character in the line
     */
    record Word(String text, int start) {
    }

    /** Whether it says nothing. */
    boolean empty() {
        return text.isBlank() || text.stripLeading().startsWith("#");
    }

    /** The first column. */
    String names() {
        return text.substring(0, bar(0)).strip();
    }

    /** The names behind {@code @each}, each with its number. */
    List<String> eachNames() {
        List<Word> names = words(WORD, "@each".length(), text.length());
        for (Word name : names) {
            if (!EACH.matcher(name.text()).matches()) {
                throw wrong(name.start(), "'" + name.text() + "' stands where a mnemonic with its number such as adc:2"
                        + " was expected");
            }
        }
        return names.stream().map(Word::text).toList();
    }

    List<Word> operands() {
        return words(OPERAND, bar(0) + 1, bar(1));
    }

    List<Word> encoding() {
        return words(WORD, bar(1) + 1, text.length());
    }

    private List<Word> words(Pattern kind, int from, int to) {
        List<Word> words = new ArrayList<>();
        Matcher matcher = kind.matcher(text).region(from, to);
        while (matcher.find()) {
            words.add(new Word(matcher.group(), matcher.start()));
        }
        return words;
    }

    /** Index of a bar between columns. */
    private int bar(int count) {
        int at = text.indexOf('|');
        for (int i = 0; i < count && at >= 0; i++) {
            at = text.indexOf('|', at + 1);
        }
        if (at < 0) {
            throw wrong(text.length(), "mnemonic | operands | encoding was expected");
        }
        return at;
    }

    /** That something is wrong at an index of the line. */
    LibraryFileException wrong(int index, String message) {
        return new LibraryFileException(OpcodeTable.RESOURCE + ":" + number + ":" + (index + 1) + ": " + message);
    }
}
