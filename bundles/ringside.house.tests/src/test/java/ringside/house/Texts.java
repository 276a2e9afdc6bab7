package ringside.house;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of texts in the tree, and the sources that use them. */
final class Texts {

    static final Path BUNDLES = Path.of("..");
    private static final String ENDING = ".properties";
    /** No words of the window: the command line's help, patterns, names of a bundle, what builds it, colours, widths. */
    private static final Set<String> OTHERS = Set.of("usage.properties", "machines.properties", "sites.properties",
            "build.properties", "ringside.model/plugin.properties", "tones.properties", "letters.properties");

    private Texts() {
    }

    /** The English files whose texts the window shows. */
    static List<Path> ofTheWindow() throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path bundle : bundles()) {
            files(bundle, ENDING).stream().filter(file -> !file.toString().matches(
                    ".*(_[a-z]{2}\\.properties|/(target|bin)/.*)"))
                    .filter(file -> OTHERS.stream().noneMatch(file::endsWith)).forEach(found::add);
        }
        return found;
    }

    /** The file of the German texts for an English one. */
    static Path german(Path english) {
        return english.resolveSibling(english.getFileName().toString().replace(ENDING, "_de" + ENDING));
    }

    /** The texts of a file, by their keys in order; empty if there is no file. */
    static Map<String, String> read(Path file) throws IOException {
        Properties texts = new Properties();
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                texts.load(in);
            }
        }
        Map<String, String> sorted = new TreeMap<>();
        texts.stringPropertyNames().forEach(key -> sorted.put(key, texts.getProperty(key)));
        return sorted;
    }

    /** The English texts that are translated: the rows of the help's pages are not, the help is in English. */
    static Map<String, String> english(Path file) throws IOException {
        Map<String, String> texts = read(file);
        texts.keySet().removeIf(key -> key.contains(".help."));
        return texts;
    }

    /** The files of a folder, and below it, whose names end so. */
    static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    /** The hand-written Java files of all bundles that are no tests. */
    static List<Path> sources() throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path bundle : bundles()) {
            Path src = bundle.resolve("src");
            if (Files.isDirectory(src)) {
                found.addAll(files(src, ".java"));
            }
        }
        return found;
    }

    private static List<Path> bundles() throws IOException {
        try (Stream<Path> all = Files.list(BUNDLES)) {
            return all.filter(bundle -> Files.isDirectory(bundle.resolve("META-INF")) && !bundle.toString().endsWith(
                    "tests"))
                    .toList();
        }
    }
}
