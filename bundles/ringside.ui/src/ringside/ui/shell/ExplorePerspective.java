package ringside.ui.shell;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

import ringside.ui.views.ConsoleView;
import ringside.ui.views.FlagsView;
import ringside.ui.views.HintsView;
import ringside.ui.code.ListingView;
import ringside.ui.views.PtRegsView;
import ringside.ui.views.ReasonsView;
import ringside.ui.views.RegistersView;
import ringside.ui.views.TimelineView;
import ringside.ui.views.WhatIfView;
import ringside.ui.views.WorkView;

/** Explore: the code left, the stack and the reasons in the middle, the CPU right, time and words below. */
public final class ExplorePerspective implements IPerspectiveFactory {

    /** The id of this perspective. */
    public static final String ID = "ringside.ui.explore";

    private static final Point ROOMY = new Point(1600, 1000);
    private static final float BOTTOM = 0.85f;
    private static final float BOTTOM_WHERE_LARGE = 0.89f;
    private static final float LISTING = 0.36f;
    private static final float MIDDLE = 0.53f;
    private static final float HALF = 0.5f;
    private static final float STACK_WHERE_SMALL = 0.44f;
    private static final float STACK_WHERE_LARGE = 0.56f;
    private static final float LISTING_WHERE_LARGE = 0.42f;
    private static final float REGISTERS_WHERE_LARGE = 0.44f;
    private static final float TWO_THIRDS = 0.66f;

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        boolean large = large();
        String editors = layout.getEditorArea();
        layout.addView(TimelineView.ID, IPageLayout.BOTTOM, large ? BOTTOM_WHERE_LARGE : BOTTOM, editors);
        layout.addView(HintsView.ID, IPageLayout.RIGHT, TWO_THIRDS, TimelineView.ID);
        layout.addView(ListingView.ID, IPageLayout.LEFT, large ? LISTING_WHERE_LARGE : LISTING, editors);
        layout.addView(PtRegsView.ID, IPageLayout.LEFT, MIDDLE, editors);
        layout.addView(RegistersView.ID, IPageLayout.LEFT, 1 - MIDDLE, editors);
        float stack = large ? STACK_WHERE_LARGE : STACK_WHERE_SMALL;
        IFolderLayout why = layout.createFolder("ringside.ui.why", IPageLayout.BOTTOM, stack, PtRegsView.ID);
        why.addView(ReasonsView.ID);
        why.addView(WhatIfView.ID);
        why.addView(ConsoleView.ID);
        if (large) {
            layout.addView(FlagsView.ID, IPageLayout.BOTTOM, REGISTERS_WHERE_LARGE, RegistersView.ID);
            layout.addView(WorkView.ID, IPageLayout.BOTTOM, HALF, FlagsView.ID);
        } else {
            IFolderLayout lower = layout.createFolder("ringside.ui.lower", IPageLayout.BOTTOM, HALF, RegistersView.ID);
            lower.addView(FlagsView.ID);
            lower.addView(WorkView.ID);
        }
        for (String id : new String[] {ListingView.ID, PtRegsView.ID, ReasonsView.ID, WhatIfView.ID, ConsoleView.ID,
            RegistersView.ID, FlagsView.ID, WorkView.ID, TimelineView.ID, HintsView.ID}) {
            layout.addShowViewShortcut(id);
        }
        layout.addPerspectiveShortcut(ID);
    }

    /** Returns whether the monitor has more than enough room, so that the window opens maximised. */
    public static boolean large() {
        Rectangle screen = Display.getCurrent().getPrimaryMonitor().getBounds();
        return screen.width > ROOMY.x && screen.height > ROOMY.y;
    }
}
