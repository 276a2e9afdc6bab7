package ringside.codegen;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Generates what is a list of the checks of SYSRET, from their words in {@code checks.properties}: their ids, the one
 * place that makes each of them, and the table of the help page. So a check is a class and its words.
 */
public final class GenerateChecks {

    private static final String DECISION = "ringside/kernel/decision/";
    private static final String WORDS = "src/" + DECISION + "checks.properties";
    private static final Pattern ID = Pattern.compile("([A-Z][A-Z0-9_]*)\\..*");
    private static final String ROWS = "<!-- The rows are made of checks.properties. -->\n";

    private final Path kernel;
    private final Path help;
    private final List<String> ids;
    private final Properties words;

    private GenerateChecks(Path kernel, Path help) throws IOException {
        this.kernel = kernel;
        this.help = help;
        this.ids = ids(kernel);
        this.words = new Properties();
        try (Reader reader = Files.newBufferedReader(kernel.resolve(WORDS))) {
            words.load(reader);
        }
    }

    /**
     * @param arguments the folders of the kernel's bundle and of the help's
     * @throws IOException if a file cannot be read or written, or if a check lacks words that a list needs
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("expected: KERNEL-FOLDER HELP-FOLDER");
        }
        GenerateChecks run = new GenerateChecks(Path.of(arguments[0]), Path.of(arguments[1]));
        run.enumeration();
        run.maker();
        run.page();
    }

    /** The file with the words of all checks. */
    static Path words(Path kernel) {
        return kernel.resolve(WORDS);
    }

    /** The ids of all checks, in the order of their words. */
    static List<String> ids(Path kernel) throws IOException {
        Set<String> ids = new LinkedHashSet<>();
        for (String line : Files.readAllLines(words(kernel))) {
            Matcher key = ID.matcher(line);
            if (key.matches()) {
                ids.add(key.group(1));
            }
        }
        return List.copyOf(ids);
    }

    private String word(String id, String key) throws IOException {
        String word = words.getProperty(id + "." + key);
        if (word == null) {
            throw new IOException(kernel.resolve(WORDS) + ": expected " + id + "." + key
                    + ", as every other check has it");
        }
        return word;
    }

    private void enumeration() throws IOException {
        StringBuilder constants = new StringBuilder();
        for (String id : ids) {
            constants.append(constants.isEmpty() ? "" : ",\n").append("    /** It fails if ")
                    .append(html(word(id, "failure"))).append(". */\n    ").append(id);
        }
        write(kernel.resolve("src-gen/ringside/kernel/profile/CheckId.java"), """
                package ringside.kernel.profile;

                import java.util.Locale;
                import java.util.Optional;

                /**
                 * The id of one condition that SYSRET needs, generated from {@code checks.properties}. Bit {@code ordinal()} stands
                 * for it in a failing mask.
                 */
                public enum CheckId {

                @CONSTANTS@;

                    /** The bit of this check in a failing mask. */
                    public int mask() {
                        return 1 << ordinal();
                    }

                    /** The check with this name, in any case of letters. */
                    public static Optional<CheckId> named(String name) {
                        String wanted = name.strip().toUpperCase(Locale.ROOT);
                        for (CheckId id : values()) {
                            if (id.name().equals(wanted)) {
                                return Optional.of(id);
                            }
                        }
                        return Optional.empty();
                    }
                }
                """.replace("@CONSTANTS@", constants));
    }

    private void maker() throws IOException {
        String cases = ids.stream().map(id -> "            case " + id + " -> " + type(id) + ".of(profile, options);\n")
                .collect(Collectors.joining());
        write(kernel.resolve("src-gen/" + DECISION + "CheckMaker.java"), """
                package ringside.kernel.decision;

                import ringside.kernel.profile.CheckId;
                import ringside.kernel.profile.KernelOptions;
                import ringside.kernel.profile.Profile;

                /** Makes each check, with its parameters; generated from {@code checks.properties}. */
                final class CheckMaker {

                    private CheckMaker() {
                    }

                    static Check make(CheckId id, Profile profile, KernelOptions options) {
                        return switch (id) {
                @CASES@        };
                    }
                }
                """.replace("@CASES@", cases));
    }

    /** {@code R11_FLAGS} is the id of {@code R11FlagsCheck}. */
    private static String type(String id) {
        return Stream.of(id.split("_")).map(part -> part.charAt(0) + part.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining()) + "Check";
    }

    private void page() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (String id : ids) {
            rows.append("<tr><td><code>").append(id).append("</code></td><td>").append(word(id, "help.condition"))
                    .append("</td><td>").append(word(id, "help.without")).append("</td></tr>\n");
        }
        Path template = help.resolve("templates/checks.html");
        String page = Files.readString(template);
        if (!page.contains(ROWS)) {
            throw new IOException(template + ": expected the line " + ROWS.strip());
        }
        write(help.resolve("src-gen/html/checks.html"), page.replace(ROWS, rows));
    }

    private static String html(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** An unchanged file keeps its time, and nothing that watches it is made again. */
    private static void write(Path file, String text) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
    }
}
