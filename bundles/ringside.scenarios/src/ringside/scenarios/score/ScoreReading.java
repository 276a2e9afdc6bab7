package ringside.scenarios.score;

import java.util.List;
import java.util.Optional;

/**
 * What stands in a file of scores.
 *
 * @param answers in the order in which they were given
 * @param problem why the file counts as damaged, for the user; none of its answers is then used
 */
public record ScoreReading(List<Answered> answers, Optional<String> problem) {

    public ScoreReading {
        answers = List.copyOf(answers);
    }
}
