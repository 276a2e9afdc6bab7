package ringside.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ringside.stepper.Session;
import ringside.ui.session.Documents;
import ringside.ui.views.PtRegsView;
import ringside.ui.views.WorkView;

/** The kernel stack and the thread flags in the window. */
class StackTest {

    private static final int NAME = 1;
    private static final int VALUE = 2;
    private static final int STATE = 1;
    private static final int SYSCALL = 2;

    @BeforeEach
    void fresh() {
        TestWindow.fresh();
    }

    @Test
    void showsBothSidesOfRspAndThreadInfoAndKeepsItsRows() {
        PtRegsView stack = TestWindow.view(PtRegsView.class, PtRegsView.ID);
        List<String> names = column(stack, NAME);
        assertThat(names).contains("rsp+8", "\u25b6rsp", "rsp-8", "flags", "status");
        while (TestWindow.get(() -> TestWindow.session().ended().isEmpty())) {
            TestWindow.run(() -> TestWindow.active().step(Session::stepInto));
            TestWindow.settle();
            assertThat(column(stack, NAME)).hasSameSizeAs(names);
        }
    }

    @Test
    void theWordAtRspIsTheLastThatWasPushed() {
        PtRegsView stack = TestWindow.view(PtRegsView.class, PtRegsView.ID);
        TestWindow.run(() -> TestWindow.active().step(session -> session.goTo(SYSCALL + 4L)));
        TestWindow.until("the ss slot is on the stack", () -> value(stack, "\u25b6rsp").equals("0000_0000_0000_002b"));
    }

    @Test
    void theWordOfThreadInfoHasTheFlagThatIsSet() {
        PtRegsView stack = TestWindow.view(PtRegsView.class, PtRegsView.ID);
        TestWindow.run(() -> TestWindow.service(Documents.class).profile("v6.8"));
        TestWindow.get(() -> {
            TestWindow.active().edit("flag.SYSCALL_TRACE", "1");
            return null;
        });
        TestWindow.until("a bit is set", () -> column(stack, NAME).stream().anyMatch(name -> name.endsWith(
                "syscall_work")) && !value(stack, "\u25b8syscall_work").endsWith("0000"));
    }

    @Test
    void theWorkThatRunsNextIsTheOneThatTheListingTestsFirst() {
        WorkView work = TestWindow.view(WorkView.class, WorkView.ID);
        TestWindow.get(() -> {
            TestWindow.active().edit("flag.NOTIFY_RESUME", "1");
            TestWindow.active().edit("flag.SIGPENDING", "1");
            TestWindow.active().edit("flag.NEED_RESCHED", "1");
            return null;
        });
        TestWindow.until("one is next", () -> next(work).equals(List.of("NEED_RESCHED")));
    }

    private static List<String> next(WorkView work) {
        return TestWindow.get(() -> Arrays.stream(work.table().control().getItems())
                .filter(item -> item.getText(STATE).endsWith("next"))
                .map(item -> item.getText(0).replace("\u25b8", "").strip()).toList());
    }

    private static List<String> column(PtRegsView stack, int column) {
        return TestWindow.get(() -> Arrays.stream(stack.table().control().getItems())
                .map(item -> item.getText(column).strip()).toList());
    }

    private static String value(PtRegsView stack, String name) {
        int row = column(stack, NAME).indexOf(name);
        return row < 0 ? "" : column(stack, VALUE).get(row);
    }
}
