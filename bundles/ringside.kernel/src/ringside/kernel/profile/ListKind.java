package ringside.kernel.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Values with blanks between them, each once.
 *
 * @param item  how one of them is written
 * @param empty whether there may be none
 * @param <T>   what one of them is
 */
public record ListKind<T>(Kind<T> item, boolean empty) implements Kind<List<T>> {

    private static final Pattern WORD = Pattern.compile("\\S+");

    @Override
    public List<T> read(String text) throws ValueFault {
        List<T> values = new ArrayList<>();
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            T value = item(words.group(), words.start());
            if (values.contains(value)) {
                throw new ValueFault("'" + words.group() + "' stands here twice", words.start());
            }
            values.add(value);
        }
        if (values.isEmpty() && !empty) {
            throw new ValueFault("nothing stands where " + expected() + " was expected", 0);
        }
        return List.copyOf(values);
    }

    private T item(String word, int at) throws ValueFault {
        try {
            return item.read(word);
        } catch (ValueFault e) {
            throw e.after(at);
        }
    }

    @Override
    public String write(List<T> value) {
        return value.stream().map(item::write).collect(Collectors.joining(" "));
    }

    @Override
    public String expected() {
        return (empty ? "nothing, or " : "") + "one or more of: " + item.expected();
    }
}
