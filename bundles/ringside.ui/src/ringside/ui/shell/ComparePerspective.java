package ringside.ui.shell;

import java.util.List;
import java.util.stream.Stream;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

import ringside.ui.compare.CompareView;
import ringside.ui.compare.EditsView;
import ringside.ui.compare.LockstepView;
import ringside.ui.compare.MapView;
import ringside.ui.compare.StatisticsView;
import ringside.ui.views.SentenceView;
import ringside.ui.views.ReasonsView;

/**
 * Compare: two kernels in lockstep on the open scenario, over the whole width; behind that the questions about kernels as
 * a whole, and what would turn the verdict of the open scenario.
 */
public final class ComparePerspective implements IPerspectiveFactory {

    /** The id of this perspective. */
    public static final String ID = "ringside.ui.compare";

    private static final float QUESTIONS = 0.95f;
    private static final float WORDS = 0.86f;
    private static final List<String> QUESTION_VIEWS = List.of(LockstepView.ID, CompareView.ID, MapView.ID,
            EditsView.ID, StatisticsView.ID, ReasonsView.ID);
    private static final List<String> ALL_VIEWS = Stream.concat(QUESTION_VIEWS.stream(), Stream.of(SentenceView.ID))
            .toList();

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        String editors = layout.getEditorArea();
        layout.addView(SentenceView.ID, IPageLayout.BOTTOM, WORDS, editors);
        IFolderLayout questions = layout.createFolder("ringside.ui.kernels", IPageLayout.TOP, QUESTIONS, editors);
        for (String id : QUESTION_VIEWS) {
            questions.addView(id);
        }
        for (String id : ALL_VIEWS) {
            layout.addShowViewShortcut(id);
            layout.getViewLayout(id).setCloseable(false);
        }
        layout.addPerspectiveShortcut(ExplorePerspective.ID);
        layout.addPerspectiveShortcut(ID);
    }
}
