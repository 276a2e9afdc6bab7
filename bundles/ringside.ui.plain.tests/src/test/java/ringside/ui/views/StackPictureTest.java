package ringside.ui.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.stepper.Session;
import ringside.stepper.value.Texts;

/** The rows of the pt_regs view through a whole system call. */
class StackPictureTest {

    private static final int SLOTS = 21;
    private static final int MOST_STEPS = 2000;

    static Stream<String> kernels() {
        return Profiles.all().stream().map(Profile::id);
    }

    private static List<SlotRow> rows(Session session) {
        return StackPicture.rows(session.state(), session.difference());
    }

    private static SlotRow slot(Session session, String name) {
        return rows(session).stream().filter(row -> row.slot() && row.name().equals(name)).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void thePictureKeepsItsShapeAndMarksWhereRspPoints(String kernel) throws Exception {
        Session session = Opened.on(kernel);
        int height = rows(session).size();
        for (int i = 0; i < MOST_STEPS && session.ended().isEmpty(); i++) {
            List<SlotRow> rows = rows(session);
            assertThat(rows).as("step %d", i).hasSize(height);
            List<SlotRow> slots = rows.stream().filter(SlotRow::slot).toList();
            assertThat(slots).hasSize(SLOTS);
            for (int slot = 0; slot < SLOTS; slot++) {
                SlotRow row = slots.get(slot);
                assertThat(row.offset()).isEqualTo((SLOTS - 1 - slot) * 8);
                assertThat(row.address()).isEqualTo(slots.get(SLOTS - 1).address() + row.offset());
                assertThat(row.top()).isEqualTo(session.value("user.rsp") == row.address());
                assertThat(row.written() || !row.changed()).isTrue();
                assertThat(row.note().isEmpty()).isEqualTo(!row.written() && !row.left());
                assertThat(row.left()).isEqualTo(!row.written() && session.prospect().before().isPresent());
            }
            session.stepInto();
        }
        assertThat(session.ended()).contains("end");
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void slotsAreFilledByThoseWhoFillThem(String kernel) throws Exception {
        Session session = Opened.on(kernel);
        assertThat(rows(session)).filteredOn(SlotRow::written).filteredOn(SlotRow::slot).isEmpty();
        Opened.enter(session);
        boolean byHardware = rows(session).stream().anyMatch(row -> row.slot() && row.written());
        assertThat(byHardware).isEqualTo(kernel.equals("fred"));
        while (!slot(session, "ip").written()) {
            session.stepInto();
        }
        assertThat(slot(session, "ip").note()).isEqualTo(byHardware ? Texts.SEAM.text("byHardware")
                : Texts.SEAM.text("byEntry"));
    }
}
