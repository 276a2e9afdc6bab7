package ringside.ui.appearance;

import java.util.HashMap;
import java.util.Map;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Item;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.Widget;

/**
 * The pictures of tabs, buttons and menus, as large as the letters beside them. The platform gives and takes them when
 * it likes: so they are looked at whenever what holds them is painted or opened.
 */
public final class ZoomedIcons {

    private static final String PLAIN = "ringside.plainIcon";
    private static final String FOLLOWED = "ringside.iconsFollowed";

    private final Appearance appearance;
    private final Map<Key, Image> larger = new HashMap<>();

    private record Key(Image plain, Zoom zoom) {
    }

    private record Pair(Image plain, Image shown) {
    }

    private ZoomedIcons(Appearance appearance) {
        this.appearance = appearance;
    }

    /** Keeps the pictures of all windows as large as letters. */
    public static void over(Display display, Appearance appearance) {
        ZoomedIcons icons = new ZoomedIcons(appearance);
        display.addFilter(SWT.Paint, event -> icons.painted(event.widget));
        display.addFilter(SWT.Show, icons::opened);
        appearance.addListener(() -> icons.everywhere(display));
        display.disposeExec(() -> icons.larger.values().forEach(Image::dispose));
        icons.everywhere(display);
    }

    private void everywhere(Display display) {
        for (Shell shell : display.getShells()) {
            look(shell);
        }
    }

    private void look(Composite parent) {
        items(parent);
        for (Control child : parent.getChildren()) {
            if (child instanceof Composite composite) {
                look(composite);
            }
        }
    }

    private void painted(Widget widget) {
        if (widget instanceof CTabFolder || widget instanceof ToolBar) {
            widget.getDisplay().asyncExec(() -> items(widget));
        }
    }

    /** A menu is filled by whoever hears that it opens: then it is our turn. */
    private void opened(Event event) {
        if (event.widget instanceof Menu menu && menu.getData(FOLLOWED) == null) {
            menu.setData(FOLLOWED, Boolean.TRUE);
            menu.addListener(SWT.Show, shown -> items(menu));
        }
    }

    private void items(Widget holder) {
        if (holder.isDisposed()) {
            return;
        }
        Item[] items = holder instanceof CTabFolder tabs ? tabs.getItems()
                : holder instanceof ToolBar bar ? bar.getItems()
                : holder instanceof Menu menu ? menu.getItems() : new Item[0];
        for (Item item : items) {
            zoom(item);
        }
    }

    private void zoom(Item item) {
        Image now = item.getImage();
        if (now == null || now.isDisposed()) {
            return;
        }
        boolean ours = item.getData(PLAIN) instanceof Pair pair && pair.shown() == now && !pair.plain().isDisposed();
        Image plain = ours ? ((Pair) item.getData(PLAIN)).plain() : now;
        Image wanted = appearance.zoom().equals(Zoom.NORMAL) ? plain
                : larger.computeIfAbsent(new Key(plain, appearance.zoom()), ZoomedIcons::drawn);
        if (wanted != now) {
            item.setData(PLAIN, new Pair(plain, wanted));
            item.setImage(wanted);
        }
    }

    /** Drawings that scale are drawn anew, not enlarged. */
    private static Image drawn(Key key) {
        return new Image(key.plain().getDevice(), key.plain().getImageData(key.zoom().percent()));
    }
}
