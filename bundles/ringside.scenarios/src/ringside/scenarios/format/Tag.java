package ringside.scenarios.format;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A start tag in the text of a well-formed file: where it starts and ends, and where its attributes stand. SAX tells
 * only the end of a tag; the rest is found in the text.
 */
final class Tag {

    /**
     * Where an attribute stands.
     *
     * @param name  offset of its name
     * @param value offset of the first character of its value
     * @param raw   its value as it stands in the file
     */
    record Spot(int name, int value, String raw) {
    }

    private final int start;
    private final int end;
    private final Map<String, Spot> attributes;

    private Tag(int start, int end, Map<String, Spot> attributes) {
        this.start = start;
        this.end = end;
        this.attributes = attributes;
    }

    /**
     * Finds the tag that ends before an offset. No value of an attribute can hold a {@code <}, so the last one starts
     * the tag.
     *
     * @param end offset behind the tag
     */
    static Tag endingAt(String text, int end) {
        int start = Math.max(0, text.lastIndexOf('<', end - 1));
        return new Tag(start, end, attributes(text.substring(start, Math.max(start, end)), start));
    }

    private static Map<String, Spot> attributes(String tag, int base) {
        Map<String, Spot> spots = new LinkedHashMap<>();
        int equals = tag.indexOf('=');
        while (equals >= 0) {
            int name = nameBefore(tag, equals);
            int quote = skipSpace(tag, equals + 1);
            int close = quote < tag.length() ? tag.indexOf(tag.charAt(quote), quote + 1) : -1;
            if (close < 0) {
                break;
            }
            spots.put(tag.substring(name, equals).strip(),
                    new Spot(base + name, base + quote + 1, tag.substring(quote + 1, close)));
            equals = tag.indexOf('=', close + 1);
        }
        return spots;
    }

    private static int nameBefore(String tag, int equals) {
        int end = equals;
        while (end > 0 && Character.isWhitespace(tag.charAt(end - 1))) {
            end--;
        }
        int name = end;
        while (name > 0 && !Character.isWhitespace(tag.charAt(name - 1))) {
            name--;
        }
        return name;
    }

    private static int skipSpace(String tag, int from) {
        int i = from;
        while (i < tag.length() && Character.isWhitespace(tag.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Offset of the {@code <}. */
    int start() {
        return start;
    }

    /** Offset behind the {@code >}: where the content starts. */
    int end() {
        return end;
    }

    /** Where an attribute stands; empty if the tag does not have it. */
    Optional<Spot> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }
}
