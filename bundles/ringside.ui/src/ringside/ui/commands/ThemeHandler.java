package ringside.ui.commands;

import java.util.Map;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.commands.IElementUpdater;
import org.eclipse.ui.menus.UIElement;

import ringside.ui.appearance.ThemeChoice;
import ringside.ui.appearance.ThemeSwitch;

/** Chooses a theme and marks the one that is chosen. */
public final class ThemeHandler extends CommandFamily<ThemeChoice> implements IElementUpdater {

    /** A handler whose theme plugin.xml names. */
    public ThemeHandler() {
        super(ThemeChoice.class);
    }

    @Override
    public Object execute(ExecutionEvent event) {
        service(ThemeSwitch.class).choose(word());
        for (ThemeChoice choice : ThemeChoice.values()) {
            service(ICommandService.class).refreshElements("ringside.ui.theme." + choice.word(), null);
        }
        return null;
    }

    @Override
    public void updateElement(UIElement element, @SuppressWarnings("rawtypes") Map parameters) {
        element.setChecked(service(ThemeSwitch.class).wanted() == word());
    }
}
