package ringside.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;

import org.eclipse.swt.widgets.Control;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ringside.ui.seam.SeamView;
import ringside.ui.session.Documents;

/** The drawn kernel stack in the window, with a real mouse and real keys. */
class SeamTest {

    private static final String CHECK = "R11_FLAGS";
    private static final String SLOT = "flags";
    private static final int PLACE = 18;

    @BeforeEach
    void fresh() {
        TestWindow.fresh();
    }

    @Test
    void aClickOnAConnectionTellsOfItsCheckAndSpaceSwitchesItOff() {
        SeamView seam = inTheKernel();
        click(seam, CHECK);
        TestWindow.until("the check is the subject", () -> TestWindow.get(() -> TestWindow.active().subject().equals(
                "check." + CHECK)));
        TestWindow.until("remedies were tried out", () -> TestWindow.get(() -> seam.place("fail").isPresent()
                || seam.place("flip").isPresent()));
        TestWindow.press(KeyEvent.VK_SPACE);
        TestWindow.until("the check is off", () -> TestWindow.get(() -> TestWindow.session().switchedOff().stream()
                .anyMatch(id -> id.name().equals(CHECK))));
        assertThat(TestWindow.get(() -> seam.told(CHECK))).contains(Messages.Seam_off);
    }

    @Test
    void aSlotIsEditedInItsPlaceAndARefusalStaysInTheField() {
        SeamView seam = inTheKernel();
        click(seam, SLOT);
        TestWindow.press(KeyEvent.VK_F2);
        TestWindow.until("the field is open", () -> TestWindow.get(() -> seam.field().filter(Control::isFocusControl)
                .isPresent()));
        type(seam, "nonsense");
        TestWindow.press(KeyEvent.VK_ENTER);
        assertThat(TestWindow.get(() -> seam.field().isPresent())).isTrue();
        type(seam, "0x602");
        TestWindow.press(KeyEvent.VK_ENTER);
        TestWindow.until("the slot is set", () -> TestWindow.get(() -> TestWindow.session().value(
                "pt_regs.flags") == 0x602));
        TestWindow.until("the field is gone", () -> TestWindow.get(() -> seam.field().isEmpty()));
        assertThat(TestWindow.get(() -> seam.told(CHECK))).contains("DF");
    }

    @Test
    void aSlotThatIsDraggedOntoAnotherMakesThemEqual() throws Exception {
        SeamView seam = inTheKernel();
        TestWindow.get(() -> {
            TestWindow.active().edit("pt_regs.flags", "0x602");
            return null;
        });
        TestWindow.until("they differ", () -> TestWindow.get(() -> seam.told(CHECK).contains("DF")));
        long wanted = TestWindow.get(() -> TestWindow.session().value("pt_regs.ax"));
        int[] from = TestWindow.get(() -> seam.place("ax").orElseThrow());
        int[] to = TestWindow.get(() -> seam.place(SLOT).orElseThrow());
        Control canvas = TestWindow.get(() -> seam.canvas());
        TestWindow.drag(canvas, from[0] + 4, from[1] + from[3] / 2, to[0] + 4, to[1] + 4);
        TestWindow.until("the slot has the value of the other", () -> TestWindow.get(() -> TestWindow.session().value(
                "pt_regs.flags") != 0x602));
        assertThat(TestWindow.<Long>get(() -> TestWindow.session().value("pt_regs.flags"))).isEqualTo(wanted);
        TestWindow.press(KeyEvent.VK_CONTROL, KeyEvent.VK_Z);
        TestWindow.until("it is one edit, which is taken back", () -> TestWindow.get(() -> TestWindow.session().value(
                "pt_regs.flags") == 0x602));
    }

    @Test
    void aClickGoesToTheStepThatWroteASlot() {
        SeamView seam = inTheKernel();
        long step = TestWindow.get(() -> TestWindow.session().recording().written(PLACE, TestWindow.session().step())
                .orElseThrow());
        click(seam, SLOT);
        TestWindow.until("it can be gone to", () -> TestWindow.get(() -> seam.place("go" + step).isPresent()));
        click(seam, "go" + step);
        TestWindow.until("it was gone to", () -> TestWindow.get(() -> TestWindow.session().step() == step));
    }

    private static SeamView inTheKernel() {
        TestWindow.run(() -> TestWindow.service(Documents.class).profile("v6.8"));
        SeamView seam = TestWindow.view(SeamView.class, SeamView.ID);
        TestWindow.run(() -> TestWindow.active().step(session -> {
            while (!session.state().getSlots().get(0).isWritten() && session.ended().isEmpty()) {
                session.stepInto();
            }
            return session.stepInto();
        }));
        TestWindow.until("the slot is drawn", () -> TestWindow.get(() -> !seam.told(SLOT).isEmpty()
                && !seam.told(SLOT).contains(Messages.Seam_notWritten)));
        return seam;
    }

    private static void type(SeamView seam, String words) {
        TestWindow.run(() -> seam.field().ifPresent(field -> field.setText(words)));
    }

    private static void click(SeamView seam, String item) {
        TestWindow.until(item + " is drawn", () -> TestWindow.get(() -> seam.place(item).isPresent()));
        int[] place = TestWindow.get(() -> seam.place(item).orElseThrow());
        Control canvas = TestWindow.get(() -> seam.canvas());
        TestWindow.point(canvas, place[0] + 4, place[1] + 4);
        TestWindow.click(InputEvent.BUTTON1_DOWN_MASK);
    }
}
