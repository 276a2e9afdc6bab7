package ringside.app;

import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.actions.ContributionItemFactory;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;

/**
 * The menu bar: named groups, which {@code ringside.ui} fills with its commands, and the few items that every workbench
 * window has.
 */
final class RingsideMenus extends ActionBarAdvisor {

    RingsideMenus(IActionBarConfigurer configurer) {
        super(configurer);
    }

    @Override
    protected void fillMenuBar(IMenuManager bar) {
        IWorkbenchWindow window = getActionBarConfigurer().getWindowConfigurer().getWindow();
        bar.add(fileMenu(window));
        bar.add(menu("&Edit", "edit", "undo", "copy", "find"));
        bar.add(menu("&Run", "run", "navigate", "run", "breakpoints", "events"));
        bar.add(viewMenu(window));
        bar.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        bar.add(helpMenu(window));
    }

    private static MenuManager fileMenu(IWorkbenchWindow window) {
        MenuManager file = menu("&File", "file", "open", "save", "import");
        file.add(new Separator("exit"));
        file.add(ActionFactory.QUIT.create(window));
        return file;
    }

    private static MenuManager viewMenu(IWorkbenchWindow window) {
        MenuManager view = menu("&View", "view", "zoom", "theme", "perspective");
        MenuManager parts = new MenuManager("Show &View", "parts");
        parts.add(ContributionItemFactory.VIEWS_SHORTLIST.create(window));
        view.add(new Separator("window"));
        view.add(parts);
        view.add(ActionFactory.RESET_PERSPECTIVE.create(window));
        view.add(new Separator("preferences"));
        view.add(ActionFactory.PREFERENCES.create(window));
        return view;
    }

    private static MenuManager helpMenu(IWorkbenchWindow window) {
        MenuManager help = menu("&Help", IWorkbenchActionConstants.M_HELP, "start");
        help.add(new Separator("contents"));
        help.add(ActionFactory.HELP_CONTENTS.create(window));
        help.add(ActionFactory.HELP_SEARCH.create(window));
        help.add(ActionFactory.DYNAMIC_HELP.create(window));
        help.add(new GroupMarker("sheets"));
        help.add(new Separator("about"));
        help.add(ActionFactory.ABOUT.create(window));
        return help;
    }

    private static MenuManager menu(String label, String id, String... groups) {
        MenuManager menu = new MenuManager(label, id);
        for (String group : groups) {
            menu.add(new Separator(group));
        }
        menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
        return menu;
    }
}
