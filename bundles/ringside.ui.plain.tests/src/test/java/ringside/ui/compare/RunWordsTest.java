package ringside.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import ringside.kernel.decision.Path;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.decision.Verdict;
import ringside.kernel.profile.CheckId;
import ringside.model.RingsideFactory;
import ringside.model.Scenario;
import ringside.stepper.compare.RunComparison;
import ringside.stepper.compare.RunComparison.Difference;
import ringside.stepper.compare.RunComparison.Parting;
import ringside.stepper.compare.RunComparison.Returns;
import ringside.stepper.compare.RunComparison.Seen;
import ringside.stepper.compare.RunComparison.Step;
import ringside.stepper.run.Progress;
import ringside.stepper.returns.Origin;
import ringside.stepper.returns.Return;

/** Three sentences: where two runs part, which return differs, and what the program sees of it. */
class RunWordsTest {

    private static final String PROGRAM = """
            _start:
                mov eax, 39
                syscall
                hlt
            """;

    private static Scenario scenario(String program) {
        Scenario scenario = RingsideFactory.eINSTANCE.createScenario();
        scenario.setId("call");
        scenario.setTitle("Call");
        scenario.setKernel("seed");
        scenario.setProgram(program);
        return scenario;
    }

    @Test
    void runsOnOneKernelAreAlike() {
        assertThat(RunWords.of(scenario(PROGRAM), "seed", "seed", Progress.NONE)).isEqualTo("This scenario runs alike "
                + "on both, step by step. All returns are alike. The program sees no difference.");
    }

    @Test
    void whatCannotRunIsSaid() {
        assertThat(RunWords.of(scenario("_start:\n    nonsense\n"), "seed", "v6.8", Progress.NONE))
                .startsWith("This scenario cannot run on both: ").contains("nonsense");
    }

    @Test
    void partingReturnAndWhatIsSeenAreTold() {
        Parting part = new Parting(step("entry_SYSCALL_64", "swapgs"), step("", "over"));
        Returns returned = new Returns(2, Optional.of(returned(Path.IRET, "RCX_RIP")), Optional.empty());
        Seen seen = new Seen(4, 90, 95, List.of(new Difference("rcx", "0x1", "0x2"),
                new Difference("run", "end", "SIGSEGV")));
        assertThat(RunWords.of(new RunComparison(Optional.of(part), Optional.empty(), Optional.of(returned),
                Optional.of(seen)))).isEqualTo("This scenario parts at step 12: swapgs in entry_SYSCALL_64 against "
                        + "over. Return 2 differs: IRET (RCX_RIP) against none. "
                        + "The program sees it: rcx 0x1 against 0x2, run end against SIGSEGV.");
    }

    @Test
    void aReturnWithoutReasonIsItsPath() {
        Returns returned = new Returns(1, Optional.of(returned(Path.SYSRET, null)),
                Optional.of(returned(Path.ERETU, null)));
        assertThat(RunWords.of(new RunComparison(Optional.empty(), Optional.empty(), Optional.of(returned),
                Optional.empty()))).contains(" Return 1 differs: SYSRET against ERETU. ");
    }

    private static Step step(String routine, String instruction) {
        return new Step(12, "entry", routine, instruction, List.of());
    }

    private static Return returned(Path path, String reason) {
        Verdict verdict = new Verdict(path, Optional.ofNullable(reason).map(CheckId::valueOf), List.of(), List.of());
        return new Return(new Origin(Origin.Kind.SYSCALL, "SYSCALL"), List.of(), 57, path, verdict, false,
                new ReturnState(0, 0, 0, 0, 0, 0), Map.of());
    }
}
