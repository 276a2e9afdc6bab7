package ringside.scenarios.groups;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import ringside.scenarios.text.Diagnostic;
import ringside.scenarios.text.Quoted;
import ringside.words.LibraryFileException;
import ringside.words.NearestNames;

/**
 * Reads groups: a line that begins at its margin is a question, a line that is set in is the id of a scenario,
 * {@code #} begins a comment. Every scenario has to stand there once.
 */
final class GroupReader {

    private final String file;
    private final Collection<String> known;
    private final Map<String, List<String>> groups = new LinkedHashMap<>();
    private final Set<String> left;
    private final List<Diagnostic> problems = new ArrayList<>();
    private List<String> open;

    private GroupReader(String file, Collection<String> known) {
        this.file = file;
        this.known = known;
        left = new LinkedHashSet<>(known);
    }

    /**
     * Reads a file.
     *
     * @param file  its name, for messages
     * @param known ids of all scenarios
     * @throws LibraryFileException with everything that is wrong with it
     */
    static LibraryGroups read(String file, String text, Collection<String> known) {
        GroupReader reader = new GroupReader(file, known);
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String said = line.replaceAll("#.*", "").stripTrailing();
            if (!said.isEmpty()) {
                reader.line(number, said);
            }
        }
        reader.end();
        return new LibraryGroups(reader.groups.entrySet().stream().map(group -> new LibraryGroup(group.getKey(), group
                .getValue())).toList());
    }

    private void line(int number, String said) {
        if (Character.isWhitespace(said.charAt(0))) {
            scenario(number, said.strip());
        } else {
            question(number, said);
        }
    }

    private void question(int number, String said) {
        if (!said.endsWith("?")) {
            wrong(number, Quoted.text(said) + " is no question: end it with '?', or set the id of a scenario in");
        }
        if (groups.containsKey(said)) {
            wrong(number, "the question " + Quoted.text(said) + " stands above already");
        }
        open = groups.computeIfAbsent(said, question -> new ArrayList<>());
    }

    private void scenario(int number, String id) {
        if (!known.contains(id)) {
            List<String> nearest = NearestNames.to(id, known);
            wrong(number, "there is no scenario " + Quoted.text(id)
                    + (nearest.isEmpty() ? "" : ", did you mean " + String.join(", ", nearest) + "?"));
        } else if (!left.remove(id)) {
            wrong(number, id + " stands above already");
        } else if (open == null) {
            wrong(number, "write a question above " + id);
        } else {
            open.add(id);
        }
    }

    private void end() {
        groups.forEach((question, ids) -> {
            if (ids.isEmpty()) {
                wrong(0, "no scenario answers " + Quoted.text(question));
            }
        });
        if (!left.isEmpty()) {
            wrong(0, "set in below a question: " + String.join(", ", left));
        }
        if (!problems.isEmpty()) {
            throw new LibraryFileException(problems.stream().map(Diagnostic::toString).collect(Collectors.joining(
                    "\n")));
        }
    }

    private void wrong(int number, String message) {
        problems.add(new Diagnostic(file, number, 0, message));
    }
}
