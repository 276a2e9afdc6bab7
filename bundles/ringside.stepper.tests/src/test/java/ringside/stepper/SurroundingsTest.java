package ringside.stepper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import ringside.kernel.meaning.ValueName;
import ringside.kernel.profile.BuildRow;
import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.model.Expectation;
import ringside.model.ExpectedReturn;
import ringside.model.ReturnPath;
import ringside.model.Resume;
import ringside.model.Scenario;
import ringside.model.SeccompAction;
import ringside.model.StartValue;
import ringside.model.outcome.StatedOutcomes;
import ringside.model.Stop;
import ringside.model.Tracer;
import ringside.stepper.compare.ExpectationCheck;
import ringside.stepper.compare.RunOutcome;
import ringside.stepper.compare.ScenarioRun;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.listing.ProgramPlace;
import ringside.stepper.value.ValueProblem;

/** What a document says about the surroundings of its program reaches the kernel. */
class SurroundingsTest {
    private static final ProgramPlace PLACE = new ProgramPlace("sample", 1);
    private static final String FORK = """
            _start:
                mov eax, 57
                syscall
                hlt
            """;
    private static final String GETPID = """
            _start:
                mov eax, 39
                syscall
                hlt
            """;

    private static RunOutcome run(Scenario scenario) throws ScenarioProblem {
        return ScenarioRun.of(scenario, PLACE).run(scenario.getMaxSteps(), null);
    }

    private static List<String> kernels() {
        return Profiles.all().stream().map(Profile::id).toList();
    }

    @Test
    void experimentsBreakTheKernel() throws ScenarioProblem, ValueProblem {
        Scenario scenario = Sample.stuck("seed");
        scenario.getWhatIfs().addAll(List.of("S53", "S64"));
        Session session = Session.open(scenario);
        assertThat(session.profile().value(BuildRow.SFMASK) & 0x100).isZero();
        assertThat(session.value(ValueName.of(CheckId.RF_TF).text())).isZero();
        assertThat(session.options().whatIfs()).containsExactly("S53", "S64");
    }

    @Test
    void anExperimentThatCannotBeHadIsToldWithAReason() {
        assertThatThrownBy(() -> run(experiment("seed", "S66"))).isInstanceOf(ScenarioProblem.class)
                .hasMessageContaining("sample: experiment S66").hasMessageContaining("choose the vendor amd");
        assertThatThrownBy(() -> run(experiment("v6.8", "S67")))
                .hasMessageContaining("does not go with profile v6.8; it goes with v4.10");
        assertThatThrownBy(() -> run(experiment("v6.8", "S655"))).hasMessageContaining("did you mean S65");
    }

    private static Scenario experiment(String kernel, String id) {
        Scenario scenario = Sample.of(kernel, GETPID);
        scenario.getWhatIfs().add(id);
        return scenario;
    }

    @Test
    void seccompRulesAnswerForTheCall() throws ScenarioProblem {
        for (String kernel : kernels()) {
            Scenario scenario = Sample.of(kernel, GETPID);
            Sample.rule(scenario, 39, SeccompAction.ERRNO, 13);
            assertThat(run(scenario).user()).as(kernel).containsEntry("rax", -13L);
            Scenario dies = Sample.of(kernel, GETPID);
            Sample.rule(dies, -1, SeccompAction.KILL, 0);
            assertThat(run(dies).ended()).as(kernel).isEqualTo("SIGSYS");
        }
    }

    @Test
    void theParentOrTheChildIsFollowed() throws ScenarioProblem {
        for (String kernel : kernels()) {
            Scenario parent = Sample.of(kernel, FORK);
            assertThat(run(parent).user()).as(kernel).containsEntry("rax", 4243L);
            Scenario child = Sample.of(kernel, FORK);
            child.setFollowChild(true);
            assertThat(run(child).user()).as(kernel).containsEntry("rax", 0L);
        }
    }

    @Test
    void aProbeIsStepped() throws ScenarioProblem {
        for (String kernel : kernels()) {
            RunOutcome outcome = run(Sample.probed(kernel));
            assertThat(outcome.ended()).as(kernel).isEqualTo("end");
            assertThat(outcome.user()).as(kernel).containsEntry("r13", 5L);
        }
        Scenario nowhere = Sample.probed("v6.8");
        nowhere.setUprobe("probde");
        assertThatThrownBy(() -> run(nowhere)).hasMessageContaining("the nearest are probed");
    }

    @Test
    void aStopSaysWhatBecomesOfTheSignal() throws ScenarioProblem {
        for (String kernel : kernels()) {
            assertThat(run(traced(kernel, null)).returns()).as("%s: handler and sigreturn", kernel).hasSize(3);
            assertThat(run(traced(kernel, "none")).returns()).as(kernel).hasSize(2);
            assertThat(run(traced(kernel, "SIGTERM")).ended()).as(kernel).isEqualTo("SIGTERM");
        }
        Scenario wrong = traced("v6.8", "SIGUSR");
        assertThatThrownBy(() -> run(wrong)).hasMessageContaining("there is no signal 'SIGUSR'; the nearest are");
    }

    private static Scenario traced(String kernel, String signal) {
        Scenario scenario = Sample.signalling(kernel);
        Tracer tracer = Sample.MAKE.createTracer();
        tracer.setFirst(Resume.CONT);
        tracer.setThen(Resume.CONT);
        Stop stop = Sample.MAKE.createStop();
        stop.setResume(Resume.CONT);
        stop.setSignal(signal);
        tracer.getStops().add(stop);
        scenario.setTracer(tracer);
        return scenario;
    }

    @Test
    void aStoppedProgramGoesOnAfterSigcont() throws ScenarioProblem {
        for (String kernel : kernels()) {
            Scenario scenario = Sample.stopped(kernel);
            assertThat(run(scenario).ended()).as(kernel).isEqualTo("end");
            scenario.getInterventions().remove(1);
            assertThat(run(scenario).ended()).as(kernel).isEqualTo("blocked");
        }
    }

    @Test
    void anExpectationOverridesComputerAndBuild() throws ScenarioProblem {
        Scenario scenario = Sample.of("v6.8", GETPID);
        scenario.setLa57(true);
        assertThat(differences(scenario, expected -> {})).isEmpty();
        assertThat(differences(scenario, expected -> expected.setXenPv(true)))
                .containsExactly("return 1 is IRET XEN_PV (XEN_PV), expected SYSRET");
        assertThat(differences(scenario, expected -> expected.setPti(true))).isEmpty();
        assertThat(scenario.isXenPv() || scenario.isPti()).as("the scenario stays as it is").isFalse();
        Scenario guest = Sample.of("v6.8", GETPID);
        guest.setXenPv(true);
        assertThat(differences(guest, expected -> {})).isNotEmpty();
        assertThat(differences(guest, expected -> expected.setXenPv(false))).isEmpty();
    }

    private static List<String> differences(Scenario scenario, Consumer<Expectation> says) throws ScenarioProblem {
        Expectation expected = Sample.MAKE.createExpectation();
        expected.getKernels().add("v6.8");
        expected.setEnded("end");
        ExpectedReturn back = Sample.MAKE.createExpectedReturn();
        back.setPath(ReturnPath.SYSRET);
        expected.getReturns().add(back);
        says.accept(expected);
        scenario.getExpectations().clear();
        scenario.getExpectations().add(expected);
        return new ArrayList<>(ExpectationCheck.differences(scenario, StatedOutcomes.of(scenario).get(0), PLACE));
    }

    @Test
    void theFlagOfAModeThatDoesNotExistIsRefusedWithTheReason() throws Exception {
        ScenarioRun run = ScenarioRun.of(Sample.of("v6.8", GETPID), PLACE);
        for (String[] set : new String[][] {{"user.rflags.VM", "1"}, {"user.rflags", "0x20202"}}) {
            assertThatThrownBy(() -> run.set(set[0], set[1])).isInstanceOf(ValueProblem.class)
                    .hasMessage(set[0] + " cannot set VM: there is no virtual-8086 mode while the processor is in"
                            + " 64-bit mode, so VM is always 0");
        }
        run.set("user.rflags.VM", "0");
        run.set("pt_regs.flags", "0x20202");
        Scenario stated = Sample.of("v6.8", GETPID);
        StartValue start = Sample.MAKE.createStartValue();
        start.setName("user.rflags.VM");
        start.setValue(1);
        stated.getStart().add(start);
        assertThatThrownBy(() -> ScenarioRun.of(stated, PLACE)).isInstanceOf(ScenarioProblem.class)
                .hasMessageContaining("sample: start value: user.rflags.VM cannot set VM");
    }
}
