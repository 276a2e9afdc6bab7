package ringside.stepper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;

import ringside.kernel.profile.BuildRow;
import ringside.kernel.profile.CheckId;
import ringside.machine.state.Vendor;
import ringside.model.Scenario;
import ringside.model.SetValue;
import ringside.stepper.returns.Return;
import ringside.stepper.run.Progress;
import ringside.stepper.value.Hex;
import ringside.stepper.value.ValueProblem;

class EditTest {
    private static String pictureAt(Session session, long step) {
        session.goTo(step);
        return Picture.of(session);
    }

    @Test
    void anEditShowsAtOnceAndIsAnInterventionOfThisStep() throws Exception {
        Session session = Session.open(Sample.of("seed", Sample.CALLS));
        session.goTo(2);
        session.edit("user.rcx", "0x1000+0x23");
        assertThat(session.value("user.rcx")).isEqualTo(0x1023);
        assertThat(session.step()).isEqualTo(2);
        assertThat(session.commands().getUndoCommand().getLabel()).isEqualTo("Set RCX");
        assertThat(session.scenario().getInterventions()).singleElement().isInstanceOfSatisfying(SetValue.class,
                set -> {
                    assertThat(set.getStep()).isEqualTo(2);
                    assertThat(set.getName()).isEqualTo("user.rcx");
                    assertThat(set.getValue()).isEqualTo(0x1023);
                });
    }

    @Test
    void anEditReplacesTheRecordedFutureAndUndoBringsItBackWithItsStep() throws Exception {
        Session session = Session.open(Sample.of("v6.8", Sample.CALLS));
        session.last(Progress.NONE);
        long length = session.length();
        Return first = session.chronicle().returns().get(0);
        String before = pictureAt(session, 10);
        session.edit("flag.NEED_RESCHED", "1");
        assertThat(session.chronicle().returns()).hasSize(1);
        assertThat(session.chronicle().returns().get(0).step()).isGreaterThan(first.step()).isEqualTo(session.length());
        session.last(Progress.NONE);
        assertThat(session.length()).isGreaterThan(length);
        session.commands().undo();
        assertThat(session.step()).isEqualTo(10);
        assertThat(Picture.of(session)).isEqualTo(before);
        assertThat(session.chronicle().returns()).containsExactly(first);
        session.last(Progress.NONE);
        assertThat(session.length()).isEqualTo(length);
        session.commands().redo();
        assertThat(session.step()).isEqualTo(10);
        assertThat(session.value("flag.NEED_RESCHED")).isEqualTo(1);
    }

    @Test
    void anExperimentBreaksTheKernelAndUndoMendsIt() throws Exception {
        Session session = Session.open(Sample.of("v6.8", Sample.CALLS));
        long sfmask = session.profile().value(BuildRow.SFMASK);
        session.edits().switchWhatIf("s64", true);
        assertThat(session.options().whatIfs()).containsExactly("S64");
        assertThat(session.commands().getUndoCommand().getLabel()).isEqualTo("Try what if S64");
        assertThat(session.value("user.sfmask")).isEqualTo(sfmask & ~0x100L);
        session.commands().undo();
        assertThat(session.options().whatIfs()).isEmpty();
        assertThat(session.value("user.sfmask")).isEqualTo(sfmask);
    }

    @Test
    void anExperimentBringsTheProcessorThatItNeeds() throws Exception {
        Session session = Session.open(Sample.of("v6.8", Sample.CALLS));
        session.edits().switchWhatIf("S60", true);
        assertThat(session.options().vendor()).isEqualTo(Vendor.AMD);
        session.edits().switchWhatIf("S60", false);
        assertThat(session.options().whatIfs()).isEmpty();
    }

    @Test
    void anExperimentThatDoesNotGoWithTheKernelIsRefusedInWords() throws Exception {
        Session session = Session.open(Sample.of("v6.8", Sample.CALLS));
        assertThatThrownBy(() -> session.edits().switchWhatIf("S67", true)).isInstanceOf(ValueProblem.class)
                .hasMessageContaining("v4.10");
        assertThatThrownBy(() -> session.edits().switchWhatIf("S6", true)).isInstanceOf(ValueProblem.class)
                .hasMessageContaining("S60");
        assertThat(session.scenario().getWhatIfs()).isEmpty();
        assertThat(session.commands().canUndo()).isFalse();
    }

    @Test
    void anyMixOfEditsUndoneAndRedoneGivesTheSameStates() throws Exception {
        for (long seed = 1; seed <= 12; seed++) {
            mix(seed);
        }
    }

    private static void mix(long seed) throws Exception {
        Random random = new Random(seed);
        Scenario scenario = seed % 2 == 0 ? Sample.disturbed("seed") : Sample.signalling("v6.8");
        Scenario original = EcoreUtil.copy(scenario);
        Session session = Session.open(scenario);
        List<String> pictures = new ArrayList<>();
        List<Long> steps = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            session.goTo(random.nextInt(120));
            steps.add(session.step());
            pictures.add(Picture.of(session));
            edit(session, random);
        }
        String last = Picture.of(session);
        int made = 0;
        while (session.commands().canUndo()) {
            session.commands().undo();
            made++;
            assertThat(Picture.of(session)).as("seed %d, undo %d", seed, made)
                    .isEqualTo(pictures.get(pictures.size() - made));
            assertThat(session.step()).isEqualTo(steps.get(steps.size() - made));
        }
        assertThat(EcoreUtil.equals(scenario, original)).as("seed %d: document as before", seed).isTrue();
        while (session.commands().canRedo()) {
            session.commands().redo();
        }
        assertThat(Picture.of(session)).as("seed %d, all redone", seed).isEqualTo(last);
    }

    private static void edit(Session session, Random random) throws Exception {
        int value = 2 + random.nextInt(1_000_000);
        switch (random.nextInt(6)) {
            case 0 -> session.edit("user.r14", session.value("user.r14") + value + "");
            case 1 -> session.edit("pt_regs.dx", Hex.of(session.value("pt_regs.dx") + value));
            case 2 -> session.edits().toggleCheck(CheckId.R11_FLAGS);
            case 3 -> session.edits().queueSignal("SIGCHLD");
            case 4 -> session.edits().raiseFlag("NEED_RESCHED");
            default -> session.edits().timerInterrupt();
        }
    }

    @Test
    void aSavedAndReopenedScenarioIsAtTheSameState() throws Exception {
        Session session = Session.open(Sample.of("seed", Sample.CALLS));
        session.goTo(4);
        session.edit("user.rsi", "99");
        session.goTo(30);
        session.scenario().setPosition(session.step());
        Session again = Session.open(EcoreUtil.copy(session.scenario()));
        assertThat(Picture.of(again)).isEqualTo(Picture.of(session));
    }

    @Test
    void bothSidesOfABorderCanBeEdited() throws Exception {
        Session session = Session.open(Sample.of("seed", Sample.CALLS));
        session.goTo(31);
        session.edit("pt_regs.ip", "after");
        assertThat(session.value("pt_regs.ip")).isEqualTo(session.listing().labelled("after").orElseThrow().address());
        session.stepReturn();
        assertThat(session.state().getRip()).isEqualTo(session.listing().labelled("after").orElseThrow().address());
    }

    @Test
    void valuesThatCannotBeUsedChangeNothing() throws Exception {
        Session session = Session.open(Sample.of("seed", Sample.CALLS));
        for (String text : List.of("", "0x", "zzz", "1 2", "0x12345678901234567", "(1", "user.xyz", "1+")) {
            assertThatThrownBy(() -> session.edit("user.rcx", text)).as(text).isInstanceOf(ValueProblem.class);
        }
        assertThatThrownBy(() -> session.edit("user.rflags.TF", "2")).isInstanceOf(ValueProblem.class);
        assertThatThrownBy(() -> session.edit("user.rxc", "2")).isInstanceOf(ValueProblem.class)
                .hasMessageContaining("user.rcx");
        assertThatThrownBy(() -> session.edit("flag.SIGPENDNG", "1")).isInstanceOf(ValueProblem.class)
                .hasMessageContaining("SIGPENDING");
        assertThatThrownBy(() -> session.edits().queueSignal("SIGNOPE")).isInstanceOf(ValueProblem.class);
        assertThatThrownBy(() -> session.edits().raiseFlag("NOPE")).isInstanceOf(ValueProblem.class);
        assertThat(session.commands().canUndo()).isFalse();
        assertThat(session.scenario().getInterventions()).isEmpty();
    }

    @Test
    void changingTheProfileStartsAnewAndUndoGoesBack() throws Exception {
        Session session = Session.open(Sample.of("seed", Sample.CALLS));
        session.goTo(12);
        String before = Picture.of(session);
        List<StateChange> heard = new ArrayList<>();
        session.addListener(heard::add);
        session.edits().change("Use v6.8", () -> session.scenario().setKernel("v6.8"));
        assertThat(session.step()).isZero();
        assertThat(session.profile().id()).isEqualTo("v6.8");
        session.commands().undo();
        assertThat(session.profile().id()).isEqualTo("seed");
        assertThat(Picture.of(session)).isEqualTo(before);
        assertThat(heard).extracting(StateChange::kind).containsExactly(StateChange.Kind.RESTART,
                StateChange.Kind.RESTART);
    }

    @Test
    void aProgramWithAnErrorIsReportedAndTheLastGoodStateStays() throws Exception {
        Session session = Session.open(Sample.of("seed", Sample.CALLS));
        session.goTo(3);
        String before = Picture.of(session);
        session.edits().change("Edit program", () -> session.scenario().setProgram("_start:\n    mov rcx,\n"));
        assertThat(session.problem()).isPresent();
        assertThat(session.problem().orElseThrow().messages()).first().asString().startsWith("sample:2:");
        assertThat(Picture.of(session)).isEqualTo(before);
        session.commands().undo();
        assertThat(session.problem()).isEmpty();
    }

    @Test
    void listenersHearOncePerEditAndOncePerMovement() throws Exception {
        Session session = Session.open(Sample.of("seed", Sample.CALLS));
        List<StateChange> heard = new ArrayList<>();
        session.addListener(heard::add);
        session.stepInto();
        session.run(Progress.NONE);
        session.first();
        session.edit("user.rbx", "7");
        session.commands().undo();
        assertThat(heard).hasSize(5);
        assertThat(heard.get(0)).isEqualTo(new StateChange(0, 1, 45, StateChange.Kind.MOVEMENT,
                heard.get(0).difference()));
        assertThat(heard.get(3).kind()).isEqualTo(StateChange.Kind.EDIT);
    }
}
