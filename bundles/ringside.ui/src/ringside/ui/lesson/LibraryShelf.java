package ringside.ui.lesson;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ringside.model.Scenario;
import ringside.scenarios.ScenarioLibrary;
import ringside.scenarios.groups.LibraryGroups;
import ringside.ui.Messages;

/**
 * The cards of the library under their questions; what was open lately stands first.
 *
 * @param all in order
 */
record LibraryShelf(List<Board> all) {

    /**
     * Cards under one heading.
     *
     * @param heading a question, or the word for what was open lately
     * @param cards   in order; at least one
     */
    record Board(String heading, List<LibraryCard> cards) {

        Board {
            cards = List.copyOf(cards);
        }
    }

    LibraryShelf {
        all = List.copyOf(all);
    }

    /**
     * The whole library.
     *
     * @param recent ids and paths of what was open lately, the last one first
     */
    static LibraryShelf of(List<String> recent) {
        Map<String, LibraryCard> cards = ScenarioLibrary.all().stream().collect(Collectors.toMap(Scenario::getId,
                LibraryCard::of));
        List<Board> boards = new ArrayList<>();
        boards.add(new Board(Messages.Library_recent, recent.stream().map(address -> Optional.ofNullable(cards.get(
                address)).orElseGet(() -> LibraryCard.ofFile(address, Path.of(address).getFileName().toString())))
                .toList()));
        LibraryGroups.read().all().forEach(group -> boards.add(new Board(group.question(), group.ids().stream().map(
                (Function<String, LibraryCard>) cards::get).toList())));
        return new LibraryShelf(filled(boards.stream()));
    }

    /** Returns the cards on which all words of a text stand. */
    LibraryShelf with(String text) {
        List<String> wanted = Stream.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+")).filter(word -> !word
                .isEmpty()).toList();
        return new LibraryShelf(filled(all.stream().map(board -> new Board(board.heading(), board.cards().stream()
                .filter(card -> card.has(wanted, board.heading())).toList()))));
    }

    private static List<Board> filled(Stream<Board> boards) {
        return boards.filter(board -> !board.cards().isEmpty()).toList();
    }
}
