package ringside.scenarios.score;

import java.time.Instant;

/**
 * An answer that was given.
 *
 * @param when     it was given
 * @param seed     of the paper
 * @param question number of the question on it, from 1
 * @param kind     what was asked
 * @param kernel   id of the profile that was asked about
 * @param answer   what was chosen
 * @param right    whether that was right
 */
public record Answered(Instant when, long seed, int question, String kind, String kernel, String answer,
        boolean right) {
}
