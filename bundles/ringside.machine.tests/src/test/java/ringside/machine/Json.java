package ringside.machine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the JSON of the recordings: objects, arrays, strings without escapes, whole numbers, null. */
final class Json {
    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(String line) {
        return (Map<String, Object>) new Json(line).value();
    }

    static long hex(Object value) {
        return Long.parseUnsignedLong(((String) value).substring(2), 16);
    }

    private Object value() {
        skip();
        char c = text.charAt(at);
        if (c == '{') {
            return members();
        }
        if (c == '[') {
            return elements();
        }
        if (c == '"') {
            return string();
        }
        int from = at;
        while (at < text.length() && ",]} \n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(from, at);
        return word.equals("null") ? null : Long.valueOf(word);
    }

    private Map<String, Object> members() {
        Map<String, Object> result = new LinkedHashMap<>();
        at++;
        while (!ends('}')) {
            skip();
            String name = string();
            skip();
            at++;
            result.put(name, value());
        }
        return result;
    }

    private List<Object> elements() {
        List<Object> result = new ArrayList<>();
        at++;
        while (!ends(']')) {
            result.add(value());
        }
        return result;
    }

    private boolean ends(char closing) {
        skip();
        if (text.charAt(at) == ',') {
            at++;
            return false;
        }
        if (text.charAt(at) == closing) {
            at++;
            return true;
        }
        return false;
    }

    private String string() {
        int from = ++at;
        at = text.indexOf('"', at);
        return text.substring(from, at++);
    }

    private void skip() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
