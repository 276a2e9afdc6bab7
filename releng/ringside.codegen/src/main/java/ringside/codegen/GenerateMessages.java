package ringside.codegen;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

import javax.lang.model.SourceVersion;

/**
 * Generates the class {@code Messages} of a bundle from the {@code messages.properties} of its package, into the
 * bundle's {@code src-gen}: a field a key, so that a key that is missing does not compile.
 */
public final class GenerateMessages {

    private static final String FILE = "messages.properties";

    private GenerateMessages() {
    }

    /**
     * @param arguments the bundle's folder and the package whose {@code messages.properties} is read
     * @throws IOException if the file cannot be read or written, or if one of its keys stands twice or is no name
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("expected: BUNDLE-FOLDER PACKAGE");
        }
        Path bundle = Path.of(arguments[0]).toRealPath();
        String room = arguments[1];
        String folder = room.replace('.', '/');
        Path properties = bundle.resolve("src").resolve(folder).resolve(FILE);
        String source = source(room, texts(properties));
        Path generated = bundle.resolve("src-gen").resolve(folder).resolve("Messages.java");
        // An unchanged file keeps its time, and nothing that watches it compiles again.
        if (!Files.exists(generated) || !Files.readString(generated).equals(source)) {
            Files.createDirectories(generated.getParent());
            Files.writeString(generated, source);
        }
    }

    /** The texts by their keys; read by the rules of Java, but a key that stands twice is refused. */
    private static SortedMap<String, String> texts(Path file) throws IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        StringBuilder entry = new StringBuilder();
        List<String> lines = Files.readAllLines(file);
        for (int index = 0; index < lines.size(); index++) {
            entry.append(lines.get(index)).append('\n');
            if (goesOn(lines.get(index)) && index + 1 < lines.size()) {
                continue;
            }
            Properties one = new Properties();
            one.load(new StringReader(entry.toString()));
            entry.setLength(0);
            for (Map.Entry<Object, Object> read : one.entrySet()) {
                add(texts, (String) read.getKey(), (String) read.getValue(), file + ":" + (index + 1));
            }
        }
        return Collections.unmodifiableSortedMap(texts);
    }

    private static void add(Map<String, String> texts, String key, String text, String place) throws IOException {
        if (!SourceVersion.isName(key) || key.indexOf('.') >= 0) {
            throw new IOException(place + ": expected the name of a field, not \"" + key + "\"");
        }
        if (texts.put(key, text) != null) {
            throw new IOException(place + ": " + key + " stands here a second time; take one of them out");
        }
    }

    /** Whether the next line belongs to this one: it ends with an odd number of backslashes and is no comment. */
    private static boolean goesOn(String line) {
        String text = line.stripLeading();
        if (text.startsWith("#") || text.startsWith("!")) {
            return false;
        }
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private static String source(String room, SortedMap<String, String> texts) {
        StringBuilder source = new StringBuilder();
        source.append("package ").append(room).append(";\n\n");
        source.append("import org.eclipse.osgi.util.NLS;\n\n");
        source.append("/** The words of {@code messages.properties}, generated from it. */\n");
        source.append("public final class Messages extends NLS {\n");
        texts.forEach((key, text) -> source.append("\n    /** ").append(comment(text)).append(" */\n")
                .append("    public static String ").append(key).append(";\n"));
        source.append("\n    static {\n");
        source.append("        NLS.initializeMessages(\"").append(room).append(".messages\", Messages.class);\n");
        source.append("    }\n\n");
        source.append("    private Messages() {\n");
        source.append("    }\n");
        return source.append("}\n").toString();
    }

    /** A text as Javadoc shows it: nothing in it ends the comment, is markup, or is an escape of the compiler. */
    private static String comment(String text) {
        StringBuilder comment = new StringBuilder();
        for (char each : text.toCharArray()) {
            switch (each) {
                case '&', '<', '>', '\\', '*', '@', '{', '}' -> comment.append("&#").append((int) each).append(';');
                case '\n', '\r', '\t' -> comment.append(' ');
                default -> comment.append(each);
            }
        }
        return comment.toString();
    }
}
