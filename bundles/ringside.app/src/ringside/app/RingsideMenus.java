package ringside.app;

import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.IAction;
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
        bar.add(menu(Messages.Menus_edit, "edit", "undo", "copy", "find"));
        bar.add(menu(Messages.Menus_run, "run", "navigate", "run", "breakpoints", "events"));
        bar.add(viewMenu(window));
        bar.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        bar.add(helpMenu(window));
    }

    private static MenuManager fileMenu(IWorkbenchWindow window) {
        MenuManager file = menu(Messages.Menus_file, "file", "open", "save", "import");
        file.add(new Separator("exit"));
        file.add(item(ActionFactory.QUIT, Messages.Menus_exit, window));
        return file;
    }

    private static MenuManager viewMenu(IWorkbenchWindow window) {
        MenuManager view = menu(Messages.Menus_view, "view", "zoom", "theme", "perspective");
        MenuManager parts = new MenuManager(Messages.Menus_parts, "parts");
        parts.add(ContributionItemFactory.VIEWS_SHORTLIST.create(window));
        view.add(new Separator("window"));
        view.add(parts);
        view.add(item(ActionFactory.RESET_PERSPECTIVE, Messages.Menus_resetPerspective, window));
        view.add(new Separator("preferences"));
        view.add(item(ActionFactory.PREFERENCES, Messages.Menus_preferences, window));
        return view;
    }

    private static MenuManager helpMenu(IWorkbenchWindow window) {
        MenuManager help = menu(Messages.Menus_help, IWorkbenchActionConstants.M_HELP, "start");
        help.add(new Separator("contents"));
        help.add(item(ActionFactory.HELP_CONTENTS, Messages.Menus_helpContents, window));
        help.add(item(ActionFactory.HELP_SEARCH, Messages.Menus_helpSearch, window));
        help.add(item(ActionFactory.DYNAMIC_HELP, Messages.Menus_dynamicHelp, window));
        help.add(new GroupMarker("sheets"));
        help.add(new Separator("about"));
        help.add(item(ActionFactory.ABOUT, Messages.Menus_about, window));
        return help;
    }

    /** An item of the platform with our words: the platform brings its own in English only. */
    private static IAction item(ActionFactory factory, String words, IWorkbenchWindow window) {
        IAction action = factory.create(window);
        action.setText(words);
        return action;
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
