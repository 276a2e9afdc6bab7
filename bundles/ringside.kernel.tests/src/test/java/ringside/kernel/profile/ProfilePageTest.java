package ringside.kernel.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The help page about profiles says what the declarations say. */
class ProfilePageTest {

    private static final Path PAGE = Path.of("..", "ringside.help", "html", "profiles.html");
    /** Given as {@code true}, the page is written anew. */
    private static final String WRITE = "ringside.write";

    private static final String BEGIN = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
              <meta charset="UTF-8">
              <title>Kernel Profiles</title>
              <link rel="stylesheet" href="ringside.css">
            </head>
            <body>
            <h1>Kernel Profiles</h1>
            <p>A profile is a text file with the ending <code>.profile</code>, named by its <code>id</code>. Each line is
              <code>name = value</code>, each name once; blank lines and lines that begin with <code>#</code> say nothing.
              Other names than these are refused, and so are values of another form, with file, line and column.
              An experiment (<code>.whatif</code>) changes a row by <code>row.NAME = VALUE</code>, or clears bits of a number
              by <code>row.NAME.and-not = BITS</code>.</p>
            <p><i>Changes</i>: <b>behaviour</b>: a program or its return can tell; <b>place</b>: something stands elsewhere in
              the kernel, people see another address; <b>words</b>: people read something else.</p>
            """;

    @Test
    void thePageIsMadeFromTheDeclarations() throws IOException {
        String page = page();
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).as("The help page and the declarations differ. To write the page anew, "
                + "run this test with -D%s=true.", WRITE).isEqualTo(page);
    }

    private static String page() {
        StringBuilder page = new StringBuilder(BEGIN);
        Keys.bySubject().forEach((subject, keys) -> {
            begin(page, subject, "Name", "Value", "If it is missing", "What it says", "Changes");
            keys.forEach(key -> row(page, code(key.name()), text(key.kind().expected()), missing(key),
                    text(key.sentence()), effect(key.effect())));
            page.append("</table>\n");
        });
        parts(page, "Thread flags", FlagRow.PREFIX, FlagRow.FORM, FlagRow.parts(), FlagRow.names());
        parts(page, "Masks of thread flags", MaskRow.PREFIX, MaskRow.FORM, MaskRow.parts(), MaskRow.names());
        return page.append("</body>\n</html>\n").toString();
    }

    private static void parts(StringBuilder page, String title, String prefix, String form, List<RowPart<?>> parts,
            List<String> names) {
        begin(page, title, "Part", "Value", "What it says", "Changes");
        parts.forEach(part -> row(page, code(part.name()), text(part.kind().expected()), text(part.sentence()),
                effect(part.effect())));
        page.append("</table>\n<p>The form is ").append(code(prefix + "NAME = " + form)).append(", with one of these "
                + "names: ").append(names.stream().map(ProfilePageTest::code).collect(Collectors.joining(", ")))
                .append(".</p>\n");
    }

    private static void begin(StringBuilder page, String title, String... columns) {
        page.append("<h2>").append(title).append("</h2>\n<table>\n<tr>");
        for (String column : columns) {
            page.append("<th>").append(column).append("</th>");
        }
        page.append("</tr>\n");
    }

    private static void row(StringBuilder page, String... cells) {
        page.append("<tr><td>").append(String.join("</td>\n  <td>", cells)).append("</td></tr>\n");
    }

    private static <T> String missing(Key<T> key) {
        String otherwise = key.otherwise().map(value -> code(key.kind().write(value))).orElse("");
        if (key.when().isEmpty()) {
            return otherwise.isEmpty() ? "must be given" : otherwise;
        }
        return "must be given with " + code(key.condition()) + ", and only then"
                + (otherwise.isEmpty() ? "" : "; else " + otherwise);
    }

    private static String effect(Effect effect) {
        return effect.name().toLowerCase(Locale.ROOT);
    }

    private static String code(String words) {
        return "<code>" + text(words) + "</code>";
    }

    private static String text(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
