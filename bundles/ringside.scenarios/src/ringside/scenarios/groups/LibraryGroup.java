package ringside.scenarios.groups;

import java.util.List;

/**
 * Scenarios that answer the same question.
 *
 * @param question as a reader would ask it
 * @param ids      ids of the scenarios in the order in which they are read; at least one
 */
public record LibraryGroup(String question, List<String> ids) {

    /** Keeps a copy of the list. */
    public LibraryGroup {
        ids = List.copyOf(ids);
    }
}
