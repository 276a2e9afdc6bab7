package ringside.ui.commands;

import java.util.Map;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.commands.IElementUpdater;
import org.eclipse.ui.menus.UIElement;

import ringside.ui.appearance.Settings;
import ringside.ui.session.Player;

/** Lets the window step by itself, and changes how fast. */
public final class PlayHandler extends CommandFamily<PlayHandler.Order> implements IElementUpdater {

    /** What can be asked for. */
    enum Order {
        /** Start or stop. */
        PLAY,
        /** A higher speed. */
        FASTER,
        /** A lower speed. */
        SLOWER
    }

    /** A handler whose order plugin.xml names. */
    public PlayHandler() {
        super(Order.class);
    }

    @Override
    public Object execute(ExecutionEvent event) {
        Player player = service(Player.class);
        Settings settings = service(Settings.class);
        switch (word()) {
            case PLAY -> player.toggle();
            case FASTER -> player.speed(settings.speed().faster());
            case SLOWER -> player.speed(settings.speed().slower());
        }
        return null;
    }

    @Override
    public boolean isEnabled() {
        return open();
    }

    @Override
    public void updateElement(UIElement element, @SuppressWarnings("rawtypes") Map parameters) {
        if (word() == Order.PLAY) {
            element.setChecked(service(Player.class).playing());
        }
    }
}
