package ringside.scenarios.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

import ringside.scenarios.ScenarioLibrary;
import ringside.words.LibraryFileException;

/** The library by questions. */
class LibraryGroupsTest {

    private static final List<String> KNOWN = List.of("one", "two", "three");

    @Test
    void everyScenarioAnswersExactlyOneQuestion() {
        List<LibraryGroup> groups = LibraryGroups.read().all();
        assertThat(groups).extracting(LibraryGroup::question).doesNotHaveDuplicates()
                .allSatisfy(question -> assertThat(question).endsWith("?"))
                .contains("Why is single-step slow?", "What can a signal change?",
                        "How could user code take over the kernel?");
        assertThat(groups.stream().flatMap(group -> group.ids().stream()))
                .containsExactlyInAnyOrderElementsOf(ScenarioLibrary.ids());
    }

    @Test
    void theNextOneIsTheNextOfTheGroupAndThenTheFirstOfTheNextGroup() {
        LibraryGroups groups = read("A?\n  one\n  two\nB? # why\n\n  three\n");
        assertThat(groups.next("one")).contains("two");
        assertThat(groups.next("two")).contains("three");
        assertThat(groups.next("three")).isEmpty();
        assertThat(groups.next("my-own")).isEmpty();
        assertThat(groups.of("three")).map(LibraryGroup::question).contains("B?");
        assertThat(groups.of("my-own")).isEmpty();
    }

    @Test
    void whatIsWrongIsToldWithItsLineAndTheNearestId() {
        assertThatThrownBy(() -> read("A?\n  one\n  tow\n  one\n  three\nB\nA?\n"))
                .isInstanceOf(LibraryFileException.class)
                .hasMessage("""
                        g.txt:3: there is no scenario "tow", did you mean two?
                        g.txt:4: one stands above already
                        g.txt:6: "B" is no question: end it with '?', or set the id of a scenario in
                        g.txt:7: the question "A?" stands above already
                        g.txt: no scenario answers "B"
                        g.txt: set in below a question: two""");
        assertThatThrownBy(() -> read("  one\nA?\n  two\n  three\n")).hasMessage("g.txt:1: write a question above one");
    }

    private static LibraryGroups read(String text) {
        return GroupReader.read("g.txt", text, KNOWN);
    }
}
