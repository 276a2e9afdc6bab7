package ringside.stepper.document;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import ringside.assembler.Assembler;
import ringside.assembler.intake.ProgramText;
import ringside.assembler.program.Layout;
import ringside.assembler.source.AssemblyException;
import ringside.assembler.source.Problem;
import ringside.assembler.source.SourceLibrary;
import ringside.assembler.source.Syntax;
import ringside.model.RingsideFactory;
import ringside.model.Scenario;
import ringside.stepper.listing.ProgramPlace;

/**
 * A scenario made of a program that stands alone.
 *
 * @param scenario with no more than the program
 * @param place    where the text of the program stands
 */
public record ProgramScenario(Scenario scenario, ProgramPlace place) {
    private static final Pattern ENDING = Pattern.compile("(?i)\\.(s|asm|txt)$");
    private static final String UNNAMED = "program";

    /** {@return whether a file of this name holds a program, unless it begins as a scenario does} */
    public static boolean named(String file) {
        return ENDING.matcher(file).find();
    }

    /** {@return whether a text begins as a scenario does} */
    public static boolean isScenario(String text) {
        return text.replace("\ufeff", "").stripLeading().startsWith("<");
    }

    /**
     * {@return a scenario of a program}
     *
     * @param place  what messages call the file
     * @param name   of the file without folders; empty for none
     * @param text   with lines that end in LF
     * @param kernel profile that it runs on
     * @param syntax that it is said to be in
     * @throws ScenarioProblem when it is in the dialect of another assembler, or no program at all
     */
    public static ProgramScenario of(String place, String name, String text, String kernel, Optional<Syntax> syntax)
            throws ScenarioProblem {
        try {
            ProgramText program = ProgramText.of(place, text, syntax);
            Scenario scenario = RingsideFactory.eINSTANCE.createScenario();
            scenario.setId(name.isEmpty() ? UNNAMED : ENDING.matcher(name).replaceFirst(""));
            scenario.setTitle(name.isEmpty() ? UNNAMED : name);
            scenario.setKernel(kernel);
            scenario.setProgram(program.source());
            return new ProgramScenario(scenario, new ProgramPlace(place, 1 - program.added()));
        } catch (AssemblyException e) {
            throw new ScenarioProblem(e.problems().stream().map(Problem::toString).toList());
        }
    }

    /** {@return a scenario of a text that was pasted, if it is a program without a fault} */
    public static Optional<ProgramScenario> pasted(String text, String kernel) {
        String lines = text.replace("\r\n", "\n");
        try {
            ProgramScenario made = of(UNNAMED, "", lines, kernel, Optional.empty());
            String source = made.scenario().getProgram();
            boolean code = new Assembler(Layout.of(source), Map.of(), SourceLibrary.NONE).assemble(UNNAMED, source)
                    .lines().stream().anyMatch(line -> line.instruction() != null);
            return code ? Optional.of(made) : Optional.empty();
        } catch (ScenarioProblem | AssemblyException noProgram) {
            return Optional.empty();
        }
    }
}
