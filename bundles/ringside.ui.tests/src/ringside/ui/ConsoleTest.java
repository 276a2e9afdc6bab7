package ringside.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.event.KeyEvent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ringside.model.RingsideFactory;
import ringside.model.Scenario;
import ringside.stepper.listing.ShownSyntax;
import ringside.ui.appearance.Appearance;
import ringside.ui.appearance.Settings;
import ringside.ui.session.Documents;
import ringside.ui.views.ConsoleView;
import ringside.ui.code.ListingView;

/** What a program writes, and the syntax in which it is shown. */
class ConsoleTest {

    private static final String HELLO = """
            _start: mov eax, 1
                    mov edi, 1
                    lea rsi, [rip+text]
                    mov edx, 6
                    syscall
                    hlt
                    .data
            text:   .ascii "hello\\n"
            """;

    @BeforeEach
    void hello() {
        TestWindow.fresh();
        Scenario scenario = RingsideFactory.eINSTANCE.createScenario();
        scenario.setId("hello");
        scenario.setTitle("hello");
        scenario.setKernel("v6.8");
        scenario.setProgram(HELLO);
        TestWindow.run(() -> TestWindow.service(Documents.class).openPasted(scenario));
        TestWindow.settle();
    }

    @AfterEach
    void intel() {
        TestWindow.run(() -> TestWindow.service(Appearance.class).syntax(ShownSyntax.INTEL));
    }

    @Test
    void theConsoleShowsWhatWasWrittenUpToTheStep() {
        ConsoleView console = TestWindow.view(ConsoleView.class, ConsoleView.ID);
        assertThat(words(console)).isEqualTo(Messages.Console_nothing);
        TestWindow.press(KeyEvent.VK_END);
        TestWindow.until("the text is there", () -> words(console).equals("hello\n"));
        assertThat(TestWindow.<String>get(() -> console.rows().orElseThrow().text())).isEqualTo("hello\n");
        TestWindow.press(KeyEvent.VK_HOME);
        TestWindow.until("the text is taken back", () -> words(console).equals(Messages.Console_nothing));
    }

    @Test
    void theListingTurnsToAttSyntaxAndBackByKey() {
        ListingView listing = TestWindow.view(ListingView.class, ListingView.ID);
        assertThat(TestWindow.<Boolean>get(() -> shows(listing, "lea rsi, [rip+text]"))).isTrue();
        TestWindow.press(KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT, KeyEvent.VK_A);
        TestWindow.until("AT&T syntax", () -> TestWindow.get(() -> shows(listing, "leaq text(%rip), %rsi")));
        assertThat(TestWindow.<ShownSyntax>get(() -> TestWindow.service(Settings.class).syntax()))
                .isEqualTo(ShownSyntax.ATT);
        TestWindow.press(KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT, KeyEvent.VK_A);
        TestWindow.until("Intel syntax", () -> TestWindow.get(() -> shows(listing, "lea rsi, [rip+text]")));
    }

    private static String words(ConsoleView console) {
        return TestWindow.get(console::words);
    }

    private static boolean shows(ListingView listing, String statement) {
        return listing.text().getText().contains(statement.replaceFirst(" ", "\t"));
    }
}
