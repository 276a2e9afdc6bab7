package ringside.ui.commands;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.CompoundContributionItem;

import ringside.scenarios.ScenarioLibrary;
import ringside.ui.Messages;
import ringside.ui.appearance.Settings;
import ringside.ui.session.Documents;
import ringside.ui.session.RecentDocuments;

/** The menu of what was open lately. */
public final class RecentMenu extends CompoundContributionItem {

    @Override
    protected IContributionItem[] getContributionItems() {
        IWorkbench workbench = PlatformUI.getWorkbench();
        Documents documents = workbench.getService(Documents.class);
        List<IContributionItem> items = new ArrayList<>();
        for (String address : new RecentDocuments(workbench.getService(Settings.class)).addresses()) {
            items.add(new ActionContributionItem(new Opening(items.size() + 1, address, documents)));
        }
        if (items.isEmpty()) {
            Action none = new Action(Messages.RecentMenu_none) {
            };
            none.setEnabled(false);
            items.add(new ActionContributionItem(none));
        }
        return items.toArray(IContributionItem[]::new);
    }

    private static final class Opening extends Action {
        private final String address;
        private final Documents documents;

        Opening(int number, String address, Documents documents) {
            super("&" + number + "  " + name(address).replace("&", "&&"));
            this.address = address;
            this.documents = documents;
        }

        private static String name(String address) {
            return address.endsWith(ScenarioLibrary.ENDING) ? Path.of(address).getFileName().toString() : address;
        }

        @Override
        public void run() {
            if (ScenarioLibrary.ids().contains(address)) {
                documents.openLibrary(address);
            } else if (documents.mayLeave()) {
                documents.openPath(Path.of(address));
            }
        }
    }
}
