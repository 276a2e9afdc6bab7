package ringside.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import org.eclipse.core.commands.common.NotDefinedException;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.commands.ICommandImageService;
import org.eclipse.ui.commands.ICommandService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ringside.ui.session.Documents;
import ringside.ui.shell.ExplorePerspective;

/** What stands there at the start. */
class WindowOpensTest {

    @BeforeEach
    void fresh() {
        TestWindow.fresh();
    }

    @Test
    void opensOnExploreWithEveryPart() {
        assertThat(TestWindow.<String>get(() -> TestWindow.window().getActivePage().getPerspective().getId()))
                .isEqualTo(ExplorePerspective.ID);
        assertThat(TestWindow.<String[]>get(() -> Arrays.stream(TestWindow.window().getActivePage().getViewReferences())
                .map(IViewReference::getId).toArray(String[]::new))).contains("ringside.ui.listing",
                        "ringside.ui.registers",
                        "ringside.ui.flags", "ringside.ui.ptregs", "ringside.ui.work", "ringside.ui.reasons",
                        "ringside.ui.timeline", "ringside.ui.hints");
    }

    @Test
    void showsNoEditorArea() {
        assertThat(TestWindow.<Boolean>get(() -> TestWindow.window().getActivePage().isEditorAreaVisible())).isFalse();
    }

    @Test
    void hasTheFirstScenarioOpenOnTheSeedKernelAtItsFirstStep() {
        assertThat(TestWindow.<Long>get(() -> TestWindow.session().step())).isZero();
        assertThat(TestWindow.<String>get(() -> TestWindow.session().scenario().getKernel())).isEqualTo("seed");
        assertThat(TestWindow.<Boolean>get(() -> TestWindow.service(Documents.class).unsaved())).isFalse();
    }

    @Test
    void everyCommandHasALabelAPictureAndAResult() throws Exception {
        TestWindow.run(() -> {
            var commands = TestWindow.service(ICommandService.class);
            var images = TestWindow.service(ICommandImageService.class);
            for (var command : commands.getDefinedCommands()) {
                if (command.getId().startsWith("ringside.ui.")) {
                    try {
                        assertThat(command.getName()).as(command.getId()).isNotBlank();
                        assertThat(command.getDescription()).as(command.getId()).isNotBlank();
                    } catch (NotDefinedException e) {
                        throw new AssertionError(e);
                    }
                    assertThat(images.getImageDescriptor(command.getId())).as(command.getId()).isNotNull();
                }
            }
        });
    }
}
