package ringside.kernel.profile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import ringside.words.LibraryFileException;

/**
 * The lines {@code name = value} of a data file, in the order of the file. Blank lines and lines that begin with
 * {@code #} say nothing; each name stands once, with its value on the same line.
 */
final class NamedValues {

    private final String file;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private int lines;

    /** A value and where it stands; columns are counted from 1. */
    private record Entry(int line, int nameColumn, int valueColumn, String value) {
    }

    private NamedValues(String file) {
        this.file = file;
    }

    /**
     * @param file the name used in messages
     * @param text the whole file
     * @throws LibraryFileException if a line has another form; the message names file, line, column and what was
     *                                  expected
     */
    static NamedValues read(String file, String text) {
        NamedValues all = new NamedValues(file);
        for (String line : text.split("\n", -1)) {
            all.lines++;
            String content = line.strip();
            if (!content.isEmpty() && !content.startsWith("#")) {
                all.entry(content, line.indexOf(content) + 1);
            }
        }
        return all;
    }

    private void entry(String content, int column) {
        int equals = content.indexOf('=');
        if (equals <= 0) {
            throw at(lines, column, "'name = value' was expected");
        }
        String name = content.substring(0, equals).strip();
        String rest = content.substring(equals + 1);
        int blanks = rest.length() - rest.stripLeading().length();
        Entry earlier = entries.putIfAbsent(name, new Entry(lines, column, column + equals + 1 + blanks, rest.strip()));
        if (earlier != null) {
            throw at(lines, column, "'" + name + "' stands in line " + earlier.line() + " already");
        }
    }

    /** All names, in the order of the file. */
    Set<String> names() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    /** The value of this name, or an empty text. */
    String text(String name) {
        return has(name) ? entries.get(name).value() : "";
    }

    /**
     * The value of a name.
     *
     * @throws LibraryFileException if it is not there, or is none of this kind
     */
    <T> T value(String name, Kind<T> kind) {
        if (!has(name)) {
            throw missing(name, kind.expected() + " was expected");
        }
        try {
            return kind.read(text(name));
        } catch (ValueFault e) {
            throw wrongValue(name, e);
        }
    }

    /** A name is not there. */
    LibraryFileException missing(String name, String expected) {
        return at(lines, 1, "the file ends without '" + name + " = …'; " + expected);
    }

    /** A name is wrong, or all that is said of it; the end of the file if it is not there. */
    LibraryFileException wrong(String name, String message) {
        Entry entry = entries.get(name);
        return entry == null ? at(lines, 1, message) : at(entry.line(), entry.nameColumn(), message);
    }

    /** A value is wrong. */
    LibraryFileException wrongValue(String name, ValueFault fault) {
        Entry entry = entries.get(name);
        return at(entry.line(), entry.valueColumn() + fault.offset(), fault.getMessage());
    }

    private LibraryFileException at(int line, int column, String message) {
        return new LibraryFileException(file + ":" + line + ":" + column + ": " + message);
    }
}
