package ringside.ui.commands;

import java.util.Map;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.commands.IElementUpdater;
import org.eclipse.ui.menus.UIElement;

import ringside.ui.appearance.Appearance;
import ringside.ui.appearance.ThemeChoice;
import ringside.ui.appearance.ThemeSwitch;
import ringside.ui.appearance.Zoom;

/** Zoom of everything, and the theme. */
public final class ZoomAndThemeHandler extends CommandFamily implements IElementUpdater {

    private static final String THEME = "theme.";

    @Override
    public Object execute(ExecutionEvent event) {
        Appearance appearance = service(Appearance.class);
        switch (word()) {
            case "larger" -> appearance.zoom(appearance.zoom().larger());
            case "smaller" -> appearance.zoom(appearance.zoom().smaller());
            case "normal" -> appearance.zoom(Zoom.NORMAL);
            default -> {
                service(ThemeSwitch.class).choose(choice());
                refreshMarks();
            }
        }
        return null;
    }

    @Override
    public void updateElement(UIElement element, @SuppressWarnings("rawtypes") Map parameters) {
        if (word().startsWith(THEME)) {
            element.setChecked(service(ThemeSwitch.class).wanted() == choice());
        }
    }

    private ThemeChoice choice() {
        if (!word().startsWith(THEME)) {
            throw unknown();
        }
        return ThemeChoice.named(word().substring(THEME.length())).orElseThrow(this::unknown);
    }

    private static void refreshMarks() {
        for (ThemeChoice choice : ThemeChoice.values()) {
            service(ICommandService.class).refreshElements("ringside.ui." + THEME + choice.word(), null);
        }
    }
}
