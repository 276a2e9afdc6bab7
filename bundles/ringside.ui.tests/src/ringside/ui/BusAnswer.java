package ringside.ui;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What came back over a D-Bus: numbers, texts, and lists for structures and arrays. */
final class BusAnswer {

    private static final int SIGNATURE = 8;
    private static final int BLOCK = 8;

    private final ByteBuffer bytes;
    private final Map<Integer, Object> fields = new HashMap<>();
    private final List<Object> all = new ArrayList<>();

    /**
     * Reads an answer.
     *
     * @param rest   the message after its fixed part
     * @param length of the fields of its head, in bytes
     */
    BusAnswer(byte[] rest, int length) {
        bytes = ByteBuffer.wrap(rest).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.position() < length) {
            align(BLOCK);
            int code = bytes.get();
            fields.put(code, one(signature(), new int[1]));
        }
        bytes.position(Math.min(rest.length, (length + BLOCK - 1) / BLOCK * BLOCK));
        String types = (String) fields.getOrDefault(SIGNATURE, "");
        for (int[] at = {0}; at[0] < types.length();) {
            all.add(one(types, at));
        }
    }

    /** Returns a field of the head, or an empty text. */
    Object field(int code) {
        return fields.getOrDefault(code, "");
    }

    /** Returns the values of the answer. */
    List<Object> all() {
        return all;
    }

    /** Returns the first value, which is an array or a structure. */
    List<?> list() {
        return (List<?>) all.get(0);
    }

    private Object one(String types, int[] at) {
        char type = types.charAt(at[0]++);
        return switch (type) {
            case 'y' -> bytes.get();
            case 'n', 'q' -> align(Short.BYTES).getShort();
            case 'i', 'u', 'b' -> align(Integer.BYTES).getInt();
            case 'x', 't' -> align(Long.BYTES).getLong();
            case 'd' -> align(Double.BYTES).getDouble();
            case 's', 'o' -> text(align(Integer.BYTES).getInt());
            case 'g' -> signature();
            case 'v' -> one(signature(), new int[1]);
            case 'a' -> array(types, at);
            case '(', '{' -> struct(types, at);
            default -> throw new IllegalStateException("no such type: " + type + " in " + types);
        };
    }

    private List<Object> array(String types, int[] at) {
        int length = align(Integer.BYTES).getInt();
        if ("xtd({".indexOf(types.charAt(at[0])) >= 0) {
            align(BLOCK);
        }
        int end = bytes.position() + length;
        int element = at[0];
        List<Object> values = new ArrayList<>();
        while (bytes.position() < end) {
            at[0] = element;
            values.add(one(types, at));
        }
        at[0] = after(types, element);
        return values;
    }

    private List<Object> struct(String types, int[] at) {
        align(BLOCK);
        List<Object> values = new ArrayList<>();
        while (types.charAt(at[0]) != ')' && types.charAt(at[0]) != '}') {
            values.add(one(types, at));
        }
        at[0]++;
        return values;
    }

    /** Returns where the type after the one at a place begins. */
    private static int after(String types, int place) {
        int at = place;
        while (types.charAt(at) == 'a') {
            at++;
        }
        int depth = 0;
        do {
            char type = types.charAt(at++);
            depth += type == '(' || type == '{' ? 1 : type == ')' || type == '}' ? -1 : 0;
        } while (depth > 0);
        return at;
    }

    private String signature() {
        return text(bytes.get());
    }

    private String text(int length) {
        byte[] words = new byte[length];
        bytes.get(words);
        bytes.get();
        return new String(words, StandardCharsets.UTF_8);
    }

    /** Head and body both begin at a multiple of eight. */
    private ByteBuffer align(int size) {
        while (bytes.position() % size != 0) {
            bytes.get();
        }
        return bytes;
    }
}
