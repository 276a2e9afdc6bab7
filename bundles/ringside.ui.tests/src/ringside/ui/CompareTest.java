package ringside.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.event.KeyEvent;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ringside.model.ReturnPath;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.ui.compare.CompareView;
import ringside.stepper.Session;
import ringside.stepper.value.ValueProblem;
import ringside.ui.compare.EditsView;
import ringside.ui.compare.LockstepView;
import ringside.ui.compare.MapView;
import ringside.ui.compare.StatisticsView;
import ringside.ui.session.Documents;
import ringside.ui.shell.ComparePerspective;
import ringside.ui.shell.ExplorePerspective;

/** The perspective that asks about kernels as a whole. */
class CompareTest {
    /** Steps from a position at which an edit still counts to the first question. */
    private static final int BEFORE = 4;
    /** Columns of the rows in lockstep. */
    private static final int LEFT = 2;
    private static final int RIGHT = 5;

    @BeforeEach
    void fresh() {
        TestWindow.fresh();
        TestWindow.run(() -> TestWindow.service(Documents.class).profile("seed"));
        TestWindow.press(KeyEvent.VK_CONTROL, KeyEvent.VK_2);
        TestWindow.until("the perspective is there", () -> perspective().equals(ComparePerspective.ID));
    }

    @AfterEach
    void back() {
        TestWindow.press(KeyEvent.VK_CONTROL, KeyEvent.VK_1);
        TestWindow.until("the first perspective is back", () -> perspective().equals(ExplorePerspective.ID));
    }

    @Test
    void theSeedAndTheNewestKernelDifferInPathOnlyForTwoPlacesOfRip() {
        CompareView view = TestWindow.view(CompareView.class, CompareView.ID);
        TestWindow.run(() -> view.compareWith("v6.8"));
        TestWindow.until("the differences are listed", () -> !column(view.table().control(), 0).isEmpty());
        List<String> one = column(view.table().control(), 0);
        List<String> other = column(view.table().control(), 1);
        List<String> when = column(view.table().control(), 3);
        List<String> inPath = IntStream.range(0, one.size())
                .filter(row -> !first(one.get(row)).equals(first(other.get(row)))).mapToObj(when::get).toList();
        assertThat(inPath).isNotEmpty().allMatch(words -> words.contains("RIP the last page of the user half")
                || words.contains("RIP a kernel address"));
    }

    @Test
    void theMapAnswersForEveryClassOfTheOpenKernel() {
        MapView view = TestWindow.view(MapView.class, MapView.ID);
        TestWindow.until("the map is listed", () -> !column(view.table().control(), 0).isEmpty());
        assertThat(column(view.table().control(), 0)).contains("SYSRET", "IRET");
        assertThat(column(view.table().control(), 1)).contains("RCX_RIP", "CANONICAL", "CS", "R11_FLAGS", "RF_TF",
                "SS");
        TestWindow.run(() -> TestWindow.service(Documents.class).profile("v6.8"));
        TestWindow.until("the map follows the kernel", () -> column(view.table().control(), 1).contains("LIMIT"));
    }

    @Test
    void enterMakesTheSelectedEditsAndTheVerdictTurns() {
        TestWindow.run(() -> TestWindow.service(Documents.class).profile("v6.8"));
        EditsView view = TestWindow.view(EditsView.class, EditsView.ID);
        TestWindow.run(() -> TestWindow.active().step(session -> session.goTo(session.chronicle().returns().get(0)
                .asked().get(0)
                .step() - BEFORE)));
        TestWindow.until("the edits are listed", () -> !view.table().rows().isEmpty());
        ReturnPath before = TestWindow.get(() -> TestWindow.session().state().getVerdict().getPath());
        TestWindow.run(() -> view.table().select(0));
        TestWindow.press(KeyEvent.VK_F2);
        TestWindow.until("the verdict has turned", () -> !TestWindow.<ReturnPath>get(() -> TestWindow.session().state()
                .getVerdict().getPath()).equals(before));
        TestWindow.press(KeyEvent.VK_CONTROL, KeyEvent.VK_Z);
        TestWindow.until("the verdict is as before", () -> TestWindow.<ReturnPath>get(() -> TestWindow.session().state()
                .getVerdict().getPath()).equals(before));
    }

    @Test
    void theStatisticsCountTheOpenScenarioOnEveryKernel() {
        StatisticsView view = TestWindow.view(StatisticsView.class, StatisticsView.ID);
        TestWindow.until("every kernel is counted", () -> column(view.table().control(), 0).stream()
                .map(CompareTest::first).distinct().toList().equals(Profiles.all().stream().map(Profile::id).toList()));
        List<String> what = column(view.table().control(), 2);
        assertThat(what).contains("SYSRET-FAST", "SYSRET", "ERETU");
    }

    /** What the class table says is seen happening: the witness runs on both kernels, side by side. */
    @Test
    void enterLoadsTheWitnessOfAClassOnBothSides() {
        CompareView classes = TestWindow.view(CompareView.class, CompareView.ID);
        TestWindow.run(() -> classes.compareWith("v6.8"));
        TestWindow.until("the differences are listed", () -> !column(classes.table().control(), 0).isEmpty());
        TestWindow.run(() -> {
            classes.table().control().setFocus();
            classes.table().select(0);
        });
        String one = column(classes.table().control(), 0).get(0);
        String other = column(classes.table().control(), 1).get(0);
        TestWindow.press(KeyEvent.VK_ENTER);
        LockstepView lockstep = lockstep("the witness runs on both sides", rows -> rows.stream().anyMatch(row -> row
                .startsWith(first(one)) && row.contains("sysretq")));
        assertThat(TestWindow.<String>get(() -> TestWindow.session().scenario().getTitle()))
                .isEqualTo("Witness: seed against v6.8");
        assertThat(column(lockstep.table().control(), RIGHT)).anyMatch(row -> row.startsWith(first(other))
                && row.contains("iretq"));
    }

    @Test
    void unsavedWorkIsAskedForBeforeAWitnessIsLoaded() {
        TestWindow.run(() -> {
            try {
                TestWindow.active().edit("user.rbx", "7");
            } catch (ValueProblem e) {
                throw new IllegalStateException(e);
            }
        });
        Session open = TestWindow.session();
        CompareView classes = TestWindow.view(CompareView.class, CompareView.ID);
        TestWindow.run(() -> classes.compareWith("v6.8"));
        TestWindow.until("the differences are listed", () -> !column(classes.table().control(), 0).isEmpty());
        TestWindow.run(() -> {
            classes.table().control().setFocus();
            classes.table().select(0);
        });
        TestWindow.key(KeyEvent.VK_ENTER);
        TestWindow.answer("Cancel");
        assertThat(TestWindow.session()).isSameAs(open);
    }

    /** Looking at rows moves nothing; a key finds the first difference, and Enter goes there. */
    @Test
    void theFirstDifferenceIsFoundByAKeyAndEnterGoesThere() {
        TestWindow.run(() -> TestWindow.service(Documents.class).profile("v6.8"));
        LockstepView view = TestWindow.view(LockstepView.class, LockstepView.ID);
        TestWindow.run(() -> view.compareWith("seed"));
        lockstep("both sides ran", rows -> rows.stream().anyMatch(row -> row.startsWith("RCX_RIP held")));
        TestWindow.run(() -> {
            view.table().control().setFocus();
            view.table().select(0);
        });
        TestWindow.press(KeyEvent.VK_CONTROL, KeyEvent.VK_D);
        TestWindow.until("the first difference is selected", () -> TestWindow.get(() -> view.table().control()
                .getSelection()[0].getText(LEFT).startsWith("RCX_RIP held")));
        assertThat(TestWindow.<Long>get(() -> TestWindow.session().step())).isZero();
        TestWindow.press(KeyEvent.VK_ENTER);
        TestWindow.until("the scenario has gone there", () -> TestWindow.get(() -> view.table().control()
                .getSelection()[0].getText(1).endsWith(" " + TestWindow.session().step())));
        assertThat(TestWindow.<Long>get(() -> TestWindow.session().step())).isEqualTo(TestWindow.<Long>get(
                () -> TestWindow
                        .session().chronicle().returns().get(0).asked().get(0).step()));
    }

    private static LockstepView lockstep(String what, Predicate<List<String>> left) {
        TestWindow.until(what, () -> TestWindow.get(() -> TestWindow.window().getActivePage().findView(
                LockstepView.ID)) instanceof LockstepView view && left.test(column(view.table().control(), LEFT)));
        return TestWindow.get(() -> (LockstepView) TestWindow.window().getActivePage().findView(LockstepView.ID));
    }

    private static String first(String words) {
        return words.split(" ")[0];
    }

    private static String perspective() {
        return TestWindow.get(() -> TestWindow.window().getActivePage().getPerspective().getId());
    }

    private static List<String> column(Table table, int column) {
        return TestWindow.get(() -> IntStream.range(0, table.getItemCount())
                .mapToObj(row -> table.getItem(row).getText(column)).toList());
    }
}
