package ringside.stepper.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ringside.kernel.listing.KernelImages;
import ringside.kernel.questions.Progress;
import ringside.model.RingsideFactory;
import ringside.model.Scenario;
import ringside.model.SetValue;
import ringside.model.TimerInterrupt;
import ringside.model.outcome.StatedOutcome;
import ringside.model.outcome.StatedOutcomes;
import ringside.stepper.Session;
import ringside.stepper.document.BlankScenario;
import ringside.stepper.document.ScenarioProblem;
import ringside.stepper.listing.ProgramPlace;

class OutcomeProposalTest {
    private static final ProgramPlace PLACE = new ProgramPlace("blank", 1);

    private static List<String> differences(Scenario scenario, String kernel) throws ScenarioProblem {
        StatedOutcome stated = StatedOutcomes.of(scenario).stream().filter(each -> each.kernel().equals(kernel))
                .findFirst().orElseThrow();
        return ExpectationCheck.run(scenario, stated, PLACE, new KernelImages()).differences();
    }

    @Test
    void whatIsRecordedIsMarkedAndMet() throws ScenarioProblem {
        Scenario scenario = BlankScenario.on("v6.8");
        OutcomeProposal proposal = OutcomeProposal.of(scenario, List.of("seed", "v6.8"), Progress.NONE);
        assertThat(scenario.getExpectations()).isEmpty();
        assertThat(proposal.recorded()).containsExactly("seed", "v6.8");
        proposal.state(scenario);
        assertThat(scenario.getExpectations()).allSatisfy(each -> assertThat(each.getRecorded())
                .containsExactlyElementsOf(
                        each.getKernels()));
        assertThat(differences(scenario, "seed")).isEmpty();
        assertThat(differences(scenario, "v6.8")).isEmpty();
    }

    @Test
    void recordedAnewItFollowsAChange() throws ScenarioProblem {
        Scenario scenario = BlankScenario.on("v6.8");
        OutcomeProposal.of(scenario, List.of("v6.8"), Progress.NONE).state(scenario);
        SetValue edit = RingsideFactory.eINSTANCE.createSetValue();
        edit.setStep(1);
        edit.setName("user.rbx");
        edit.setValue(7);
        SetValue result = RingsideFactory.eINSTANCE.createSetValue();
        result.setStep(1);
        result.setName("user.rax");
        result.setValue(999);
        scenario.getInterventions().addAll(List.of(edit, result));
        assertThat(differences(scenario, "v6.8")).isNotEmpty();
        OutcomeProposal.of(scenario, List.of("v6.8"), Progress.NONE).state(scenario);
        assertThat(differences(scenario, "v6.8")).isEmpty();
        assertThat(scenario.getExpectations()).hasSize(1);
    }

    @Test
    void whatWasObservedStays() throws ScenarioProblem {
        Scenario scenario = BlankScenario.on("v6.8");
        OutcomeProposal.of(scenario, List.of("v6.8"), Progress.NONE).state(scenario);
        scenario.getExpectations().get(0).getRecorded().clear();
        OutcomeProposal again = OutcomeProposal.of(scenario, List.of("v6.8"), Progress.NONE);
        assertThat(again.recorded()).isEmpty();
        assertThat(again.expectations()).hasSize(1);
        assertThat(again.expectations().get(0).getRecorded()).isEmpty();
    }

    @Test
    void whatComesFromOutsideIsPartOfTheOutcome() throws ScenarioProblem {
        Scenario scenario = BlankScenario.on("seed");
        TimerInterrupt interrupt = RingsideFactory.eINSTANCE.createTimerInterrupt();
        interrupt.setStep(1);
        scenario.getInterventions().add(interrupt);
        OutcomeProposal.of(scenario, List.of("seed"), Progress.NONE).state(scenario);
        assertThat(differences(scenario, "seed")).isEmpty();
        assertThat(StatedOutcomes.of(scenario).get(0).outcome().returns()).hasSize(2);
    }

    @Test
    void itIsAnEditLikeAnyOther() throws ScenarioProblem {
        Session session = Session.open(BlankScenario.on("seed"));
        session.goTo(1);
        session.edits().timerInterrupt();
        OutcomeProposal proposal = OutcomeProposal.of(session.scenario(), List.of("seed"), Progress.NONE);
        session.edits().change("Outcome", () -> proposal.state(session.scenario()));
        assertThat(session.scenario().getExpectations()).hasSize(1);
        session.commands().undo();
        assertThat(session.scenario().getExpectations()).isEmpty();
    }
}
