package ringside.kernel.profile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The lines {@code name = value} of a data file, in the order of the file. Blank lines and lines that begin with
 * {@code #} say nothing; each name stands once, with its value on the same line.
 */
final class NamedValues {

    private final String file;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private int last;

    private NamedValues(String file) {
        this.file = file;
    }

    /**
     * @param file the name used in messages
     * @param text the whole file
     * @throws IllegalArgumentException if a line has another form; the message names file, line and what was expected
     */
    static NamedValues read(String file, String text) {
        NamedValues all = new NamedValues(file);
        for (String line : text.split("\n", -1)) {
            all.last++;
            String content = line.strip();
            if (!content.isEmpty() && !content.startsWith("#")) {
                all.entry(content);
            }
        }
        return all;
    }

    private void entry(String content) {
        int equals = content.indexOf('=');
        require(equals > 0, last, "'name = value' was expected");
        String name = content.substring(0, equals).strip();
        Integer earlier = lines.put(name, last);
        require(earlier == null, last, "'" + name + "' stands in line " + earlier + " already");
        values.put(name, content.substring(equals + 1).strip());
    }

    /** Everything, by name. */
    Map<String, String> values() {
        return Collections.unmodifiableMap(values);
    }

    /** The value of this name, or an empty text. */
    String text(String name) {
        return values.getOrDefault(name, "");
    }

    /** The value of this name, cut at blanks; nothing if there is none. */
    Set<String> words(String name) {
        String text = text(name);
        return text.isEmpty() ? Set.of()
                : Collections.unmodifiableSet(new LinkedHashSet<>(List.of(text.split("\\s+"))));
    }

    /** Line of a name; the last line of the file if it is not there. */
    int line(String name) {
        return lines.getOrDefault(name, last);
    }

    /** Throws if a name is missing. */
    void need(Iterable<String> names) {
        for (String name : names) {
            require(values.containsKey(name), last, "the file ends without '" + name + " = …'");
        }
    }

    /** Throws with file and line if something is not right. */
    void require(boolean right, int line, String message) {
        if (!right) {
            throw wrong(line, message);
        }
    }

    /** What is wrong, with file and line. */
    IllegalArgumentException wrong(int line, String message) {
        return new IllegalArgumentException(file + ":" + line + ": " + message);
    }
}
