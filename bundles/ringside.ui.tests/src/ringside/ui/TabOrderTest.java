package ringside.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.event.KeyEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ringside.ui.chapters.ChaptersView;
import ringside.ui.code.ListingView;
import ringside.ui.seam.SeamView;
import ringside.ui.views.FlagsView;
import ringside.ui.views.ReasonsView;
import ringside.ui.views.RegistersView;
import ringside.ui.views.SentenceView;
import ringside.ui.views.WorkView;

/** Tab and Shift+Tab, pressed by hand, through the whole window. */
class TabOrderTest {

    private static final int MOST = 40;

    @BeforeEach
    void fresh() {
        TestWindow.fresh();
    }

    @Test
    void tabVisitsEveryPartInTheOrderOfReadingAndLeavesIt() {
        TestWindow.view(SeamView.class, SeamView.ID);
        TestWindow.view(ChaptersView.class, ChaptersView.ID);
        List<Control> round = round(KeyEvent.VK_TAB);
        assertThat(parts(round)).containsSubsequence(ChaptersView.ID, ListingView.ID, SeamView.ID, RegistersView.ID,
                FlagsView.ID, WorkView.ID, SentenceView.ID);
        assertThat(round).hasAtLeastOneElementOfType(ToolBar.class);
        assertThat(round.stream().filter(Combo.class::isInstance)).hasSize(2);
        assertThat(round).doesNotHaveDuplicates();
    }

    @Test
    void shiftTabVisitsTheSameTheOtherWayRound() {
        TestWindow.view(ReasonsView.class, ReasonsView.ID);
        TestWindow.view(ChaptersView.class, ChaptersView.ID);
        List<Control> forwards = round(KeyEvent.VK_TAB);
        List<Control> backwards = round(KeyEvent.VK_SHIFT, KeyEvent.VK_TAB);
        assertThat(parts(forwards)).contains(ReasonsView.ID);
        List<Control> turned = new ArrayList<>(backwards.subList(1, backwards.size()));
        Collections.reverse(turned);
        turned.add(0, backwards.get(0));
        assertThat(turned).isEqualTo(forwards);
    }

    @Test
    void whoComesByTabSelectsNothing() {
        TestWindow.view(FlagsView.class, FlagsView.ID);
        TestWindow.until("the keyboard is in Flags", () -> focus() != null && parts(List.of(focus())).contains(
                FlagsView.ID));
        for (int tabs = 0; tabs < MOST && !parts(List.of(focus())).contains(WorkView.ID); tabs++) {
            Control before = focus();
            TestWindow.press(KeyEvent.VK_TAB);
            TestWindow.until("the keyboard leaves " + before, () -> focus() != null && focus() != before);
        }
        TestWindow.settle();
        Table table = TestWindow.get(() -> (Table) focus());
        assertThat(TestWindow.<Integer>get(table::getSelectionIndex)).isEqualTo(-1);
        assertThat(TestWindow.<String>get(() -> TestWindow.active().subject())).isEmpty();
        TestWindow.press(KeyEvent.VK_DOWN);
        TestWindow.until("a key selects a row", () -> TestWindow.get(() -> table.getSelectionIndex() >= 0));
    }

    /** Presses until the keyboard is where it was, and tells where it was on the way. */
    private static List<Control> round(int... keys) {
        List<Control> visited = new ArrayList<>();
        Control start = focus();
        Control now = start;
        do {
            visited.add(now);
            Control before = now;
            TestWindow.press(keys);
            TestWindow.until("the keyboard leaves " + before, () -> focus() != null && focus() != before);
            now = focus();
        } while (now != start && visited.size() < MOST);
        return visited;
    }

    private static Control focus() {
        return TestWindow.get(() -> TestWindow.display().getFocusControl());
    }

    private static List<String> parts(List<Control> visited) {
        return TestWindow.get(() -> visited.stream().map(TabOrderTest::part).distinct().toList());
    }

    private static String part(Control control) {
        for (IViewReference each : TestWindow.window().getActivePage().getViewReferences()) {
            IWorkbenchPart part = each.getPart(false);
            Object widget = part == null ? null : part.getSite().getService(MPart.class).getWidget();
            for (Composite around = control.getParent(); around != null; around = around.getParent()) {
                if (around == widget) {
                    return each.getId();
                }
            }
        }
        return "";
    }
}
