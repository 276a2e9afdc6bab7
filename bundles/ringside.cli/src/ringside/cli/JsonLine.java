package ringside.cli;

/** Writes one JSON object a line, without spaces, keys in the order they are given. */
final class JsonLine {
    private static final int CONTROL = 0x20;
    private final StringBuilder text = new StringBuilder(512);

    /** Begins a line. */
    JsonLine begin() {
        text.setLength(0);
        text.append('{');
        return this;
    }

    JsonLine object(String key) {
        key(key);
        text.append('{');
        return this;
    }

    JsonLine array(String key) {
        key(key);
        text.append('[');
        return this;
    }

    JsonLine endObject() {
        text.append('}');
        return this;
    }

    JsonLine endArray() {
        text.append(']');
        return this;
    }

    JsonLine number(String key, long value) {
        key(key);
        text.append(value);
        return this;
    }

    /** A 64-bit value as a string of hexadecimal digits. */
    JsonLine hex(String key, long value) {
        key(key);
        hex(value);
        return this;
    }

    JsonLine string(String key, String value) {
        key(key);
        quoted(value);
        return this;
    }

    JsonLine bool(String key, boolean value) {
        key(key);
        text.append(value);
        return this;
    }

    /** A pair of 64-bit values. */
    JsonLine change(String key, long before, long after) {
        key(key);
        text.append('[');
        hex(before);
        text.append(',');
        hex(after);
        text.append(']');
        return this;
    }

    /** An element of an array. */
    JsonLine element(String value) {
        comma();
        quoted(value);
        return this;
    }

    /** {@return the finished line} */
    String end() {
        return text.append('}').toString();
    }

    private void key(String key) {
        comma();
        quoted(key);
        text.append(':');
    }

    private void comma() {
        char last = text.charAt(text.length() - 1);
        if (last != '{' && last != '[') {
            text.append(',');
        }
    }

    private void hex(long value) {
        text.append("\"0x").append(Long.toHexString(value)).append('"');
    }

    private void quoted(String value) {
        if (value == null) {
            text.append("null");
            return;
        }
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\t' -> text.append("\\t");
                default -> plain(c);
            }
        }
        text.append('"');
    }

    private void plain(char c) {
        if (c < CONTROL) {
            text.append(String.format("\\u%04x", (int) c));
        } else {
            text.append(c);
        }
    }
}
