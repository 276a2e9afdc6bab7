package ringside.stepper.seam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.model.Scenario;
import ringside.stepper.Session;
import ringside.stepper.drawing.Area;
import ringside.stepper.drawing.Target;
import ringside.stepper.seam.Question.Tense;
import ringside.stepper.seam.SlotBox.Fill;
import ringside.stepper.value.Texts;

/** What the seam shows, apart from where on the screen. */
class SeamPictureTest {

    private static final int SLOTS = 21;

    static Stream<String> kernels() {
        return Profiles.all().stream().map(Profile::id);
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void eachStepShowsTheWholeFrameAndWhoWroteIt(String kernel) throws Exception {
        Session session = Shown.on(kernel);
        while (session.ended().isEmpty()) {
            SeamPicture picture = Shown.picture(session);
            assertThat(picture.slots()).hasSize(SLOTS).allSatisfy(slot -> {
                boolean written = slot.fill() == Fill.WRITTEN || slot.fill() == Fill.POPPED;
                assertThat(slot.writer().isEmpty()).isEqualTo(!written);
                assertThat(slot.step().isPresent()).isEqualTo(written);
                assertThat(slot.fill() == Fill.POPPED).isEqualTo(written && picture.near()
                        && slot.address() < picture.rsp());
            });
            assertThat(picture.words()).allSatisfy(word -> assertThat(picture.slots()).noneMatch(slot -> slot
                    .address() == word.address()));
            session.stepInto();
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void whereNoCheckIsMadeThatIsSaid(String kernel) throws Exception {
        Session session = Shown.on(kernel);
        while (session.ended().isEmpty()) {
            SeamPicture picture = Shown.picture(session);
            boolean asks = picture.questions().stream().anyMatch(question -> question.tense() != Tense.NOT_ASKED);
            assertThat(picture.lines().isEmpty()).as("step %d", session.step()).isEqualTo(asks);
            session.stepInto();
        }
    }

    @Test
    void theFrameOfFredIsPoppedByEretuAndSysretTakesNothing() throws Exception {
        Session session = Shown.on("fred");
        Shown.enter(session);
        SeamPicture picture = Shown.picture(session);
        assertThat(picture.right()).isEqualTo(Texts.SEAM.text("eretuPops"));
        assertThat(picture.left()).isEmpty();
        assertThat(picture.sides()).isEmpty();
        assertThat(picture.questions()).isEmpty();
        assertThat(picture.lines()).containsExactly(Texts.SEAM.text("noChoice"));
    }

    @Test
    void theFastPathLoadsBothRegistersFromTheSlotsThemselves() throws Exception {
        Session session = Shown.on("v4.1");
        Shown.enter(session);
        Shown.write(session, "ip");
        SeamPicture picture = Shown.picture(session);
        assertThat(picture.side("ip").orElseThrow().source()).isEqualTo("ip");
        assertThat(picture.side("flags").orElseThrow().source()).isEqualTo("flags");
        assertThat(picture.questions()).allMatch(question -> question.tense() == Tense.NOT_ASKED);
        assertThat(picture.slot("bx").orElseThrow().fill()).isEqualTo(Fill.NOT_WRITTEN);
    }

    @Test
    void placesAreToldAndMarkedWhereAStepGoesThere() throws Exception {
        Scenario scenario = Shown.call("v5.6");
        scenario.setPti(true);
        Session session = Session.open(scenario);
        assertThat(where(session)).containsExactly("3", Texts.SEAM.text("userStack"), Texts.SEAM.text("userTables"),
                Texts.SEAM.text("user"));
        boolean kernelTables = false;
        boolean trampoline = false;
        while (session.ended().isEmpty()) {
            List<String> before = where(session);
            session.stepInto();
            List<Place> places = Shown.picture(session).places();
            for (int i = 0; i < places.size(); i++) {
                assertThat(places.get(i).changed()).isEqualTo(!places.get(i).where().equals(before.get(i)));
            }
            kernelTables |= where(session).contains(Texts.SEAM.text("kernelTables"));
            trampoline |= where(session).contains(Texts.SEAM.text("trampoline"));
        }
        assertThat(kernelTables).isTrue();
        assertThat(trampoline).isTrue();
        assertThat(where(session)).contains(Texts.SEAM.text("userTables"));
    }

    private static List<String> where(Session session) {
        return Shown.picture(session).places().stream().map(Place::where).toList();
    }

    @Test
    void aConnectionIsOpenThenAskedAndOvertakenByAChange() throws Exception {
        Session session = Shown.on("seed");
        session.edit("flag.SYSCALL_TRACE", "1");
        Shown.enter(session);
        Shown.write(session, "cx");
        Question open = question(session, CheckId.RCX_RIP);
        assertThat(open.tense()).isEqualTo(Tense.OPEN);
        assertThat(open.left()).isEqualTo(open.right());
        while (question(session, CheckId.RCX_RIP).tense() == Tense.OPEN) {
            session.stepInto();
        }
        assertThat(question(session, CheckId.RCX_RIP).tense()).isEqualTo(Tense.ASKED);
        assertThat(Shown.picture(session).now()).contains(CheckId.RCX_RIP);
        assertThat(Shown.picture(session).trouble()).isEmpty();
        session.edit("pt_regs.ip", "0x401000");
        Question changed = question(session, CheckId.RCX_RIP);
        assertThat(changed.tense()).isEqualTo(Tense.CHANGED);
        assertThat(BigBoxes.sign(changed)).isEqualTo("\u2260");
        assertThat(Shown.picture(session).trouble()).contains(changed);
        Story story = new StoryTeller(Shown.picture(session), Offers.NONE, false, session.step()).tell(Optional
                .empty());
        assertThat(story.bad()).isTrue();
        assertThat(story.lines().get(0)).contains("does not look again");
    }

    @Test
    void aFailingCheckNamesTheBitAndTellsTheHazardWithWhatWasTriedOut() throws Exception {
        Session session = Shown.on("seed");
        session.edit("flag.SYSCALL_TRACE", "1");
        Shown.enter(session);
        Shown.write(session, "r11");
        session.edit("pt_regs.flags", "0x602");
        while (question(session, CheckId.R11_FLAGS).tense() == Tense.OPEN) {
            session.stepInto();
        }
        SeamPicture picture = Shown.picture(session);
        Question failed = question(session, CheckId.R11_FLAGS);
        assertThat(failed.trouble()).isTrue();
        assertThat(failed.bits()).contains("10").contains("DF");
        assertThat(question(session, CheckId.SS).tense()).isEqualTo(Tense.NOT_ASKED);
        Offers offers = Offers.of(session.remedies(), failed);
        Story story = new StoryTeller(picture, offers, false, session.step()).tell(Optional.empty());
        assertThat(story.lines()).hasSize(1).allSatisfy(words -> assertThat(words).contains("0x602"));
        assertThat(story.deeds()).extracting(Deed::order).startsWith(StoryTeller.FLIP).contains(StoryTeller.WHY);
        assertThat(story.deeds().get(0).words()).contains(String.valueOf(offers.flip().orElseThrow().step()));
    }

    @Test
    void aSlotTellsWhoWroteItAndLeadsThere() throws Exception {
        Session session = Shown.on("seed");
        Shown.enter(session);
        Shown.write(session, "ip");
        long step = session.step();
        session.stepInto();
        session.stepInto();
        Target slot = new Target(Target.Kind.SLOT, "ip", new Area(0, 0, 0, 0), "");
        Story story = new StoryTeller(Shown.picture(session), Offers.NONE, false, session.step()).tell(Optional.of(
                slot));
        assertThat(story.deeds()).extracting(Deed::order).containsExactly(StoryTeller.GO + step, StoryTeller.EDIT);
        assertThat(story.lines().get(0)).contains(Texts.SEAM.text("byEntry")).contains(String.valueOf(step));
    }

    private static Question question(Session session, CheckId id) {
        return Shown.picture(session).question(id).orElseThrow();
    }
}
