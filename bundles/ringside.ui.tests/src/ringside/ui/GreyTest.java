package ringside.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ringside.stepper.run.Progress;
import ringside.ui.chapters.ChaptersView;
import ringside.ui.code.ListingView;
import ringside.ui.seam.SeamView;
import ringside.ui.session.Documents;

/** The window without its colours: whether a check held or failed, and which way back it was, can still be seen. */
class GreyTest {

    private static final String CHECK = "R11_FLAGS";
    /** So many pixels make a sign another one; the edges of a letter on another ground are fewer. */
    private static final int SIGN = 12;

    @BeforeEach
    void fresh() {
        TestWindow.fresh();
        TestWindow.run(() -> TestWindow.service(Documents.class).profile("v6.8"));
        TestWindow.view(SeamView.class, SeamView.ID);
    }

    @AfterEach
    void listing() {
        TestWindow.view(ListingView.class, ListingView.ID);
    }

    @Test
    void whatHeldAndWhatFailedDifferInMoreThanTheirColour() {
        List<BitSet> held = signs("held-grey");
        TestWindow.get(() -> {
            TestWindow.active().step(session -> session.goTo(session.chronicle().returns().get(0).asked().stream()
                    .filter(asked -> asked.check().name().equals(CHECK)).findFirst().orElseThrow().step() - 1));
            TestWindow.active().edit("pt_regs.flags", "0x602");
            return null;
        });
        List<BitSet> failed = signs("failed-grey");
        for (int i = 0; i < held.size(); i++) {
            BitSet differing = (BitSet) held.get(i).clone();
            differing.xor(failed.get(i));
            assertThat(differing.cardinality()).as("place %d", i).isGreaterThan(SIGN);
        }
    }

    /** Runs to the end, and takes the check in the Seam, the sign of the head and the badge of the chapter without colours. */
    private static List<BitSet> signs(String name) {
        TestWindow.run(() -> TestWindow.active().step(session -> session.last(Progress.NONE)));
        TestWindow.run(() -> TestWindow.active().step(session -> session.goTo(session.chronicle().returns().get(0)
                .step() - 1)));
        TestWindow.settle();
        SeamView seam = (SeamView) TestWindow.<Object>get(() -> TestWindow.window().getActivePage().findView(
                SeamView.ID));
        TestWindow.until("the check is drawn", () -> TestWindow.get(() -> seam.place(CHECK).isPresent()));
        Pixels grey = TestWindow.picture(name).grey();
        return TestWindow.get(() -> {
            List<BitSet> signs = new ArrayList<>();
            int[] check = seam.place(CHECK).orElseThrow();
            signs.add(grey.ink(seam.canvas(), new Rectangle(check[0], check[1], check[2], check[3])));
            Control sign = sign(TestWindow.window().getShell());
            signs.add(grey.ink(sign, new Rectangle(0, 0, sign.getSize().x, sign.getSize().y)));
            ChaptersView chapters = (ChaptersView) TestWindow.window().getActivePage().findView(ChaptersView.ID);
            Control strip = chapters.strip();
            int width = strip.getSize().x;
            signs.add(grey.ink(strip, new Rectangle(width * 7 / 8, 0, width / 8, strip.getSize().y)));
            return signs;
        });
    }

    /** The sign is the drawing beside the two lists of the head. */
    private static Control sign(Composite parent) {
        for (Control child : parent.getChildren()) {
            if (child instanceof Canvas && child.getClass().getName().startsWith("ringside.ui.head.")) {
                return child;
            }
            Control inside = child instanceof Composite composite ? sign(composite) : null;
            if (inside != null) {
                return inside;
            }
        }
        return null;
    }
}
