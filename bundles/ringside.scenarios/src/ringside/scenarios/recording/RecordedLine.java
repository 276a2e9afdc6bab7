package ringside.scenarios.recording;

import java.util.Map;

/** One line of a recording. It was read and found good; its fields are made anew each time somebody asks for them. */
public final class RecordedLine {

    private final int number;
    private final String json;

    RecordedLine(int number, String json) {
        this.number = number;
        this.json = json;
    }

    /** Its number in the file, from 1. */
    public int number() {
        return number;
    }

    /** Its fields by name: texts, {@link Long} or other numbers, truth values, null, lists, and further maps. */
    public Map<String, Object> fields() {
        try {
            return JsonObjects.read(json);
        } catch (JsonFault changed) {
            throw new IllegalStateException(changed);
        }
    }
}
