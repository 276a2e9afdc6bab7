package ringside.scenarios.format;

import java.util.List;

import ringside.model.Scenario;
import ringside.scenarios.file.ExpectedOnDisk;
import ringside.scenarios.text.Diagnostic;

/** The outcome of reading a scenario: the whole scenario, or what is wrong with the file. */
public sealed interface Reading {

    /**
     * The file was read.
     *
     * @param scenario    the scenario, in no EMF resource
     * @param onDisk      the file as it was read, for {@link ScenarioWriter}: saving over it is safe while it stays
     *                    like this
     * @param programLine line of the file at which the first line of the program stands, to translate positions in
     *                    the program
     */
    record Ok(Scenario scenario, ExpectedOnDisk onDisk, int programLine) implements Reading {
    }

    /**
     * The file was not read.
     *
     * @param problems at least one problem, in the order of the file
     */
    record Refused(List<Diagnostic> problems) implements Reading {

        /** Keeps a copy of the list. */
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
