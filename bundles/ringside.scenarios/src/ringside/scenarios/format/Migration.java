package ringside.scenarios.format;

import ringside.model.Scenario;

/**
 * Brings a scenario that was read from a file of an older version to the next version. A reader knows one for each
 * older version that it takes; it applies them one after the other.
 */
public interface Migration {

    /** The version of the files that this takes; it brings them to the version after it. */
    int from();

    /** Changes a scenario in place. */
    void apply(Scenario scenario);
}
