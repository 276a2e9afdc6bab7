package ringside.stepper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import ringside.model.StackWord;
import ringside.model.State;
import ringside.stepper.run.Progress;

class StackWordsTest {
    @Test
    void theWordAtRspIsTheSlotThatWasPushedLast() throws Exception {
        Session session = Session.open(Sample.of("seed", Sample.CALLS));
        int slots = 0;
        while (session.ended().isEmpty()) {
            session.stepInto();
            StackWord top = word(session.state(), "rsp");
            if (top.getNote().startsWith("slot ")) {
                slots++;
                assertThat(top.getValue()).as(top.getNote())
                        .isEqualTo(session.value("pt_regs." + top.getNote().substring("slot ".length())));
            }
        }
        assertThat(slots).isPositive();
    }

    @Test
    void aReturnAddressTellsTheRoutineItLeadsTo() throws Exception {
        Session session = Session.open(Sample.of("seed", Sample.CALLS));
        session.runToLine(session.listing().labelled("twice").orElseThrow().address(), Progress.NONE);
        assertThat(word(session.state(), "rsp").getNote()).isEqualTo("leads to "
                + session.listing().labelled("after").orElseThrow().routine());
    }

    @Test
    void whatIsNotMappedIsSaidToBeSoAndTheNumberOfWordsStays() throws Exception {
        Session session = Session.open(Sample.of("seed", Sample.CALLS));
        List<String> names = session.state().getStack().stream().map(StackWord::getName).toList();
        assertThat(names).containsExactly("rsp+16", "rsp+8", "rsp", "rsp-8", "rsp-16", "rsp-24");
        session.edit("user.rsp", "0x10");
        assertThat(session.state().getStack()).noneMatch(StackWord::isMapped).extracting(StackWord::getName)
                .containsExactlyElementsOf(names);
        assertThat(session.state().getThreadInfo()).isNotEmpty().allMatch(StackWord::isMapped);
    }

    private static StackWord word(State state, String name) {
        return state.getStack().stream().filter(word -> word.getName().equals(name)).findFirst().orElseThrow();
    }
}
