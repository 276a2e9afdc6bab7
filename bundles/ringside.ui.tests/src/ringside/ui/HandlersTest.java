package ringside.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;

import org.eclipse.core.commands.IHandler;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.Test;

import ringside.ui.commands.StepHandler;

/** The handlers that plugin.xml names. */
class HandlersTest {

    @Test
    void everyHandlerExistsAndKnowsItsWord() throws CoreException {
        List<IConfigurationElement> ours = ours();
        assertThat(ours).isNotEmpty();
        for (IConfigurationElement handler : ours) {
            assertThat(handler.createExecutableExtension("class")).as(handler.getAttribute("class"))
                    .isInstanceOf(IHandler.class);
        }
    }

    @Test
    void aWordThatIsNoCommandIsRefusedWithTheKnownOnes() {
        IConfigurationElement any = ours().get(0);
        assertThatThrownBy(() -> new StepHandler().setInitializationData(any, "class", "SIDEWAYS"))
                .isInstanceOf(CoreException.class).hasMessageContaining("SIDEWAYS").hasMessageContaining("INTO");
    }

    private static List<IConfigurationElement> ours() {
        return Arrays.stream(Platform.getExtensionRegistry().getConfigurationElementsFor("org.eclipse.ui.handlers"))
                .filter(handler -> handler.getContributor().getName().equals("ringside.ui")).toList();
    }
}
