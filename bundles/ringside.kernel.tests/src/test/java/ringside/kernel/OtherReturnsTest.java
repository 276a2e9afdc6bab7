package ringside.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ringside.kernel.profile.DecisionRow;
import ringside.kernel.profile.DecisionRow.OtherReturn;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.kernel.service.setup.TaskSetup;
import ringside.kernel.service.task.KernelListener;
import ringside.kernel.service.task.ReturnEvent;

/** What a row says of returns that are not those of a call in the same task is what its listing does. */
class OtherReturnsTest {

    private static final int LIMIT = 5_000;

    static List<Profile> profiles() {
        return Profiles.all();
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void anInterruptReturnsAsTheRowSays(Profile profile) throws Exception {
        BootedKernel kernel = BootedKernel.boot(profile, KernelOptions.DEFAULT,
                TaskSetup.of("loop.s", ".intel_syntax noprefix\n.text\nnop\nnop\nhlt\n"));
        Heard heard = new Heard();
        kernel.listener(heard);
        kernel.timerInterrupt();
        kernel.run(LIMIT);
        assertThat(heard.how.get(0)).isEqualTo(profile.value(DecisionRow.EXCEPTION_RETURN));
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void aChildReturnsForTheFirstTimeAsTheRowSays(Profile profile) throws Exception {
        BootedKernel kernel = BootedKernel.boot(profile, KernelOptions.DEFAULT, TaskSetup.of("fork.s",
                ".intel_syntax noprefix\n.text\nmov eax, 57\nsyscall\nhlt\n").withFollowChild(true));
        Heard heard = new Heard();
        kernel.listener(heard);
        kernel.run(LIMIT);
        assertThat(heard.forked).isTrue();
        assertThat(heard.how.get(0)).isEqualTo(profile.value(DecisionRow.CHILD_FIRST_RETURN));
    }

    /** Notes of every return whether checks came before it. */
    private static final class Heard implements KernelListener {
        private final List<OtherReturn> how = new ArrayList<>();
        private boolean asked;
        private boolean forked;

        @Override
        public void deciding() {
            asked = true;
        }

        @Override
        public void returned(ReturnEvent event) {
            how.add(asked ? OtherReturn.CHECKS : OtherReturn.valueOf(event.path().name()));
            forked |= event.forked();
            asked = false;
        }
    }
}
