package ringside.cli.console;

import com.google.gson.FormattingStyle;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.OptionalLong;

/** Writes one JSON object a line, without spaces, keys in the order they are given, to the output at once. */
public final class JsonLine {
    private final TextSink out;
    private final JsonWriter json;

    public JsonLine(TextSink out) {
        this.out = out;
        json = new JsonWriter(out);
        json.setFormattingStyle(FormattingStyle.COMPACT);
        // Otherwise only one object could be written.
        json.setStrictness(Strictness.LENIENT);
    }

    /** What is written may fail. */
    private interface Writing {
        void to(JsonWriter json) throws IOException;
    }

    /** The sink's failures come as {@link OutputFailure}. */
    private JsonLine write(Writing writing) {
        try {
            writing.to(json);
        } catch (IOException e) {
            throw new OutputFailure(e);
        }
        return this;
    }

    /** Begins a line. */
    public JsonLine begin() {
        return write(JsonWriter::beginObject);
    }

    public JsonLine object(String key) {
        return write(json -> json.name(key).beginObject());
    }

    public JsonLine array(String key) {
        return write(json -> json.name(key).beginArray());
    }

    public JsonLine endObject() {
        return write(JsonWriter::endObject);
    }

    public JsonLine endArray() {
        return write(JsonWriter::endArray);
    }

    public JsonLine number(String key, long value) {
        return write(json -> json.name(key).value(value));
    }

    /** A number, null where there is none. */
    public JsonLine number(String key, OptionalLong value) {
        return write(json -> json.name(key).value(value.isPresent() ? (Long) value.getAsLong() : null));
    }

    public JsonLine truth(String key, boolean value) {
        return write(json -> json.name(key).value(value));
    }

    /** A 64-bit value as a string of hexadecimal digits. */
    public JsonLine hex(String key, long value) {
        return write(json -> json.name(key).value(text(value)));
    }

    public JsonLine string(String key, String value) {
        return write(json -> json.name(key).value(value));
    }

    /** A pair of 64-bit values. */
    public JsonLine change(String key, long before, long after) {
        return write(json -> json.name(key).beginArray().value(text(before)).value(text(after)).endArray());
    }

    /** Begins an object that is an element of an array. */
    public JsonLine beginElement() {
        return write(JsonWriter::beginObject);
    }

    /** An element of an array. */
    public JsonLine element(String value) {
        return write(json -> json.value(value));
    }

    /** An object as an element of an array. */
    public JsonLine element() {
        return write(JsonWriter::beginObject);
    }

    /** Ends the line. */
    public void end() {
        write(JsonWriter::endObject);
        out.put('\n');
    }

    private static String text(long value) {
        return "0x" + Long.toHexString(value);
    }
}
