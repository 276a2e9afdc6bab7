package ringside.stepper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;

import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.model.Scenario;
import ringside.stepper.chapters.Turn;
import ringside.stepper.listing.ProgramPlace;
import ringside.stepper.returns.Return;
import ringside.stepper.run.Occurrence;
import ringside.stepper.run.Progress;

/** An edit is kept with its place when the kernel is changed. */
class EditPlacesTest {
    private static final List<String> DECIDING = Profiles.all().stream().filter(profile -> !profile.fred()
            && !profile.id().equals("v4.0")).map(Profile::id).toList();

    /** At the first check of the second call. */
    private static Session deciding(String kernel) throws Exception {
        Scenario scenario = Sample.of(kernel, Sample.CALLS);
        scenario.getThreadFlags().add("SYSCALL_AUDIT");
        Session session = Session.open(scenario);
        session.turn(Turn.RETURN, Progress.NONE);
        session.turn(Turn.CHECK, Progress.NONE);
        return session;
    }

    private static List<Long> made(Session session) {
        session.last(Progress.NONE);
        return session.recording().events().stream().filter(event -> event.kind() == Occurrence.Kind.INTERVENTION)
                .map(Occurrence::step).toList();
    }

    private static List<String> returns(Session session) {
        session.last(Progress.NONE);
        return session.chronicle().returns().stream().map(Return::way).toList();
    }

    private static String story(Session session) {
        session.last(Progress.NONE);
        List<String> all = new ArrayList<>();
        for (long step = 0; step <= session.length(); step++) {
            session.goTo(step);
            all.add(Picture.of(session));
        }
        return String.join("\n", all);
    }

    @Test
    void anEditOfASlotTurnsTheSameReturnOfEveryKernelThatDecides() throws Exception {
        for (String kernel : DECIDING) {
            Session session = deciding("v6.8");
            session.edit("pt_regs.r11", "0x246");
            session.kernel(kernel);
            assertThat(session.places().strays()).as(kernel).isEmpty();
            List<String> ways = returns(session);
            assertThat(ways).as(kernel).hasSize(2);
            assertThat(ways.get(0)).as(kernel).doesNotContain("IRET");
            assertThat(ways.get(1)).as(kernel).contains("IRET").contains(CheckId.R11_FLAGS.name());
            long step = made(session).get(0);
            session.goTo(step);
            assertThat(session.state().getPhase().getLiteral()).as(kernel).isEqualTo("decision");
            assertThat(session.chronicle().chapters().at(step)).as(kernel).isEqualTo(1);
        }
    }

    @Test
    void theFirstKernelHasItsOldRunBackExactly() throws Exception {
        Session session = deciding("seed");
        session.edit("pt_regs.r11", "0x246");
        session.stepInto();
        session.edits().raiseFlag("NEED_RESCHED");
        String before = story(session);
        for (String kernel : List.of("v6.8", "fred", "v4.1", "seed")) {
            session.kernel(kernel);
        }
        assertThat(session.places().strays()).isEmpty();
        assertThat(story(session)).isEqualTo(before);
    }

    @Test
    void undoGoesToWhereTheEditIsMadeOnThisKernelAndTakesItBack() throws Exception {
        String plain = story(deciding("v6.5"));
        for (String kernel : DECIDING) {
            Session session = deciding(kernel);
            session.edit("pt_regs.r11", "0x246");
            session.kernel("v6.5");
            long made = made(session).get(0);
            session.last(Progress.NONE);
            session.commands().undo();
            assertThat(session.step()).as(kernel).isEqualTo(made);
            assertThat(story(session)).as(kernel).isEqualTo(plain);
            session.commands().redo();
            assertThat(session.step()).as(kernel).isEqualTo(made);
            assertThat(made(session)).as(kernel).containsExactly(made);
        }
    }

    @Test
    void whereAKernelHasNoSuchPlaceTheEditIsNotMadeAndThatIsSaid() throws Exception {
        String plain = story(deciding("fred"));
        Session session = deciding("v6.8");
        long step = session.step();
        session.edit("pt_regs.r11", "0x246");
        List<StateChange> heard = new ArrayList<>();
        session.kernel("fred");
        session.addListener(heard::add);
        assertThat(story(session)).isEqualTo(plain);
        assertThat(session.places().strays()).singleElement().satisfies(stray -> {
            assertThat(stray.kernel()).isEqualTo("v6.8");
            assertThat(stray.step()).isEqualTo(step);
            assertThat(stray.sentence()).contains("pt_regs.r11", "v6.8", "fred", "decision", "step " + step);
        });
        long here = session.step();
        heard.clear();
        session.commands().undo();
        assertThat(session.step()).as("no place, no jump").isEqualTo(here);
        assertThat(session.places().strays()).isEmpty();
        assertThat(heard).extracting(StateChange::kind).containsExactly(StateChange.Kind.EDIT);
        session.commands().redo();
        assertThat(session.places().strays()).hasSize(1);
        session.kernel("v6.8");
        assertThat(made(session)).containsExactly(step);
    }

    @Test
    void anEditOfTheProgramIsMadeAtTheSameInstruction() throws Exception {
        for (String kernel : Profiles.all().stream().map(Profile::id).toList()) {
            Session session = Session.open(Sample.of("seed", Sample.CALLS));
            session.turn(Turn.RETURN, Progress.NONE);
            session.stepInto();
            session.stepInto();
            long rip = session.state().getRip();
            session.edit("user.rbx", "77");
            session.kernel(kernel);
            session.goTo(made(session).get(0));
            assertThat(session.state().getRip()).as(kernel).isEqualTo(rip);
            assertThat(session.value("user.rbx")).as(kernel).isEqualTo(77);
        }
    }

    @Test
    void whatARegisterIsSetToDependsOnTheInstructionThatFollows() throws Exception {
        Session session = deciding("v6.8");
        session.edit("user.rcx", "0x1234");
        session.kernel("seed");
        boolean placed = session.places().strays().isEmpty();
        String text = session.places().strays().stream().map(stray -> stray.sentence()).findFirst().orElse("");
        assertThat(placed || text.contains("rcx") || text.contains("RCX")).isTrue();
        if (placed) {
            session.goTo(made(session).get(0));
            String there = session.next().line().orElseThrow().text();
            session.kernel("v6.8");
            session.goTo(made(session).get(0));
            assertThat(session.next().line().orElseThrow().text()).isEqualTo(there);
        }
    }

    @Test
    void anotherComputerKeepsTheEditAtItsPlaceToo() throws Exception {
        Session session = deciding("v6.8");
        session.edit("pt_regs.r11", "0x246");
        session.edit("cpu.pti", "on");
        assertThat(session.places().strays()).isEmpty();
        assertThat(returns(session).get(1).toLowerCase(Locale.ROOT)).contains("iret");
        session.commands().undo();
        assertThat(returns(session).get(1)).contains("R11_FLAGS");
    }

    @Test
    void aCopyForAFileTellsTheStepsOfTheKernelThatItNames() throws Exception {
        Session session = deciding("v6.8");
        session.edit("pt_regs.r11", "0x246");
        session.kernel("seed");
        Scenario copy = session.places().copy(session.scenario());
        List<String> before = returns(session);
        Session again = Session.open(EcoreUtil.copy(copy));
        assertThat(again.profile().id()).isEqualTo("seed");
        assertThat(returns(again)).isEqualTo(before);
        assertThat(made(again)).isEqualTo(made(session));
        session.kernel("fred");
        Scenario kept = session.places().copy(session.scenario());
        assertThat(kept.getKernel()).as("nothing is lost").isEqualTo("v6.8");
        assertThat(kept.getInterventions()).hasSize(1);
        Scenario there = OtherKernel.of(copy, "v6.5", new ProgramPlace("sample", 1));
        assertThat(returns(Session.open(there)).get(1)).contains("R11_FLAGS");
    }
}
