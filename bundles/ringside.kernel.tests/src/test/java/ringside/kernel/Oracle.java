package ringside.kernel;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The recordings of a real CPU, as they lie in the test resources. */
final class Oracle {

    private Oracle() {
    }

    /** The text of a resource below {@code oracle/}. */
    static String text(String name) {
        try (InputStream in = Oracle.class.getResourceAsStream("/oracle/" + name)) {
            if (in == null) {
                throw new AssertionError("the test data oracle/" + name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One JSON object a line. */
    static List<JsonObject> lines(String name) {
        List<JsonObject> all = new ArrayList<>();
        text(name).lines().filter(line -> !line.isBlank())
                .forEach(line -> all.add(JsonParser.parseString(line).getAsJsonObject()));
        return all;
    }

    /** The instruction traces of a file by program, from the record with "begin" to the one with "end". */
    static Map<String, List<JsonObject>> traces(String name) {
        Map<String, List<JsonObject>> all = new LinkedHashMap<>();
        List<JsonObject> now = List.of();
        for (JsonObject line : lines(name)) {
            if (line.has("begin")) {
                now = new ArrayList<>();
                all.put(line.get("begin").getAsString(), now);
            }
            now.add(line);
        }
        return all;
    }

    /** A number written as hex text, as decimal text or as a number. */
    static long number(JsonObject object, String name) {
        return Long.parseUnsignedLong(object.get(name).getAsString().replaceFirst("^0x", ""),
                object.get(name).getAsString().startsWith("0x") ? 16 : 10);
    }
}
