package ringside.cli.console;

/**
 * Writes one JSON object a line, without spaces, keys in the order they are given. What is written goes to the output
 * at once: runs of millions of steps make no strings.
 */
public final class JsonLine {
    private static final int CONTROL = 0x20;
    private static final int HEX_DIGIT = 4;
    private static final String DIGITS = "0123456789abcdef";
    private final TextSink out;
    private char last;

    public JsonLine(TextSink out) {
        this.out = out;
    }

    /** Begins a line. */
    public JsonLine begin() {
        put('{');
        return this;
    }

    public JsonLine object(String key) {
        key(key);
        put('{');
        return this;
    }

    public JsonLine array(String key) {
        key(key);
        put('[');
        return this;
    }

    public JsonLine endObject() {
        put('}');
        return this;
    }

    public JsonLine endArray() {
        put(']');
        return this;
    }

    public JsonLine number(String key, long value) {
        key(key);
        put(Long.toString(value));
        return this;
    }

    JsonLine truth(String key, boolean value) {
        key(key);
        put(Boolean.toString(value));
        return this;
    }

    /** A 64-bit value as a string of hexadecimal digits. */
    public JsonLine hex(String key, long value) {
        key(key);
        hex(value);
        return this;
    }

    public JsonLine string(String key, String value) {
        key(key);
        quoted(value);
        return this;
    }

    /** A pair of 64-bit values. */
    public JsonLine change(String key, long before, long after) {
        key(key);
        put('[');
        hex(before);
        put(',');
        hex(after);
        put(']');
        return this;
    }

    /** An element of an array. */
    public JsonLine element(String value) {
        comma();
        quoted(value);
        return this;
    }

    /** Ends the line. */
    public void end() {
        put('}');
        put('\n');
    }

    private void key(String key) {
        comma();
        quoted(key);
        put(':');
    }

    private void comma() {
        if (last != '{' && last != '[') {
            put(',');
        }
    }

    private void hex(long value) {
        put("\"0x");
        int shift = Math.max(0, Long.SIZE - 1 - Long.numberOfLeadingZeros(value)) / HEX_DIGIT * HEX_DIGIT;
        for (; shift >= 0; shift -= HEX_DIGIT) {
            put(DIGITS.charAt((int) (value >>> shift) & DIGITS.length() - 1));
        }
        put('"');
    }

    private void quoted(String value) {
        if (value == null) {
            put("null");
            return;
        }
        put('"');
        int begin = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < CONTROL || c == '"' || c == '\\') {
                out.write(value, begin, i - begin);
                put(escaped(c));
                begin = i + 1;
            }
        }
        out.write(value, begin, value.length() - begin);
        put('"');
    }

    private static String escaped(char c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            default -> String.format("\\u%04x", (int) c);
        };
    }

    private void put(char c) {
        out.put(c);
        last = c;
    }

    /** Puts text that is not empty. */
    private void put(String text) {
        out.put(text);
        last = text.charAt(text.length() - 1);
    }
}
