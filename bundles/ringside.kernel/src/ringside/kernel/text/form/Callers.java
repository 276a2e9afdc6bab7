package ringside.kernel.text.form;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ringside.kernel.text.TextLine;

/** Who printed a line, where the kernel says so behind the time: {@code [T1234]} a thread, {@code [C0]} a processor. */
final class Callers {

    private static final Pattern CALLER = Pattern.compile(
            "\\[ *[0-9]{1,9}\\.[0-9]{1,9}\\] ?\\[ *(?<caller>[TC][0-9]{1,9})\\]"
                    + "|,caller=(?<named>[TC][0-9]{1,9});");
    private static final int WIDEST = 200;

    private final Map<Integer, String> byLine = new HashMap<>();

    private Callers() {
    }

    static Callers of(List<TextLine> lines) {
        Callers callers = new Callers();
        for (TextLine line : lines) {
            String text = line.text().substring(0, Math.min(WIDEST, line.text().length()));
            if (text.indexOf("]") > 0 && text.contains(".") || text.contains(",caller=")) {
                Matcher found = CALLER.matcher(text);
                if (found.find()) {
                    callers.byLine.put(line.number(), Optional.ofNullable(found.group("caller")).orElseGet(() -> found
                            .group("named")));
                }
            }
        }
        return callers;
    }

    /** Whether two lines name those who printed them, and they are not the same. */
    boolean differ(int one, int other) {
        String first = byLine.get(one);
        String second = byLine.get(other);
        return first != null && second != null && !first.equals(second);
    }
}
