package ringside.stepper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ringside.model.SlotValue;

/** The step that gave a slot what it holds. */
class SlotWritesTest {

    private static final int IP = 16;

    @ParameterizedTest
    @ValueSource(strings = {"seed", "v4.1", "v5.6", "v6.8", "fred"})
    void aSlotKnowsTheStepThatWroteItOnTheWayThereAndBack(String kernel) throws Exception {
        Session session = Session.open(Sample.of(kernel, Sample.CALLS));
        Map<Long, Map<String, OptionalLong>> seen = new HashMap<>();
        Map<String, SlotPicture> before = pictures(session);
        while (session.ended().isEmpty()) {
            session.stepInto();
            Map<String, SlotPicture> now = pictures(session);
            for (SlotValue slot : session.state().getSlots()) {
                OptionalLong step = written(session, slot);
                assertThat(step.isPresent()).as("%s at %d", slot.getName(), session.step()).isEqualTo(slot.isWritten());
                if (slot.isWritten() && !now.get(slot.getName()).equals(before.get(slot.getName()))) {
                    assertThat(step).as(slot.getName()).hasValue(session.step());
                }
            }
            seen.put(session.step(), steps(session));
            before = now;
        }
        while (session.step() > 1) {
            session.stepBack();
            assertThat(steps(session)).as("back at %d", session.step()).isEqualTo(seen.get(session.step()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"seed", "v6.8"})
    void anEditIsAWriteAtItsStepUntilItIsUndone(String kernel) throws Exception {
        Session session = Session.open(Sample.of(kernel, Sample.CALLS));
        while (written(session, IP).isEmpty()) {
            session.stepInto();
        }
        OptionalLong entry = written(session, IP);
        session.stepInto();
        session.stepInto();
        session.edit("pt_regs.ip", "0x401000");
        assertThat(written(session, IP)).hasValue(session.step());
        session.commands().undo();
        assertThat(written(session, IP)).isEqualTo(entry);
    }

    private static OptionalLong written(Session session, SlotValue slot) {
        return slot.isWritten() ? session.recording().written(slot.getOffset() / Long.BYTES, session.step())
                : OptionalLong.empty();
    }

    private static OptionalLong written(Session session, int place) {
        return written(session, session.state().getSlots().get(place));
    }

    private record SlotPicture(boolean written, long value, Object writer) {
    }

    private static Map<String, SlotPicture> pictures(Session session) {
        Map<String, SlotPicture> all = new HashMap<>();
        session.state().getSlots().forEach(slot -> all.put(slot.getName(), new SlotPicture(slot.isWritten(), slot
                .getValue(), slot.getWriter())));
        return all;
    }

    private static Map<String, OptionalLong> steps(Session session) {
        Map<String, OptionalLong> all = new HashMap<>();
        session.state().getSlots().forEach(slot -> all.put(slot.getName(), written(session, slot)));
        return all;
    }
}
