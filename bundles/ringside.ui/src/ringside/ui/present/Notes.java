package ringside.ui.present;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A lesson as a speaker reads it: a line a paragraph or a point, without the signs of its markup. */
final class Notes {

    private static final String POINT = "\u2022 ";

    private Notes() {
    }

    /** @param lesson in Markdown; null where there is none */
    static String of(String lesson) {
        List<String> lines = new ArrayList<>();
        boolean begins = true;
        for (String line : Optional.ofNullable(lesson).orElse("").lines().map(String::strip).toList()) {
            boolean point = line.startsWith("* ") || line.startsWith("- ");
            String words = (point ? POINT + line.substring(2) : line.replaceFirst("^#+ *", "")).replaceAll("[*`]", "");
            if (begins || point || lines.isEmpty()) {
                lines.add(words);
            } else {
                lines.set(lines.size() - 1, lines.get(lines.size() - 1) + " " + words);
            }
            begins = line.isEmpty() || line.startsWith("#");
        }
        lines.removeIf(String::isEmpty);
        return String.join("\n", lines);
    }
}
