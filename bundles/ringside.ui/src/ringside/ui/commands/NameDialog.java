package ringside.ui.commands;

import java.util.Locale;

import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.dialogs.ElementListSelectionDialog;
import org.eclipse.ui.dialogs.FilteredList;

/** A list of names to choose from; what is typed may stand anywhere in the name. */
final class NameDialog extends ElementListSelectionDialog {

    private final LabelProvider labels;

    NameDialog(Shell parent, LabelProvider labels) {
        super(parent, labels);
        this.labels = labels;
    }

    @Override
    protected FilteredList createFilteredList(Composite parent) {
        FilteredList list = super.createFilteredList(parent);
        list.setFilterMatcher(new Anywhere());
        return list;
    }

    private final class Anywhere implements FilteredList.FilterMatcher {

        private String wanted = "";

        @Override
        public void setFilter(String pattern, boolean ignoreCase, boolean ignoreWildCards) {
            wanted = pattern.replace("*", "").toLowerCase(Locale.ROOT);
        }

        @Override
        public boolean match(Object element) {
            return labels.getText(element).toLowerCase(Locale.ROOT).contains(wanted);
        }
    }
}
