package ringside.ui.shell;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

import ringside.ui.quiz.QuizView;
import ringside.ui.quiz.RuleView;

/** Quiz: the paper left, a rule of one's own right. */
public final class QuizPerspective implements IPerspectiveFactory {

    /** The id of this perspective. */
    public static final String ID = "ringside.ui.quizzes";

    private static final float PAPER = 0.62f;

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
        String editors = layout.getEditorArea();
        layout.addView(QuizView.ID, IPageLayout.LEFT, PAPER, editors);
        layout.addView(RuleView.ID, IPageLayout.LEFT, 1, editors);
        for (String id : new String[] {QuizView.ID, RuleView.ID}) {
            layout.addShowViewShortcut(id);
            layout.getViewLayout(id).setCloseable(false);
        }
        layout.addPerspectiveShortcut(ExplorePerspective.ID);
        layout.addPerspectiveShortcut(ComparePerspective.ID);
        layout.addPerspectiveShortcut(ID);
    }
}
