package ringside.cli.arguments;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import ringside.assembler.Assembler;
import ringside.assembler.program.Layout;
import ringside.assembler.program.Program;
import ringside.assembler.source.AssemblyException;
import ringside.assembler.source.SourceLibrary;
import ringside.assembler.source.Syntax;
import ringside.cli.console.BadInput;
import ringside.cli.console.Console;
import ringside.cli.console.InputFile;
import ringside.model.Scenario;
import ringside.scenarios.ScenarioLibrary;
import ringside.scenarios.UnknownScenarioException;
import ringside.scenarios.format.Reading;
import ringside.scenarios.format.ScenarioReader;
import ringside.scenarios.program.ProgramReader;
import ringside.scenarios.program.ProgramReading;
import ringside.scenarios.text.Diagnostic;
import ringside.stepper.document.ProgramScenario;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.listing.ProgramPlace;

/**
 * Finds out what an argument of {@code run} or {@code check} means: a user program, a scenario file, or an id of the
 * library.
 */
public final class SubjectReader {
    private static final int SNIFFED = 1 << 12;

    private final Console console;
    private final Optional<Syntax> syntax;

    public SubjectReader(Console console) {
        this(console, Optional.empty());
    }

    /** @param syntax that programs are said to be in */
    public SubjectReader(Console console, Optional<Syntax> syntax) {
        this.console = console;
        this.syntax = syntax;
    }

    /**
     * {@return what the argument names}
     *
     * @throws BadInput                 when a file is missing, damaged or no scenario
     * @throws UnknownScenarioException when it looks like an id and the library has none such
     */
    public Subject read(String argument) throws BadInput, IOException, UnknownScenarioException {
        if (ProgramScenario.named(argument) || argument.equals("-")) {
            return byContent(argument);
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

    /** What begins with an angle bracket is a scenario, all else a program. */
    private Subject byContent(String argument) throws BadInput, IOException {
        InputFile input = InputFile.of(argument);
        try (InputStream opened = input.open(console)) {
            BufferedInputStream in = new BufferedInputStream(opened);
            in.mark(SNIFFED);
            String start = new String(in.readNBytes(SNIFFED), StandardCharsets.UTF_8);
            in.reset();
            return ProgramScenario.isScenario(start) ? scenario(input, in) : program(input, in);
        }
    }

    /** {@return the scenario of a file} */
    Subject file(String argument) throws BadInput, IOException {
        InputFile input = InputFile.of(argument);
        try (InputStream in = input.open(console)) {
            return scenario(input, in);
        }
    }

    private static Subject scenario(InputFile input, InputStream in) throws BadInput {
        Reading reading = ScenarioReader.knowing(ScenarioFile.kernels()).reading(in, input.name());
        if (reading instanceof Reading.Ok ok) {
            return new Subject(ok.scenario().getId(), ok.scenario(), new ProgramPlace(input.name(),
                    ok.programLine()));
        }
        throw new BadInput(texts(((Reading.Refused) reading).problems()));
    }

    private Subject program(InputFile input, InputStream in) throws BadInput {
        ProgramReading reading = ProgramReader.read(in, input.name());
        if (!(reading instanceof ProgramReading.Ok ok)) {
            throw new BadInput(texts(((ProgramReading.Refused) reading).problems()));
        }
        String name = input.path() == null ? "" : input.path().getFileName().toString();
        try {
            ProgramScenario made = ProgramScenario.of(input.name(), name, ok.source(), KernelArguments.DEFAULT, syntax);
            warn(made.scenario().getProgram(), made.place());
            return new Subject(made.scenario().getId(), made.scenario(), made.place());
        } catch (ScenarioProblem e) {
            throw new BadInput(e.messages());
        }
    }

    /** Tells what is taken, but perhaps not meant; what is wrong is told when the program is loaded. */
    private void warn(String source, ProgramPlace place) {
        try {
            Program program = new Assembler(Layout.of(source), Map.of(), SourceLibrary.NONE).assemble(place.file(),
                    source);
            program.warnings().forEach(found -> console.complain(place.message(found.line(), found.column(),
                    "warning: " + found.message())));
        } catch (AssemblyException toldLater) {
            return;
        }
    }

    private static List<String> texts(List<Diagnostic> problems) {
        return problems.stream().map(Diagnostic::toString).collect(Collectors.toList());
    }
}
