package ringside.kernel.profile;

import java.util.regex.Matcher;

/**
 * One part of a row whose value has several.
 *
 * @param name     how it is called in the form of the row
 * @param kind     how it is written
 * @param effect   what changes when it says something else
 * @param sentence what it says
 * @param <T>      its values
 */
public record RowPart<T>(String name, Kind<T> kind, Effect effect, String sentence) {

    /** The value of a group of a match. */
    T read(Matcher parts, int group) throws ValueFault {
        try {
            return kind.read(parts.group(group));
        } catch (ValueFault e) {
            throw e.after(parts.start(group));
        }
    }
}
