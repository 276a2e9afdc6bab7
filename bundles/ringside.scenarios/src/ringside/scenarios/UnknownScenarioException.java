package ringside.scenarios;

import java.util.List;
import ringside.scenarios.text.NearestNames;
import ringside.scenarios.text.Quoted;

/** There is no scenario of that id. The message lists those with a similar id. */
public final class UnknownScenarioException extends Exception {

    private static final long serialVersionUID = 1L;

    UnknownScenarioException(String id, List<String> ids) {
        super("there is no scenario " + Quoted.text(id) + suggestion(NearestNames.of(id, ids)));
    }

    private static String suggestion(List<String> near) {
        return near.isEmpty() ? "; the library lists all of them" : ", did you mean " + String.join(" or ", near) + "?";
    }
}
