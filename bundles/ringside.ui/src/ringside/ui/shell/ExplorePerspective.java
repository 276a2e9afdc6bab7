package ringside.ui.shell;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.eclipse.ui.PlatformUI;

import ringside.ui.appearance.Appearance;
import ringside.ui.appearance.Zoom;
import ringside.ui.author.AuthorView;
import ringside.ui.chapters.ChaptersView;
import ringside.ui.lesson.LessonView;
import ringside.ui.lesson.WelcomeView;
import ringside.ui.code.BreakpointsView;
import ringside.ui.code.ListingView;
import ringside.ui.code.ProgramView;
import ringside.ui.seam.SeamView;
import ringside.ui.views.ConsoleView;
import ringside.ui.views.FlagsView;
import ringside.ui.views.PtRegsView;
import ringside.ui.views.ReasonsView;
import ringside.ui.views.RegistersView;
import ringside.ui.views.SentenceView;
import ringside.ui.views.WhatIfView;
import ringside.ui.views.WorkView;

/** Explore: the chapters above, the code left, the seam in the middle, the state right, one sentence below. */
public final class ExplorePerspective implements IPerspectiveFactory {

    /** The id of this perspective. */
    public static final String ID = "ringside.ui.explore";

    /** The platform's view of a cheat sheet. */
    private static final String CHEAT_SHEETS = "org.eclipse.ui.cheatsheets.views.CheatSheetView";
    private static final Point ROOMY = new Point(1600, 1000);
    private static final int NARROW = 1200;
    private static final float CHAPTERS = 0.14f;
    private static final float SENTENCE = 0.86f;
    private static final float CODE = 0.34f;
    private static final float LESSON = 0.52f;
    private static final float MIDDLE = 0.58f;
    private static final float MIDDLE_NARROW = 0.63f;
    private static final float REGISTERS = 0.4f;
    private static final float FLAGS = 0.42f;

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        String editors = layout.getEditorArea();
        layout.addStandaloneView(ChaptersView.ID, false, IPageLayout.TOP, CHAPTERS, editors);
        layout.addStandaloneView(SentenceView.ID, false, IPageLayout.BOTTOM, SENTENCE, editors);
        IFolderLayout code = layout.createFolder("ringside.ui.code", IPageLayout.LEFT, CODE, editors);
        code.addView(ListingView.ID);
        code.addView(ProgramView.ID);
        code.addView(BreakpointsView.ID);
        code.addPlaceholder(AuthorView.ID);
        IFolderLayout middle = layout.createFolder("ringside.ui.middle", IPageLayout.LEFT, narrow() ? MIDDLE_NARROW
                : MIDDLE, editors);
        middle.addView(SeamView.ID);
        middle.addPlaceholder(WelcomeView.ID);
        middle.addPlaceholder(CHEAT_SHEETS);
        if (roomy()) {
            layout.addStandaloneView(LessonView.ID, true, IPageLayout.BOTTOM, LESSON, "ringside.ui.code");
        } else {
            middle.addView(LessonView.ID);
        }
        middle.addView(PtRegsView.ID);
        middle.addView(ReasonsView.ID);
        middle.addView(WhatIfView.ID);
        middle.addView(ConsoleView.ID);
        state(layout, editors);
        for (String id : new String[] {ChaptersView.ID, ListingView.ID, ProgramView.ID, BreakpointsView.ID,
            LessonView.ID, SeamView.ID, PtRegsView.ID, ReasonsView.ID, WhatIfView.ID,
            ConsoleView.ID, RegistersView.ID, FlagsView.ID, WorkView.ID, SentenceView.ID}) {
            layout.addShowViewShortcut(id);
            layout.getViewLayout(id).setCloseable(false);
        }
        layout.addShowViewShortcut(AuthorView.ID);
        layout.addPerspectiveShortcut(ID);
    }

    /** Where the window is narrow the three parts stand behind each other. */
    private static void state(IPageLayout layout, String editors) {
        if (narrow()) {
            IFolderLayout state = layout.createFolder("ringside.ui.state", IPageLayout.LEFT, 1, editors);
            state.addView(RegistersView.ID);
            state.addView(FlagsView.ID);
            state.addView(WorkView.ID);
        } else {
            layout.addStandaloneView(RegistersView.ID, false, IPageLayout.LEFT, 1, editors);
            layout.addStandaloneView(FlagsView.ID, false, IPageLayout.BOTTOM, REGISTERS, RegistersView.ID);
            layout.addStandaloneView(WorkView.ID, false, IPageLayout.BOTTOM, FLAGS, FlagsView.ID);
        }
    }

    /** Large letters need as much room as small ones on a narrower screen. */
    private static boolean narrow() {
        int percent = PlatformUI.getWorkbench().getService(Appearance.class).zoom().percent();
        return Display.getCurrent().getPrimaryMonitor().getBounds().width * Zoom.NORMAL.percent() / percent < NARROW;
    }

    /** The lesson stands below the code where both have room; elsewhere beside it, among the parts in the middle. */
    private static boolean roomy() {
        int percent = PlatformUI.getWorkbench().getService(Appearance.class).zoom().percent();
        return large() && percent <= Zoom.NORMAL.percent();
    }

    /** Returns whether the monitor has more than enough room, so that the window opens maximised. */
    public static boolean large() {
        Rectangle screen = Display.getCurrent().getPrimaryMonitor().getBounds();
        return screen.width > ROOMY.x && screen.height > ROOMY.y;
    }
}
