package ringside.cli.arguments;

import java.util.List;
import java.util.stream.Collectors;
import ringside.cli.console.BadInput;
import ringside.cli.console.InputFile;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.model.Scenario;
import ringside.scenarios.file.ExpectedOnDisk;
import ringside.scenarios.format.Reading;
import ringside.scenarios.format.Saving;
import ringside.scenarios.format.ScenarioReader;
import ringside.scenarios.format.ScenarioWriter;
import ringside.scenarios.text.Diagnostic;
import ringside.stepper.listing.ProgramPlace;

/**
 * A scenario file that is to be changed.
 *
 * @param file     where it is
 * @param scenario what it holds
 * @param onDisk   the file as it was read
 * @param place    where the text of the program stands
 */
public record ScenarioFile(InputFile file, Scenario scenario, ExpectedOnDisk onDisk, ProgramPlace place) {
    /** {@return the ids of all kernel profiles, oldest first} */
    public static List<String> kernels() {
        return Profiles.all().stream().map(Profile::id).toList();
    }

    /**
     * {@return the file of this name}
     *
     * @throws BadInput when it is missing, damaged or no scenario
     */
    public static ScenarioFile read(String argument) throws BadInput {
        InputFile file = InputFile.of(argument);
        if (file.path() == null) {
            throw new BadInput(file.name() + " cannot be written: name a file");
        }
        Reading reading = ScenarioReader.knowing(kernels()).reading(file.path());
        if (reading instanceof Reading.Ok ok) {
            return new ScenarioFile(file, ok.scenario(), ok.onDisk(), new ProgramPlace(file.name(), ok.programLine()));
        }
        throw new BadInput(texts(((Reading.Refused) reading).problems()));
    }

    /**
     * Writes the scenario back; the previous content stays beside, with the ending {@code .bak}.
     *
     * @throws BadInput when the file was changed meanwhile, or cannot be written
     */
    public void write() throws BadInput {
        Saving saving = ScenarioWriter.write(scenario, file.path(), onDisk);
        if (saving instanceof Saving.ChangedOnDisk changed) {
            throw new BadInput(file.name() + ": " + changed.reason() + "; nothing was written");
        } else if (saving instanceof Saving.KeptAside aside) {
            throw new BadInput(texts(aside.problems()));
        } else if (saving instanceof Saving.Failed failed) {
            throw new BadInput(failed.problem().toString());
        }
    }

    private static List<String> texts(List<Diagnostic> problems) {
        return problems.stream().map(Diagnostic::toString).collect(Collectors.toList());
    }
}
