package ringside.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import ringside.scenarios.ScenarioLibrary;
import ringside.scenarios.groups.LibraryGroup;
import ringside.scenarios.groups.LibraryGroups;
import ringside.ui.Messages;

/** The library as cards. */
class LibraryShelfTest {

    @Test
    void whatWasOpenLatelyStandsFirstAndThenEveryQuestion() {
        LibraryShelf shelf = LibraryShelf.of(List.of("s19-strace", "/files/mine.ringside"));
        assertThat(shelf.all().get(0).heading()).isEqualTo(Messages.Library_recent);
        assertThat(shelf.all().get(0).cards()).extracting(LibraryCard::title).containsExactly(
                "A tracer that only reads",
                "mine.ringside");
        assertThat(shelf.all().subList(1, shelf.all().size())).extracting(LibraryShelf.Board::heading)
                .containsExactlyElementsOf(LibraryGroups.read().all().stream().map(LibraryGroup::question).toList());
    }

    @Test
    void withoutAnythingRecentTheQuestionsStandAlone() {
        LibraryShelf shelf = LibraryShelf.of(List.of());
        assertThat(shelf.all()).extracting(LibraryShelf.Board::heading).doesNotContain(Messages.Library_recent);
        assertThat(shelf.all().stream().mapToInt(board -> board.cards().size()).sum()).isEqualTo(ScenarioLibrary.ids()
                .size());
    }

    @Test
    void everyWordThatIsTypedMustStandOnTheCardOrInItsQuestion() {
        LibraryShelf shelf = LibraryShelf.of(List.of());
        assertThat(titles(shelf.with(" SINGLE-step  popfq "))).containsExactly("POPFQ sets TF");
        assertThat(titles(shelf.with("rcx_rip v4.0 tracer"))).contains("A debugger moves RIP");
        assertThat(titles(shelf.with("S35"))).contains("Sigreturn to a non-canonical address");
        assertThat(titles(shelf.with("nothing of this kind"))).isEmpty();
        assertThat(shelf.with("")).isEqualTo(shelf);
    }

    @Test
    void aCardSaysWhichKernelsGoWhichWayBack() throws Exception {
        LibraryCard card = LibraryCard.of(ScenarioLibrary.find("s33-step-over-syscall"));
        assertThat(card.kernel()).isEqualTo("seed");
        assertThat(card.seen()).isEqualTo("IRET, then IRET, because of RF_TF");
        assertThat(card.words()).startsWith("Step over SYSCALL and keep stepping\nA debugger single-steps.")
                .contains("\nERETU: fred");
    }

    private static List<String> titles(LibraryShelf shelf) {
        return shelf.all().stream().flatMap(board -> board.cards().stream()).map(LibraryCard::title).toList();
    }
}
