package ringside.stepper.page;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import ringside.stepper.value.EscapedText;

/** Data for the script of a page, written so that no text can end the element in which it stands. */
final class Json {
    private static final int VISIBLE = ' ';

    private Json() {
    }

    /** {@return a value made of maps, lists, texts and whole numbers} */
    static String of(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream().map(entry -> text((String) entry.getKey()) + ":" + of(entry.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Json::of).collect(Collectors.joining(",", "[", "]"));
        }
        return value instanceof String words ? text(words) : String.valueOf(value);
    }

    private static String text(String words) {
        StringBuilder out = new StringBuilder("\"");
        EscapedText.shown(words).chars().forEach(letter -> {
            if (letter == '"' || letter == '\\') {
                out.append('\\').append((char) letter);
            } else if (letter < VISIBLE || letter == '<' || letter == '>' || letter == '&') {
                out.append(String.format("\\u%04x", letter));
            } else {
                out.append((char) letter);
            }
        });
        return out.append('"').toString();
    }
}
