package ringside.ui.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;

import org.eclipse.swt.custom.StyledText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ringside.ui.Messages;
import ringside.ui.TestWindow;

/** The parts for code, with real keys and the mouse: the program as text, finding, breakpoints. */
class CodePartsTest {

    @BeforeEach
    void fresh() {
        TestWindow.fresh();
    }

    @Test
    void aProgramWithAFaultStaysInTheTextAndOneWithoutIsAppliedByKeyAndUndone() {
        ProgramView view = TestWindow.view(ProgramView.class, ProgramView.ID);
        String before = TestWindow.get(() -> TestWindow.session().scenario().getProgram());
        type(view, "_start: mvo eax, 102\n  syscall\n  hlt\n");
        TestWindow.press(KeyEvent.VK_CONTROL, KeyEvent.VK_ENTER);
        TestWindow.until("the fault is in the margin", () -> TestWindow.get(() -> view.editor().messages().stream()
                .anyMatch(message -> message.contains("mvo"))));
        assertThat(TestWindow.<String>get(view::state)).contains("line 1, column 9");
        assertThat(TestWindow.<String>get(() -> TestWindow.session().scenario().getProgram())).isEqualTo(before);
        TestWindow.press(KeyEvent.VK_F5);
        TestWindow.until("a step is made while the text waits", () -> TestWindow.get(() -> TestWindow.session()
                .step() == 1));
        assertThat(TestWindow.<Boolean>get(view::unapplied)).isTrue();
        type(view, "_start: mov eax, 102\n  syscall\n  hlt\n");
        TestWindow.press(KeyEvent.VK_CONTROL, KeyEvent.VK_ENTER);
        TestWindow.until("the program runs", () -> TestWindow.get(() -> TestWindow.session().scenario().getProgram()
                .contains("102")));
        TestWindow.until("nothing is open", () -> TestWindow.get(() -> view.state().equals(
                Messages.Program_applied)));
        assertThat(TestWindow.get(() -> view.editor().messages())).isEmpty();
        TestWindow.press(KeyEvent.VK_CONTROL, KeyEvent.VK_Z);
        TestWindow.until("the whole program is taken back", () -> TestWindow.get(() -> before.equals(TestWindow
                .session().scenario().getProgram()) && view.editor().document().get().equals(before)));
    }

    @Test
    void undoTakesBackWhatWasTypedBeforeItTakesBackEdits() {
        ProgramView view = TestWindow.view(ProgramView.class, ProgramView.ID);
        String before = TestWindow.get(() -> view.editor().document().get());
        TestWindow.run(() -> {
            view.editor().text().setFocus();
            view.editor().text().setCaretOffset(0);
        });
        TestWindow.press(KeyEvent.VK_N);
        TestWindow.until("typed", () -> TestWindow.get(view::unapplied));
        TestWindow.press(KeyEvent.VK_CONTROL, KeyEvent.VK_Z);
        TestWindow.until("taken back", () -> TestWindow.get(() -> view.editor().document().get().equals(before)));
        assertThat(TestWindow.<Boolean>get(() -> TestWindow.session().commands().canUndo())).isFalse();
    }

    @Test
    void wordsAreFoundInTheListingOneAfterTheOther() {
        ListingView listing = TestWindow.view(ListingView.class, ListingView.ID);
        TestWindow.press(KeyEvent.VK_CONTROL, KeyEvent.VK_F);
        TestWindow.until("the field has the keyboard", () -> TestWindow.get(() -> listing.finding().field()
                .isFocusControl()));
        TestWindow.run(() -> listing.finding().field().setText("push r1"));
        int first = TestWindow.get(() -> listing.text().getSelectionRange().x);
        assertThat(TestWindow.<String>get(() -> listing.text().getSelectionText())).isEqualTo("push\tr1");
        TestWindow.press(KeyEvent.VK_F3);
        TestWindow.until("the next place", () -> TestWindow.get(() -> listing.text().getSelectionRange().x > first));
        TestWindow.press(KeyEvent.VK_SHIFT, KeyEvent.VK_F3);
        TestWindow.until("the place before", () -> TestWindow.get(() -> listing.text().getSelectionRange().x == first));
        TestWindow.press(KeyEvent.VK_ESCAPE);
        TestWindow.until("the listing has the keyboard", () -> TestWindow.get(() -> listing.text()
                .isFocusControl()));
    }

    @Test
    void aClickInTheMarginSetsABreakpointThatIsListedAndTakesItAway() {
        ListingView listing = TestWindow.view(ListingView.class, ListingView.ID);
        click(listing.text(), "syscall");
        TestWindow.until("it is set", () -> TestWindow.get(() -> TestWindow.session().breakpoints().at(0x401005)));
        BreakpointsView breakpoints = TestWindow.view(BreakpointsView.class, BreakpointsView.ID);
        TestWindow.until("it is listed", () -> TestWindow.get(() -> breakpoints.table().rows().size() == 1));
        TestWindow.view(ListingView.class, ListingView.ID);
        assertThat(TestWindow.<String>get(() -> line(listing.text(), "syscall"))).as("its mark").startsWith("\u25cf");
        click(listing.text(), "syscall");
        TestWindow.until("it is gone", () -> TestWindow.get(() -> TestWindow.session().breakpoints().addresses()
                .isEmpty()));
    }

    @Test
    void theSentenceFollowsTheCurrentLineWhichKeepsItsPlace() {
        ListingView listing = TestWindow.view(ListingView.class, ListingView.ID);
        TestWindow.until("the line is marked", () -> TestWindow.get(() -> listing.text().getText()
                .contains("\u25b6\t\u2026000")));
        int top = TestWindow.get(() -> listing.text().getTopIndex());
        TestWindow.press(KeyEvent.VK_F5);
        TestWindow.until("the mark follows", () -> TestWindow.get(() -> listing.text().getText()
                .contains("\u25b6\t\u2026005")));
        assertThat(TestWindow.<Integer>get(() -> listing.text().getTopIndex())).isEqualTo(top);
        String below = TestWindow.get(() -> {
            StyledText text = listing.text();
            return text.getLine(text.getLineAtOffset(text.getText().indexOf("\u25b6")) + 1);
        });
        String hint = TestWindow.get(() -> TestWindow.session().next().hint());
        assertThat(below).startsWith(hint.substring(0, Math.min(20, hint.length())));
    }

    private static String line(StyledText text, String words) {
        return text.getLine(text.getLineAtOffset(text.getText().indexOf(words)));
    }

    private static void click(StyledText text, String words) {
        int y = TestWindow.get(() -> text.getLinePixel(text.getLineAtOffset(text.getText().indexOf(words)))
                + text.getLineHeight() / 2);
        TestWindow.point(text, 8, y);
        TestWindow.click(InputEvent.BUTTON1_DOWN_MASK);
    }

    private static void type(ProgramView view, String words) {
        TestWindow.run(() -> {
            view.editor().text().setFocus();
            view.editor().text().setText(words);
        });
        TestWindow.settle();
    }
}
