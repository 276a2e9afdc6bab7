package ringside.scenarios.recording;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import ringside.scenarios.text.Quoted;

/** Turns the text of one JSON object (RFC 8259, nothing more lenient) into plain values; no class is named in it. */
final class JsonObjects {

    private static final Pattern COLUMN = Pattern.compile(" column (\\d+)");

    private final JsonReader reader;

    private JsonObjects(String text) {
        reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
    }

    /** The fields of the object in the order of the text. */
    static Map<String, Object> read(String text) throws JsonFault {
        if (!text.stripLeading().startsWith("{")) {
            throw new JsonFault(text.length() - text.stripLeading().length() + 1,
                    "this is no JSON object: a line begins with a brace");
        }
        return new JsonObjects(text).line();
    }

    private Map<String, Object> line() throws JsonFault {
        Map<String, Object> fields = null;
        try {
            fields = object();
            if (reader.peek() == JsonToken.END_DOCUMENT) {
                return fields;
            }
        } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException broken) {
            if (fields == null) {
                throw fault("this is no JSON: " + words(broken));
            }
        }
        throw fault("something follows the object; every line holds one object alone");
    }

    private Map<String, Object> object() throws IOException, JsonFault {
        Map<String, Object> fields = new LinkedHashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
            String name = reader.nextName();
            if (fields.containsKey(name)) {
                throw fault("the field " + Quoted.text(name) + " stands here a second time");
            }
            fields.put(name, value());
        }
        reader.endObject();
        return fields;
    }

    private List<Object> array() throws IOException, JsonFault {
        List<Object> values = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
            values.add(value());
        }
        reader.endArray();
        return values;
    }

    private Object value() throws IOException, JsonFault {
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> object();
            case BEGIN_ARRAY -> array();
            case BOOLEAN -> reader.nextBoolean();
            case NUMBER -> number(reader.nextString());
            case NULL -> nothing();
            default -> reader.nextString();
        };
    }

    private Object nothing() throws IOException {
        reader.nextNull();
        return null;
    }

    private static Number number(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException notWhole) {
            return new BigDecimal(text);
        }
    }

    /** The reader tells how far it came only as text. */
    private JsonFault fault(String message) {
        Matcher column = COLUMN.matcher(reader.toString());
        return new JsonFault(column.find() ? Integer.parseInt(column.group(1)) : 1, message);
    }

    /** What the library says, without the place, which is told apart, and without advice to programmers. */
    private static String words(Exception broken) {
        String said = String.valueOf(broken.getMessage()).replaceAll("(?s)( at line |\n).*", "");
        return said.startsWith("Use JsonReader") ? "something that does not belong here"
                : said.replace("End of input", "it ends too early");
    }
}
