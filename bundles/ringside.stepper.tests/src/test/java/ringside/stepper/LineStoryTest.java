package ringside.stepper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ringside.stepper.listing.CodeLine;
import ringside.stepper.shown.Hints;

/** Any line of the listing tells what it does, wherever the run stands. */
class LineStoryTest {

    @Test
    void everyLineOfTheKernelTellsItsStory() throws Exception {
        Session session = Session.open(Sample.of("seed", Sample.CALLS));
        List<CodeLine> silent = session.listing().lines().stream().filter(line -> line.address() != 0 && line
                .executable() && !line.user()).filter(line -> told(session, line).isBlank()).toList();
        assertThat(silent).isEmpty();
    }

    @Test
    void aBranchTellsBothSides() throws Exception {
        Session session = Session.open(Sample.of("seed", Sample.CALLS));
        CodeLine branch = session.listing().lines().stream().filter(line -> "R11_FLAGS".equals(line.check()))
                .findFirst().orElseThrow();
        assertThat(told(session, branch)).contains("If it jumps: ").contains("If not: ");
    }

    @Test
    void whereNoLineIsNothingIsSaid() throws Exception {
        Session session = Session.open(Sample.of("seed", Sample.CALLS));
        assertThat(session.hintFor(Hints.LINE + "1234")).isEmpty();
    }

    private static String told(Session session, CodeLine line) {
        return session.hintFor(Hints.LINE + Long.toHexString(line.address()));
    }
}
