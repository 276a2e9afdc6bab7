package ringside.ui.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.model.ThreadFlagValue;
import ringside.stepper.Session;

/** Which work is said to run next. */
class WorkOrderTest {

    static Stream<String> kernels() {
        return Profiles.all().stream().map(Profile::id);
    }

    private static List<ThreadFlagValue> flags(Session session, Set<String> set) {
        List<ThreadFlagValue> flags = new ArrayList<>(EcoreUtil.copyAll(session.state().getFlags()));
        flags.forEach(flag -> flag.setSet(set.contains(flag.getName())));
        return flags;
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void theSchedulerRunsBeforeSignalsAndModesAreNoWork(String kernel) throws Exception {
        Session session = Opened.on(kernel);
        WorkOrder order = new WorkOrder(session.listing());
        assertThat(order.next(flags(session, Set.of()))).isEmpty();
        assertThat(order.next(flags(session, Set.of("SYSCALL_TRACE", "SECCOMP")))).isEmpty();
        assertThat(order.next(flags(session, Set.of("SIGPENDING")))).contains("SIGPENDING");
        assertThat(order.next(flags(session, Set.of("SIGPENDING", "NEED_RESCHED", "SYSCALL_TRACE"))))
                .contains("NEED_RESCHED");
    }
}
