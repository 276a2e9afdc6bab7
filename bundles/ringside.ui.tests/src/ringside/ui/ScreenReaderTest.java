package ringside.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.event.KeyEvent;
import java.io.IOException;
import java.util.List;
import java.util.Set;

import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ringside.ui.ScreenReader.Told;
import ringside.ui.chapters.ChaptersView;
import ringside.ui.seam.SeamView;
import ringside.ui.shell.ComparePerspective;
import ringside.ui.shell.ExplorePerspective;
import ringside.ui.views.RegistersView;

/** What a screen reader is told of the window, asked for as a screen reader asks: over AT-SPI. */
class ScreenReaderTest {

    /** What one can do something with, or read something in. */
    private static final Set<String> TO_USE = Set.of("push button", "toggle button", "check box", "radio button",
            "combo box", "text", "table", "tree table", "list", "list item", "slider", "spin button", "page tab",
            "progress bar", "menu item", "drawing area");

    private ScreenReader reader;

    @BeforeEach
    void fresh() throws IOException {
        TestWindow.fresh();
        perspective(ExplorePerspective.ID);
        TestWindow.view(SeamView.class, SeamView.ID);
        RegistersView registers = TestWindow.view(RegistersView.class, RegistersView.ID);
        TestWindow.run(registers::asGrid);
        reader = new ScreenReader();
    }

    @AfterEach
    void hangUp() throws IOException {
        reader.close();
        perspective(ExplorePerspective.ID);
    }

    @Test
    void everythingInExploreThatCanBeUsedHasAName() throws IOException {
        assertThat(nameless(reader.read())).isEmpty();
    }

    @Test
    void everythingInCompareThatCanBeUsedHasAName() throws IOException {
        perspective(ComparePerspective.ID);
        Told window = reader.read();
        assertThat(nameless(window)).isEmpty();
        assertThat(window.all().filter(told -> told.role().equals("table")).toList()).isNotEmpty();
    }

    @Test
    void partsAreFoundByTheirNames() throws IOException {
        Told window = reader.read();
        for (String part : List.of("Chapters", "Listing", "Seam", "Registers", "Flags", "Work", "Sentence")) {
            assertThat(window.find("panel", part)).as(part).isPresent();
        }
        for (String tab : List.of("Seam", "pt_regs", "Reasons", "What if", "Console")) {
            assertThat(window.find("page tab", tab)).as(tab).isPresent();
        }
        assertThat(window.find("table", "Work")).isPresent();
        assertThat(window.find("combo box", "Scenario")).isPresent();
    }

    @Test
    void theChaptersAreASliderThatTellsStepAndLength() throws IOException {
        TestWindow.view(ChaptersView.class, ChaptersView.ID);
        TestWindow.press(KeyEvent.VK_F5);
        TestWindow.press(KeyEvent.VK_F5);
        TestWindow.until("two steps are made", () -> TestWindow.get(() -> TestWindow.session().step()) == 2);
        Told slider = reader.read().find("slider", "Chapters").orElseThrow();
        assertThat(reader.value(slider)).isEqualTo(2);
        assertThat(reader.most(slider)).isEqualTo((double) TestWindow.<Long>get(() -> TestWindow.session().chronicle()
                .chapters().length()));
        assertThat(slider.more()).contains("step 2 of");
    }

    @Test
    void theSeamIsAListOfSlotsAndChecks() throws IOException {
        Told seam = reader.read().find("list", "Seam").orElseThrow();
        assertThat(seam.inner()).extracting(Told::role).contains("list item").isSubsetOf("list item", "push button");
        assertThat(seam.inner()).extracting(Told::name).anyMatch(name -> name.startsWith("slot flags at +90"))
                .anyMatch(name -> name.startsWith("R11_FLAGS")).anyMatch(name -> name.contains("RCX_RIP"));
    }

    @Test
    void registersAndFlagsAreListsOfValues() throws IOException {
        Told window = reader.read();
        assertThat(window.find("list", "Registers").orElseThrow().inner()).extracting(Told::name)
                .contains("rip 0x401000", "rflags 0x202");
        assertThat(window.find("list", "Flags").orElseThrow().inner()).extracting(Told::name).contains("IF is 1",
                "TF is 0");
    }

    private static List<String> nameless(Told window) {
        return window.all().filter(told -> TO_USE.contains(told.role()) && told.name().isBlank() && told.more()
                .isBlank()).map(told -> told.role() + " " + told.path()).toList();
    }

    private static void perspective(String id) {
        TestWindow.run(() -> {
            try {
                PlatformUI.getWorkbench().showPerspective(id, TestWindow.window());
            } catch (WorkbenchException e) {
                throw new AssertionError(e);
            }
        });
        TestWindow.settle();
    }
}
