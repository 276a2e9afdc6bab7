package ringside.ui.shell;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

import ringside.ui.compare.CompareView;
import ringside.ui.compare.EditsView;
import ringside.ui.compare.MapView;
import ringside.ui.compare.StatisticsView;
import ringside.ui.views.SentenceView;
import ringside.ui.views.ReasonsView;

/**
 * Compare: questions about kernels as a whole. Left what they decide and where they differ, below how often; right the
 * state of the open scenario with what would turn its verdict.
 */
public final class ComparePerspective implements IPerspectiveFactory {

    /** The id of this perspective. */
    public static final String ID = "ringside.ui.compare";

    private static final float LEFT = 0.58f;
    private static final float UPPER = 0.56f;
    private static final float HALF = 0.5f;
    private static final float WORDS = 0.86f;

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        String editors = layout.getEditorArea();
        layout.addView(SentenceView.ID, IPageLayout.BOTTOM, WORDS, editors);
        IFolderLayout kernels = layout.createFolder("ringside.ui.kernels", IPageLayout.LEFT, LEFT, editors);
        kernels.addView(CompareView.ID);
        kernels.addView(MapView.ID);
        layout.addView(StatisticsView.ID, IPageLayout.BOTTOM, UPPER, "ringside.ui.kernels");
        layout.addView(EditsView.ID, IPageLayout.TOP, HALF, editors);
        layout.addView(ReasonsView.ID, IPageLayout.BOTTOM, HALF, EditsView.ID);
        for (String id : new String[] {CompareView.ID, MapView.ID, EditsView.ID, StatisticsView.ID, ReasonsView.ID,
            SentenceView.ID}) {
            layout.addShowViewShortcut(id);
            layout.getViewLayout(id).setCloseable(false);
        }
        layout.addPerspectiveShortcut(ExplorePerspective.ID);
        layout.addPerspectiveShortcut(ID);
    }
}
