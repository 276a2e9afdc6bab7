package ringside.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The version of a library is stated once in the poms, and the target definition, which knows no properties, agrees. */
class VersionsTest {

    private static final Path TOP = Path.of("..", "..");

    private static final Pattern ARTIFACT = Pattern.compile("<groupId>([^<]+)</groupId>\\s*"
            + "<artifactId>([^<]+)</artifactId>\\s*<version>([^<]+)</version>");

    private static final Pattern PROPERTY = Pattern.compile("<([\\w.]+\\.version)>([^<]+)</\\1>");

    /** The platform and the engine of JUnit have numbers of their own in the target: the API stands for all of them. */
    private static final Map<String, String> STANDS_FOR =
            Map.of("org.junit.jupiter:junit-jupiter", "org.junit.jupiter:junit-jupiter-api");

    @Test
    void theTargetDefinitionHasTheVersionsOfThePoms() throws IOException {
        Map<String, String> target = new LinkedHashMap<>();
        artifacts(TOP.resolve("target-platform/ringside.target")).forEach((artifact, versions) -> target.put(artifact,
                versions.iterator().next()));
        Map<String, String> differing = new TreeMap<>();
        int shared = 0;
        for (Path pom : poms()) {
            for (Map.Entry<String, TreeSet<String>> each : artifacts(pom).entrySet()) {
                String there = target.get(STANDS_FOR.getOrDefault(each.getKey(), each.getKey()));
                if (there != null) {
                    shared++;
                    each.getValue().stream().filter(version -> !version.equals(there)).forEach(version -> differing.put(
                            TOP.relativize(pom) + ": " + each.getKey() + " " + version, there));
                }
            }
        }
        assertThat(differing).as("version in a pom = version in target-platform/ringside.target").isEmpty();
        assertThat(shared).isGreaterThan(20);
    }

    @Test
    void aVersionThatIsNeededTwiceIsAProperty() throws IOException {
        Map<String, List<String>> literal = new TreeMap<>();
        for (Path pom : poms()) {
            Matcher each = ARTIFACT.matcher(Files.readString(pom));
            while (each.find()) {
                if (!each.group(3).startsWith("${") && !each.group(1).equals("ringside")) {
                    literal.computeIfAbsent(each.group(1) + ":" + each.group(2), key -> new ArrayList<>())
                            .add(TOP.relativize(pom).toString());
                }
            }
        }
        literal.values().removeIf(places -> places.size() == 1);
        assertThat(literal).as("artifacts whose number stands twice in the poms").isEmpty();
    }

    /** Every artifact that a file names with a version, properties of the root pom put in. */
    private static Map<String, TreeSet<String>> artifacts(Path file) throws IOException {
        Map<String, String> properties = properties();
        Map<String, TreeSet<String>> artifacts = new LinkedHashMap<>();
        Matcher each = ARTIFACT.matcher(Files.readString(file));
        while (each.find()) {
            String version = each.group(3);
            if (version.startsWith("${")) {
                version = properties.getOrDefault(version.substring(2, version.length() - 1), version);
            }
            artifacts.computeIfAbsent(each.group(1) + ":" + each.group(2), key -> new TreeSet<>()).add(version);
        }
        return artifacts;
    }

    private static Map<String, String> properties() throws IOException {
        Map<String, String> properties = new LinkedHashMap<>();
        Matcher each = PROPERTY.matcher(Files.readString(TOP.resolve("pom.xml")));
        while (each.find()) {
            properties.put(each.group(1), each.group(2));
        }
        return properties;
    }

    private static List<Path> poms() throws IOException {
        try (Stream<Path> modules = Files.list(TOP.resolve("releng"))) {
            return Stream.concat(Stream.of(TOP.resolve("pom.xml")),
                    modules.map(module -> module.resolve("pom.xml")).filter(Files::exists)).toList();
        }
    }
}
