package ringside.ui.lesson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.osgi.util.NLS;

import ringside.model.CheckName;
import ringside.model.Scenario;
import ringside.model.outcome.Outcome;
import ringside.model.outcome.StatedOutcome;
import ringside.model.outcome.StatedOutcomes;
import ringside.ui.Messages;

/**
 * What a reader needs to know to choose a scenario.
 *
 * @param address its id, or the path of a file
 * @param title   its name
 * @param summary what happens in it; may be empty
 * @param kernel  the kernel that it opens on; empty where it is not known
 * @param ways    what is to be seen: the kernels of each way back
 */
record LibraryCard(String address, String title, String summary, String kernel, Map<String, List<String>> ways) {

    LibraryCard {
        ways = new LinkedHashMap<>(ways);
    }

    /** The card of a scenario of the library. */
    static LibraryCard of(Scenario scenario) {
        Map<String, List<String>> ways = new LinkedHashMap<>();
        for (StatedOutcome stated : StatedOutcomes.of(scenario)) {
            ways.computeIfAbsent(way(stated.outcome()), way -> new ArrayList<>()).add(stated.kernel());
        }
        return new LibraryCard(scenario.getId(), scenario.getTitle(), scenario.getSummary(), scenario.getKernel(),
                ways);
    }

    /** The card of a file, of which only the name is known. */
    static LibraryCard ofFile(String path, String name) {
        return new LibraryCard(path, name, path, "", Map.of());
    }

    /** Returns the way back on the kernel that it opens on. */
    String seen() {
        return ways.entrySet().stream().filter(way -> way.getValue().contains(kernel)).map(Map.Entry::getKey)
                .findFirst().orElse("");
    }

    /** Returns the whole card as words. */
    String words() {
        StringBuilder words = new StringBuilder(title).append("\n").append(summary).append("\n");
        ways.forEach((way, kernels) -> words.append("\n").append(NLS.bind(Messages.Library_way, way, String.join(" ",
                kernels))));
        return words.toString();
    }

    /** Returns whether all these words, in small letters, stand somewhere on the card or in its question. */
    boolean has(List<String> wanted, String question) {
        String all = (question + "\n" + address + "\n" + words()).toLowerCase(Locale.ROOT);
        return wanted.stream().allMatch(all::contains);
    }

    /** The returns that a scenario is about, or all of them; the same one several times in a row is told once. */
    private static String way(Outcome outcome) {
        List<Outcome.Return> about = outcome.returns().stream().filter(Outcome.Return::subject).toList();
        List<String> told = new ArrayList<>();
        for (Outcome.Return each : about.isEmpty() ? outcome.returns() : about) {
            String words = words(each);
            if (told.isEmpty() || !told.get(told.size() - 1).equals(words)) {
                told.add(words);
            }
        }
        return told.isEmpty() ? outcome.ended().map(ended -> NLS.bind(Messages.Library_none, ended)).orElse("")
                : String.join(Messages.Library_then, told);
    }

    private static String words(Outcome.Return each) {
        String path = each.path().getLiteral();
        return each.failing().isEmpty() ? path : NLS.bind(Messages.Library_because, path, each.failing().stream().map(
                CheckName::getLiteral).collect(Collectors.joining(", ")));
    }
}
