package ringside.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import ringside.kernel.decision.Path;
import ringside.kernel.decision.ReturnState;
import ringside.kernel.profile.CheckId;
import ringside.stepper.questions.KernelAnswer;
import ringside.stepper.questions.KernelDifferences;
import ringside.stepper.questions.KernelMap;
import ringside.stepper.questions.StateClasses;

/** A row of the map and of the differences says the answers, how many classes, when, and a witness. */
class QuestionRowsTest {

    private static final ReturnState WITNESS = new ReturnState(1, 2, 3, 4, 5, 6);
    private static final StateClasses SOME = new StateClasses(7, List.of("RCX = RIP", "CS not 0x33"), WITNESS);
    private static final StateClasses ALL = new StateClasses(6400, List.of(), WITNESS);
    private static final KernelAnswer SYSRET = new KernelAnswer(Path.SYSRET, Optional.empty());
    private static final KernelAnswer IRET_CS = new KernelAnswer(Path.IRET, Optional.of(CheckId.CS));
    private static final KernelAnswer IRET_SS = new KernelAnswer(Path.IRET, Optional.of(CheckId.SS));

    @Test
    void aRowOfTheMapHasPathAndReasonApart() {
        assertThat(MapRow.of(new KernelMap.Part(IRET_CS, SOME)))
                .isEqualTo(new MapRow("IRET", "CS", 7, "RCX = RIP; CS not 0x33", WITNESS));
    }

    @Test
    void withoutConditionsItIsEveryState() {
        assertThat(MapRow.of(new KernelMap.Part(SYSRET, ALL)))
                .isEqualTo(new MapRow("SYSRET", "", 6400, "every state", WITNESS));
    }

    @Test
    void aDifferenceHasTheReasonBesideThePath() {
        assertThat(DifferenceRow.of(new KernelDifferences.Part(SYSRET, IRET_CS, SOME)))
                .isEqualTo(new DifferenceRow("SYSRET", "IRET (CS)", true, 7, "RCX = RIP; CS not 0x33", WITNESS));
    }

    @Test
    void anotherReasonIsNotAnotherPath() {
        assertThat(DifferenceRow.of(new KernelDifferences.Part(IRET_SS, IRET_CS, ALL)))
                .isEqualTo(new DifferenceRow("IRET (SS)", "IRET (CS)", false, 6400, "every state", WITNESS));
    }
}
