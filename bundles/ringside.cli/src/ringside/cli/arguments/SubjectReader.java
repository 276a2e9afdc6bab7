package ringside.cli.arguments;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import ringside.cli.console.BadInput;
import ringside.cli.console.Console;
import ringside.cli.console.InputFile;
import ringside.model.RingsideFactory;
import ringside.model.Scenario;
import ringside.scenarios.ScenarioLibrary;
import ringside.scenarios.UnknownScenarioException;
import ringside.scenarios.format.Reading;
import ringside.scenarios.format.ScenarioReader;
import ringside.scenarios.program.ProgramReader;
import ringside.scenarios.program.ProgramReading;
import ringside.scenarios.text.Diagnostic;
import ringside.stepper.listing.ProgramPlace;

/**
 * Finds out what an argument of {@code run} or {@code check} means: a user program, a scenario file, or an id of the
 * library.
 */
public final class SubjectReader {
    private static final String PROGRAM = ".s";
    private final Console console;

    public SubjectReader(Console console) {
        this.console = console;
    }

    /**
     * {@return what the argument names}
     *
     * @throws BadInput                 when a file is missing, damaged or no scenario
     * @throws UnknownScenarioException when it looks like an id and the library has none such
     */
    public Subject read(String argument) throws BadInput, IOException, UnknownScenarioException {
        if (argument.endsWith(PROGRAM)) {
            return program(argument);
        }
        boolean file = argument.equals("-") || argument.endsWith(ScenarioLibrary.ENDING) || argument.contains("/")
                || isFile(argument);
        return file ? file(argument) : library(ScenarioLibrary.find(argument));
    }

    private static boolean isFile(String argument) throws BadInput {
        Path path = InputFile.of(argument).path();
        return path != null && Files.isRegularFile(path);
    }

    /** {@return a scenario of the library as a subject} */
    public static Subject library(Scenario scenario) {
        return new Subject(scenario.getId(), scenario, new ProgramPlace(scenario.getId(), 1));
    }

    /** {@return the scenario of a file} */
    Subject file(String argument) throws BadInput, IOException {
        InputFile input = InputFile.of(argument);
        try (InputStream in = input.open(console)) {
            Reading reading = ScenarioReader.knowing(ScenarioFile.kernels()).reading(in, input.name());
            if (reading instanceof Reading.Ok ok) {
                return new Subject(ok.scenario().getId(), ok.scenario(), new ProgramPlace(input.name(),
                        ok.programLine()));
            }
            throw new BadInput(texts(((Reading.Refused) reading).problems()));
        }
    }

    private Subject program(String argument) throws BadInput, IOException {
        InputFile input = InputFile.of(argument);
        try (InputStream in = input.open(console)) {
            ProgramReading reading = ProgramReader.read(in, input.name());
            if (reading instanceof ProgramReading.Ok ok) {
                Scenario scenario = RingsideFactory.eINSTANCE.createScenario();
                String name = input.path().getFileName().toString();
                scenario.setId(name.substring(0, name.length() - PROGRAM.length()));
                scenario.setTitle(name);
                scenario.setKernel(KernelArguments.DEFAULT);
                scenario.setProgram(ok.source());
                return new Subject(scenario.getId(), scenario, new ProgramPlace(input.name(), 1));
            }
            throw new BadInput(texts(((ProgramReading.Refused) reading).problems()));
        }
    }

    private static List<String> texts(List<Diagnostic> problems) {
        return problems.stream().map(Diagnostic::toString).collect(Collectors.toList());
    }
}
