package ringside.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import ringside.kernel.decision.ReturnState;
import ringside.kernel.text.PastedText;
import ringside.kernel.text.form.PastedFrames;
import ringside.kernel.text.form.UserSelectors;

/** A witness can be pasted. */
class WitnessTextTest {

    private static final long SEED = 20261130;

    @Test
    void itIsReadBackAsItWas() throws Exception {
        Random random = new Random(SEED);
        for (int i = 0; i < 1000; i++) {
            ReturnState state = new ReturnState(random.nextLong(), random.nextLong(), random.nextInt(0x10000),
                    random.nextInt(0x400000), random.nextInt(0x400000), random.nextInt(0x10000));
            PastedFrames read = PastedFrames.read(PastedText.of(WitnessText.of(state)), UserSelectors.LINUX);
            assertThat(read.frames()).hasSize(1).first().satisfies(frame -> assertThat(frame.registers())
                    .containsExactlyInAnyOrderEntriesOf(Map.of("rcx", state.cx(), "rip", state.ip(), "cs", state.cs(),
                            "r11", state.r11(), "rflags", state.flags(), "ss", state.ss())));
        }
    }
}
