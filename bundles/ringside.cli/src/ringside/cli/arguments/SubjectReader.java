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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ringside.assembler.intake.ProgramText;
import ringside.assembler.Assembler;
import ringside.assembler.program.Layout;
import ringside.assembler.program.Program;
import ringside.assembler.source.AssemblyException;
import ringside.assembler.source.Problem;
import ringside.assembler.source.SourceLibrary;
import ringside.assembler.source.Syntax;
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
    /** Endings of files that hold a program, unless they begin as a scenario does. */
    private static final Pattern PROGRAM = Pattern.compile("(?i).*\\.(s|asm|txt)");
    private static final String UNNAMED = "program";
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
        if (PROGRAM.matcher(argument).matches() || argument.equals("-")) {
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
            return start.replace("\ufeff", "").stripLeading().startsWith("<") ? scenario(input, in)
                    : program(input, in);
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
        Scenario scenario = RingsideFactory.eINSTANCE.createScenario();
        String name = input.path() == null ? UNNAMED : input.path().getFileName().toString();
        scenario.setId(input.path() == null ? name : name.substring(0, name.lastIndexOf('.')));
        scenario.setTitle(name);
        scenario.setKernel(KernelArguments.DEFAULT);
        try {
            ProgramText text = ProgramText.of(input.name(), ok.source(), syntax);
            scenario.setProgram(text.source());
            warn(input.name(), text);
            return new Subject(scenario.getId(), scenario, new ProgramPlace(input.name(), 1 - text.added()));
        } catch (AssemblyException e) {
            throw new BadInput(e.getMessage(), e);
        }
    }

    /** Tells what is taken, but perhaps not meant; what is wrong is told when the program is loaded. */
    private void warn(String name, ProgramText text) {
        try {
            Program program = new Assembler(Layout.of(text.source()), Map.of(), SourceLibrary.NONE).assemble(name,
                    text.source());
            program.warnings().forEach(found -> console.complain(new Problem(found.file(),
                    found.line() - text.added(), found.column(), "warning: " + found.message()).toString()));
        } catch (AssemblyException toldLater) {
            return;
        }
    }

    private static List<String> texts(List<Diagnostic> problems) {
        return problems.stream().map(Diagnostic::toString).collect(Collectors.toList());
    }
}
