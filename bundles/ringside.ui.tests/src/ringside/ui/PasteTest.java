package ringside.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.event.KeyEvent;
import java.util.List;

import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ringside.model.ThreadFlagValue;
import ringside.ui.views.FlagsView;
import ringside.ui.views.RegistersView;
import ringside.ui.views.WorkView;

/** Pasting registers. */
class PasteTest {

    private static final String CHANGED_BY_A_TRACER =
            "rip=0x401007 rcx=0x401007 cs=0x33 ss=0x2b r11=0x246 eflags=0x646 orig_rax=39";

    @BeforeEach
    void fresh() {
        TestWindow.fresh();
    }

    @Test
    void pastedRegistersBecomeAScenarioThatReturnsWithThem() {
        paste(CHANGED_BY_A_TRACER);
        TestWindow.answer("Load as Scenario");
        TestWindow.until("the scenario is open", () -> scenario().equals("pasted"));
        assertThat(TestWindow.<Integer>get(() -> TestWindow.session().scenario().getStart().size())).isGreaterThan(5);
    }

    @Test
    void whatIsNoReturnLeavesTheOpenScenarioAsItIs() {
        paste("The quick brown fox");
        TestWindow.answer("Close");
        assertThat(scenario()).isEqualTo(TestWindow.FIRST);
    }

    @Test
    void aWordOfThreadFlagsPastedIntoWorkIsReadAndSet() {
        clipboard("0x4");
        WorkView work = TestWindow.view(WorkView.class, WorkView.ID);
        TestWindow.run(() -> work.table().control().setFocus());
        TestWindow.press(KeyEvent.VK_CONTROL, KeyEvent.VK_V);
        TestWindow.answer("Set These Flags");
        TestWindow.until("the flag of bit 2 is set", () -> TestWindow.get(() -> TestWindow.session().state().getFlags()
                .stream().filter(ThreadFlagValue::isSet).map(ThreadFlagValue::getName).toList())
                .equals(List.of("SIGPENDING")));
        assertThat(scenario()).isEqualTo(TestWindow.FIRST);
    }

    @Test
    void aWordOfRflagsPastedIntoFlagsIsRead() {
        clipboard("EFLAGS: 00010246");
        FlagsView flags = TestWindow.view(FlagsView.class, FlagsView.ID);
        TestWindow.run(flags::asTable);
        TestWindow.run(() -> flags.table().control().setFocus());
        TestWindow.press(KeyEvent.VK_CONTROL, KeyEvent.VK_V);
        TestWindow.until("the dialog stands there", () -> !TestWindow.dialogs().isEmpty());
        assertThat(TestWindow.<String>get(() -> TestWindow.dialogs().get(0).getText())).isEqualTo("Pasted Flags");
        TestWindow.answer("Close");
        assertThat(TestWindow.<Boolean>get(() -> TestWindow.session().commands().canUndo())).isFalse();
    }

    private static String scenario() {
        return TestWindow.get(() -> TestWindow.session().scenario().getId());
    }

    private static void clipboard(String text) {
        TestWindow.run(() -> {
            Clipboard clipboard = new Clipboard(TestWindow.display());
            clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
            clipboard.dispose();
        });
    }

    private static void paste(String text) {
        clipboard(text);
        RegistersView registers = TestWindow.view(RegistersView.class, RegistersView.ID);
        TestWindow.run(registers::asTable);
        TestWindow.run(() -> registers.table().control().setFocus());
        TestWindow.press(KeyEvent.VK_CONTROL, KeyEvent.VK_V);
    }
}
