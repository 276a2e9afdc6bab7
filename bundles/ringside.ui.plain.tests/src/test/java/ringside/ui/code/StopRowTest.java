package ringside.ui.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.junit.jupiter.api.Test;

import ringside.stepper.Session;
import ringside.stepper.listing.ShownSyntax;
import ringside.stepper.stops.StopCondition;
import ringside.ui.Messages;
import ringside.ui.views.Opened;

/** The rows of the Breakpoints. */
class StopRowTest {

    private static final long SYSCALL = 0x401005;

    @Test
    void linesComeFirstAndThenWatchesEachWithItsConditionInWords() throws Exception {
        Session session = session();
        assertThat(StopRow.of(session, ShownSyntax.INTEL)).extracting(StopRow::place, StopRow::condition)
                .containsExactly(
                        tuple("call: syscall", Messages.Breakpoints_always),
                        tuple(Messages.Breakpoints_anywhere,
                                NLS.bind(Messages.Breakpoints_when, "TF changes")));
        session.breakpoints().condition(SYSCALL, Optional.of(StopCondition.of("user.rax == 39")));
        assertThat(StopRow.of(session, ShownSyntax.INTEL).get(0).condition())
                .isEqualTo(NLS.bind(Messages.Breakpoints_only, "RAX equals 39"));
    }

    @Test
    void aRowSkipsAndRemovesWhatItStandsFor() throws Exception {
        Session session = session();
        for (StopRow row : StopRow.of(session, ShownSyntax.INTEL)) {
            row.enable(session.breakpoints(), false);
        }
        List<StopRow> skipped = StopRow.of(session, ShownSyntax.INTEL);
        assertThat(skipped).hasSize(2).noneMatch(StopRow::enabled);
        skipped.forEach(row -> row.remove(session.breakpoints()));
        assertThat(StopRow.of(session, ShownSyntax.INTEL)).isEmpty();
    }

    private static Session session() throws Exception {
        Session session = Opened.on("seed");
        session.breakpoints().set(SYSCALL, true);
        session.breakpoints().watch("user.rflags.TF");
        return session;
    }
}
