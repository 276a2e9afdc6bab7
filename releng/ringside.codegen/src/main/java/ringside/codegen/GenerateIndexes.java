package ringside.codegen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Generates the lists of the files that come in folders, since a folder in a jar cannot be listed: the scenarios of the
 * library, and the profiles, oldest kernel first. So a further one is a further file.
 */
public final class GenerateIndexes {

    private static final String LIBRARY = "ringside/scenarios/library";
    private static final String PROFILES = "ringside/kernel/profile/profiles";
    private static final Pattern NUMBERED = Pattern.compile("s\\d.*");
    private static final Pattern VERSION = Pattern.compile("(?m)^linux\\.version *= *(\\d+)");
    private static final Pattern RELEASES = Pattern.compile("(?m)^releases *= *(.*)$");

    private GenerateIndexes() {
    }

    /**
     * @param arguments the folder of the bundles
     * @throws IOException if a file cannot be read or written, or if a profile does not say where it stands in the order
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("expected: BUNDLES-FOLDER");
        }
        Path scenarios = Path.of(arguments[0], "ringside.scenarios");
        Path kernel = Path.of(arguments[0], "ringside.kernel");
        // The numbered ones are the course; the others follow it.
        List<String> library = files(scenarios.resolve("src").resolve(LIBRARY), ".ringside").stream()
                .map(file -> file.getFileName().toString())
                .sorted(Comparator.comparing((String name) -> !NUMBERED.matcher(name).matches())
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        write(scenarios.resolve("src-gen").resolve(LIBRARY).resolve("index.txt"), library);
        write(kernel.resolve("src-gen").resolve(PROFILES).resolve("index"), profiles(kernel));
    }

    private record Place(int version, String releases, String id) {
    }

    private static List<String> profiles(Path kernel) throws IOException {
        List<Place> places = new ArrayList<>();
        for (Path file : files(kernel.resolve("src").resolve(PROFILES), ".profile")) {
            String text = Files.readString(file);
            String name = file.getFileName().toString();
            places.add(new Place(Integer.parseInt(said(VERSION, text, file)), said(RELEASES, text, file),
                    name.substring(0, name.lastIndexOf('.'))));
        }
        return places.stream().sorted(Comparator.comparingInt(Place::version).thenComparing(Place::releases))
                .map(Place::id).toList();
    }

    private static String said(Pattern pattern, String text, Path file) throws IOException {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IOException(file
                    + ": expected the rows 'releases' and 'linux.version', which give its place in the"
                    + " order of the profiles");
        }
        return matcher.group(1);
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending)).toList();
        }
    }

    /** An unchanged file keeps its time, and nothing that watches it is made again. */
    private static void write(Path file, List<String> lines) throws IOException {
        String text = String.join("\n", lines) + "\n";
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
    }
}
