package ringside.ui.commands;

import java.util.Arrays;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.core.runtime.Status;

/**
 * A handler of several commands of one kind. The word behind the colon in plugin.xml is the constant that stands for the
 * command; another word is refused when the handler is made.
 *
 * @param <W> the commands of the family
 */
abstract class CommandFamily<W extends Enum<W>> extends CommandHandler implements IExecutableExtension {

    private final Class<W> words;
    private W word;

    CommandFamily(Class<W> words) {
        this.words = words;
    }

    @Override
    public final void setInitializationData(IConfigurationElement config, String propertyName, Object data)
            throws CoreException {
        W[] all = words.getEnumConstants();
        word = Arrays.stream(all).filter(each -> each.name().equals(data)).findFirst()
                .orElseThrow(() -> new CoreException(Status.error(getClass().getName() + ":" + data + " in "
                        + config.getContributor().getName() + " is no command; known: " + Arrays.toString(all))));
    }

    /** Returns which command of the family this is. */
    protected final W word() {
        return word;
    }
}
