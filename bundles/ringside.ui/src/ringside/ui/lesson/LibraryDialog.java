package ringside.ui.lesson;

import java.util.List;
import java.util.Optional;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;

import ringside.ui.Messages;
import ringside.ui.appearance.Appearance;
import ringside.ui.appearance.Named;
import ringside.ui.appearance.Styling;
import ringside.stepper.drawing.Tone;
import ringside.stepper.drawing.Typeface;

/**
 * The library under its questions, with the card of the selected scenario beside it. What is typed is searched for while it
 * is typed; Enter opens, Esc leaves, the arrow keys walk from the first letter on.
 */
public final class LibraryDialog extends Dialog {

    private static final Point USUAL = new Point(1000, 620);
    private static final int FRAME = 40;
    private static final int LIST_SHARE = 60;
    private static final int WHOLE = 100;
    private static final int MARGIN = 10;

    private final LibraryShelf whole;
    private final Appearance appearance;
    private LibraryShelf shelf;
    private Text search;
    private Tree tree;
    private StyledText card;
    private String chosen;

    /** Shows the library, and what was open lately: ids and paths, the last one first. */
    public LibraryDialog(Shell parent, List<String> recent, Appearance appearance) {
        super(parent);
        this.appearance = appearance;
        whole = LibraryShelf.of(recent);
        shelf = whole;
    }

    /** Returns the id or path of what is to be opened; empty if the dialog was left. */
    public Optional<String> chosen() {
        return Optional.ofNullable(chosen);
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.Library_name);
    }

    /** No larger than the window behind it. */
    @Override
    protected Point getInitialSize() {
        Rectangle window = getParentShell().getBounds();
        int percent = appearance.zoom().percent();
        return new Point(Math.min(USUAL.x * percent / WHOLE, window.width - FRAME),
                Math.min(USUAL.y * percent / WHOLE, window.height - FRAME));
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        Label label = new Label(area, SWT.NONE);
        label.setText(Messages.Library_find);
        search = new Text(area, SWT.SEARCH | SWT.ICON_CANCEL | SWT.ICON_SEARCH);
        search.setMessage(Messages.Library_search);
        Named.as(Messages.Library_search, search);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(search);
        SashForm both = new SashForm(area, SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(both);
        tree = list(both);
        card = card(both);
        both.setWeights(LIST_SHARE, WHOLE - LIST_SHARE);
        search.addListener(SWT.Modify, event -> fill(whole.with(search.getText())));
        search.addListener(SWT.KeyDown, event -> {
            if (event.keyCode == SWT.ARROW_DOWN || event.keyCode == SWT.ARROW_UP) {
                event.doit = false;
                walk(event.keyCode == SWT.ARROW_DOWN);
            }
        });
        return area;
    }

    private Tree list(Composite parent) {
        Tree list = new Tree(parent, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER | SWT.V_SCROLL);
        Named.as(Messages.Library_name, list);
        list.addListener(SWT.Selection, event -> selected());
        list.addListener(SWT.DefaultSelection, event -> okPressed());
        return list;
    }

    private StyledText card(Composite parent) {
        StyledText text = new StyledText(parent, SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL | SWT.MULTI | SWT.BORDER);
        Styling.own(text);
        text.setMargins(MARGIN, MARGIN, MARGIN, MARGIN);
        text.setAlwaysShowScrollBars(false);
        text.setFont(appearance.font(Typeface.TEXT));
        text.setForeground(appearance.color(Tone.INK));
        text.setBackground(appearance.color(Tone.PAPER));
        text.addListener(SWT.Traverse, event -> event.doit |= event.detail == SWT.TRAVERSE_TAB_NEXT
                || event.detail == SWT.TRAVERSE_TAB_PREVIOUS || event.detail == SWT.TRAVERSE_ESCAPE);
        Named.as(Messages.Library_card, text);
        return text;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, Messages.Library_open, true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
        fill(whole);
    }

    private void fill(LibraryShelf shown) {
        shelf = shown;
        tree.setRedraw(false);
        tree.removeAll();
        for (LibraryShelf.Board board : shelf.all()) {
            TreeItem heading = new TreeItem(tree, SWT.NONE);
            heading.setText(NLS.bind(Messages.Library_heading, board.heading(), board.cards().size()));
            heading.setFont(appearance.font(Typeface.TEXT_BOLD));
            for (LibraryCard each : board.cards()) {
                TreeItem item = new TreeItem(heading, SWT.NONE);
                item.setText(each.seen().isEmpty() ? each.title() : NLS.bind(Messages.Library_row, each.title(), each
                        .seen()));
                item.setData(each);
            }
            heading.setExpanded(true);
        }
        tree.setRedraw(true);
        select(cards().stream().findFirst());
        if (tree.getItemCount() > 0) {
            tree.setTopItem(tree.getItem(0));
        }
    }

    private List<TreeItem> cards() {
        return List.of(tree.getItems()).stream().flatMap(heading -> List.of(heading.getItems()).stream()).toList();
    }

    /** From card to card while the keyboard stays in the search. */
    private void walk(boolean on) {
        List<TreeItem> cards = cards();
        int at = tree.getSelectionCount() == 0 ? -1 : cards.indexOf(tree.getSelection()[0]);
        int wanted = at + (on ? 1 : -1);
        if (wanted >= 0 && wanted < cards.size()) {
            select(Optional.of(cards.get(wanted)));
        }
    }

    private void select(Optional<TreeItem> item) {
        item.ifPresentOrElse(tree::setSelection, tree::deselectAll);
        item.ifPresent(tree::showItem);
        selected();
    }

    private Optional<LibraryCard> selection() {
        return List.of(tree.getSelection()).stream().map(TreeItem::getData).filter(LibraryCard.class::isInstance)
                .map(LibraryCard.class::cast).findFirst();
    }

    private void selected() {
        Optional<LibraryCard> selected = selection();
        String words = selected.map(LibraryCard::words).orElse(shelf.all().isEmpty() ? Messages.Library_nothing
                : Messages.Library_choose);
        card.setText(words);
        selected.ifPresent(each -> card.setStyleRange(title(each)));
        Button open = getButton(IDialogConstants.OK_ID);
        if (open != null) {
            open.setEnabled(selected.isPresent());
        }
    }

    private StyleRange title(LibraryCard each) {
        StyleRange range = new StyleRange();
        range.length = each.title().length();
        range.font = appearance.font(Typeface.TITLE);
        return range;
    }

    @Override
    protected void okPressed() {
        selection().ifPresent(each -> {
            chosen = each.address();
            super.okPressed();
        });
    }
}
