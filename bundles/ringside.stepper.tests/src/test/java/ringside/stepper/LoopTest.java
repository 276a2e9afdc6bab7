package ringside.stepper;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ringside.kernel.profile.CheckId;
import ringside.model.Scenario;
import ringside.stepper.run.Halt;
import ringside.stepper.run.Loop;
import ringside.stepper.run.Progress;

class LoopTest {
    @ParameterizedTest
    @ValueSource(strings = {"seed", "v6.8"})
    void stuckHereMakesProgressWithTheCheckAndLoopsWithoutIt(String kernel) throws Exception {
        Session session = Session.open(Sample.stuck(kernel));
        assertThat(session.run(Progress.NONE).halt()).isEqualTo(Halt.END);
        assertThat(session.recording().loop()).isEmpty();
        session.first();
        session.edits().toggleCheck(CheckId.RF_TF);
        Movement movement = session.run(Progress.NONE);
        assertThat(movement.halt()).isEqualTo(Halt.LOOP);
        Loop loop = session.recording().loop().orElseThrow();
        assertThat(movement.text()).isEqualTo(loop.text()).contains("loop").contains(String.valueOf(loop.period()));
        String again = Picture.of(session).substring(Picture.of(session).indexOf(' '));
        session.goTo(loop.first());
        assertThat(Picture.of(session).substring(Picture.of(session).indexOf(' '))).isEqualTo(again);
        session.commands().undo();
        assertThat(session.run(Progress.NONE).halt()).isEqualTo(Halt.END);
    }

    @Test
    void switchingTheCheckOnWithinTheLoopMakesProgressAgain() throws Exception {
        Session session = Session.open(Sample.stuck("seed"));
        session.edits().toggleCheck(CheckId.RF_TF);
        session.run(Progress.NONE);
        session.edits().toggleCheck(CheckId.RF_TF);
        assertThat(session.recording().loop()).isEmpty();
        assertThat(session.run(Progress.NONE).halt()).isEqualTo(Halt.END);
    }

    @Test
    void countingForALongTimeIsNoLoop() throws Exception {
        Session session = Session.open(Sample.of("seed", Sample.COUNTING));
        assertThat(session.run(Progress.NONE).halt()).isEqualTo(Halt.END);
        assertThat(session.recording().loop()).isEmpty();
        assertThat(session.step()).isGreaterThan(600_000);
    }

    @Test
    void goingRoundThroughTheKernelIsALoop() throws Exception {
        Session session = Session.open(Sample.of("v6.8", Sample.CALLING));
        assertThat(session.run(Progress.NONE).halt()).isEqualTo(Halt.LOOP);
        assertThat(session.step()).isLessThan(2000);
    }

    @Test
    void goingRoundInUserModeIsALoop() throws Exception {
        Session session = Session.open(Sample.of("v6.8", Sample.SPINNING));
        assertThat(session.run(Progress.NONE).halt()).isEqualTo(Halt.LOOP);
    }

    @Test
    void somethingStillToComeIsNoLoop() throws Exception {
        Scenario scenario = Sample.of("v6.8", Sample.CALLING);
        scenario.getInterventions().add(Sample.at(Sample.MAKE.createTimerInterrupt(), 40_000));
        Session session = Session.open(scenario);
        session.run(Progress.NONE);
        assertThat(session.recording().loop().orElseThrow().first()).isGreaterThanOrEqualTo(40_000);
    }

    @Test
    void aLoopIsToldEachTimeThatARunComesBy() throws Exception {
        Session session = Session.open(Sample.of("v6.8", Sample.CALLING));
        Movement first = session.run(Progress.NONE);
        long again = session.recording().loop().orElseThrow().again();
        for (long from : new long[] {0, again - 1}) {
            session.goTo(from);
            Movement movement = session.run(Progress.NONE);
            assertThat(movement.halt()).as("from %d", from).isEqualTo(Halt.LOOP);
            assertThat(movement.text()).isEqualTo(first.text());
            assertThat(session.step()).isEqualTo(again);
        }
    }

    @Test
    void theRunGoesOnAfterALoopWasTold() throws Exception {
        Scenario scenario = Sample.of("v6.8", Sample.CALLING);
        scenario.setMaxSteps(20_000);
        Session session = Session.open(scenario);
        assertThat(session.run(Progress.NONE).halt()).isEqualTo(Halt.LOOP);
        assertThat(session.run(Progress.NONE).halt()).isEqualTo(Halt.LIMIT);
    }
}
