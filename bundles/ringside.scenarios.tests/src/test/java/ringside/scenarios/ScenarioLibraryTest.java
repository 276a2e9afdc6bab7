package ringside.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import ringside.model.Scenario;
import ringside.model.outcome.Folding;
import ringside.scenarios.format.ScenarioWriter;

class ScenarioLibraryTest {

    static List<String> ids() {
        return Samples.sound();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void statesEveryOutcomeOnce(String id) throws UnknownScenarioException {
        Scenario folded = ScenarioLibrary.find(id);
        Folding.fold(folded);
        assertThat(ScenarioWriter.text(folded)).isEqualTo(ScenarioWriter.text(ScenarioLibrary.find(id)));
    }

    @Test
    void startsWithThePlainCall() throws UnknownScenarioException {
        assertThat(ScenarioLibrary.ids()).startsWith("s01-plain-getpid").endsWith("uprobe-by-system-call")
                .doesNotHaveDuplicates();
        assertThat(ScenarioLibrary.ids().stream().filter(id -> id.matches("s\\d\\d-.*"))).isSorted();
        assertThat(ScenarioLibrary.find("s01-plain-getpid").getTitle()).isEqualTo("Plain getpid");
    }

    @Test
    void namesEveryFileInItsIndex() throws IOException, URISyntaxException {
        URI index = ScenarioLibrary.class.getResource("library/index.txt").toURI();
        if (index.getScheme().equals("jar")) {
            try (FileSystem jar = FileSystems.newFileSystem(index, Map.of())) {
                namesEveryFileBeside(jar.provider().getPath(index));
            }
        } else {
            namesEveryFileBeside(Path.of(index));
        }
    }

    private static void namesEveryFileBeside(Path index) throws IOException {
        try (Stream<Path> files = Files.list(index.getParent())) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("index.txt")))
                    .containsExactlyInAnyOrderElementsOf(ScenarioLibrary.ids().stream().map(id -> id
                            + ScenarioLibrary.ENDING)
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("ids")
    void findsAFreshCopyById(String id) throws UnknownScenarioException {
        Scenario one = ScenarioLibrary.find(id);
        assertThat(one.getId()).isEqualTo(id);
        assertThat(ScenarioLibrary.find(id)).isNotSameAs(one);
    }

    @ParameterizedTest
    @ValueSource(strings = {"S01", "s01", "01", "1", "S1", "S01-Plain-GETPID", " s01 "})
    void findsAScenarioByItsNumberAndInAnyCaseOfLetters(String id) throws UnknownScenarioException {
        assertThat(ScenarioLibrary.find(id).getId()).isEqualTo("s01-plain-getpid");
    }

    @ParameterizedTest
    @MethodSource("ids")
    void statesAnExpectationAndALesson(String id) throws UnknownScenarioException {
        Scenario scenario = ScenarioLibrary.find(id);
        assertThat(scenario.getExpectations()).isNotEmpty();
        assertThat(scenario.getSummary()).isNotBlank();
        assertThat(scenario.getLesson()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void hasTextFilesWithPlainLineEnds(String id) throws IOException {
        try (InputStream in = ScenarioLibrary.class.getResourceAsStream("library/" + id + ScenarioLibrary.ENDING)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text).doesNotContain("\r", "\t").endsWith(">\n");
        }
    }

    @Test
    void suggestsTheNearestIds() {
        assertThatThrownBy(() -> ScenarioLibrary.find("s01-plain-getpit")).isInstanceOf(UnknownScenarioException.class)
                .hasMessage("there is no scenario \"s01-plain-getpit\", did you mean s01-plain-getpid?");
        assertThatThrownBy(() -> ScenarioLibrary.find("S99")).isInstanceOf(UnknownScenarioException.class);
        assertThatThrownBy(() -> ScenarioLibrary.find("s01-")).hasMessageContaining("s01-plain-getpid");
        assertThatThrownBy(() -> ScenarioLibrary.find("s01-plan")).as("the beginning of one, misspelt")
                .hasMessageContaining("did you mean s01-plain-getpid");
        assertThatThrownBy(() -> ScenarioLibrary.find("§§§§§§§§§§§§"))
                .hasMessageEndingWith("; the library lists all of them");
    }
}
