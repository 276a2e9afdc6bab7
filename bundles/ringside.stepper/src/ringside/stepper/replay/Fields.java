package ringside.stepper.replay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The fields of one recorded object. Asking for one that is missing, or of another form, ends the reading. */
final class Fields {
    private static final int HEX = 16;
    private static final int MOST_SHOWN = 30;

    private final String place;
    private final Map<?, ?> values;

    /**
     * @param values names to texts, numbers, truth values, lists and further maps
     */
    Fields(Map<?, ?> values) {
        this("", values);
    }

    private Fields(String place, Map<?, ?> values) {
        this.place = place;
        this.values = values;
    }

    boolean has(String name) {
        return values.get(name) != null;
    }

    private Object value(String name) throws NotReplayable {
        Object value = values.get(name);
        if (value == null) {
            throw new NotReplayable("no field " + place + name);
        }
        return value;
    }

    Fields object(String name) throws NotReplayable {
        if (value(name) instanceof Map<?, ?> map) {
            return new Fields(place + name + ".", map);
        }
        throw unusable(name, "an object");
    }

    String text(String name) throws NotReplayable {
        if (value(name) instanceof String text) {
            return text;
        }
        throw unusable(name, "a text");
    }

    boolean truth(String name) throws NotReplayable {
        if (value(name) instanceof Boolean truth) {
            return truth;
        }
        throw unusable(name, "true or false");
    }

    /** {@return 64 bits, written as a text with 0x or as a number} */
    long number(String name) throws NotReplayable {
        return number(name, value(name));
    }

    /** {@return a list of 64-bit values} */
    List<Long> numbers(String name) throws NotReplayable {
        List<Long> all = new ArrayList<>();
        for (Object each : list(name)) {
            all.add(number(name, each));
        }
        return all;
    }

    List<String> texts(String name) throws NotReplayable {
        List<String> all = new ArrayList<>();
        for (Object each : list(name)) {
            if (!(each instanceof String text)) {
                throw unusable(name, "a list of texts");
            }
            all.add(text);
        }
        return all;
    }

    List<Fields> objects(String name) throws NotReplayable {
        List<Fields> all = new ArrayList<>();
        for (Object each : list(name)) {
            if (!(each instanceof Map<?, ?> map)) {
                throw unusable(name, "a list of objects");
            }
            all.add(new Fields(place + name + "[" + all.size() + "].", map));
        }
        return all;
    }

    private Collection<?> list(String name) throws NotReplayable {
        if (value(name) instanceof Collection<?> list) {
            return list;
        }
        throw unusable(name, "a list");
    }

    private long number(String name, Object value) throws NotReplayable {
        try {
            if (value instanceof Number number) {
                return Long.parseLong(number.toString());
            }
            if (value instanceof String text && text.startsWith("0x")) {
                return Long.parseUnsignedLong(text, 2, text.length(), HEX);
            }
        } catch (NumberFormatException e) {
            throw unusable(name, "a 64-bit number");
        }
        throw unusable(name, "a 64-bit number, decimal or as a text with 0x");
    }

    NotReplayable unusable(String name, String expected) {
        String given = String.valueOf(values.get(name));
        return new NotReplayable("field " + place + name + " is "
                + (given.length() > MOST_SHOWN ? given.substring(0, MOST_SHOWN) + "…" : given)
                + ", " + expected + " was expected");
    }
}
