package ringside.ui.commands;

import java.util.Map;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.commands.IElementUpdater;
import org.eclipse.ui.menus.UIElement;

import ringside.stepper.listing.ShownSyntax;
import ringside.ui.appearance.Appearance;

/** Shows the listing in AT&amp;T syntax, or in Intel syntax again. */
public final class SyntaxHandler extends CommandHandler implements IElementUpdater {

    @Override
    public Object execute(ExecutionEvent event) {
        service(Appearance.class).syntax(att() ? ShownSyntax.INTEL : ShownSyntax.ATT);
        service(ICommandService.class).refreshElements("ringside.ui.att", null);
        return null;
    }

    private static boolean att() {
        return service(Appearance.class).syntax() == ShownSyntax.ATT;
    }

    @Override
    public void updateElement(UIElement element, @SuppressWarnings("rawtypes") Map parameters) {
        element.setChecked(att());
    }
}
