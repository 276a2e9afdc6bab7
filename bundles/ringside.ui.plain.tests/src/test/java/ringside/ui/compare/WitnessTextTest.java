package ringside.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import org.junit.jupiter.api.Test;

import ringside.kernel.decision.ReturnState;
import ringside.kernel.text.RegisterText;

/** A witness can be pasted. */
class WitnessTextTest {

    private static final long SEED = 20261130;

    @Test
    void itIsReadBackAsItWas() throws Exception {
        Random random = new Random(SEED);
        for (int i = 0; i < 1000; i++) {
            ReturnState state = new ReturnState(random.nextLong(), random.nextLong(), random.nextInt(0x10000),
                    random.nextInt(0x400000), random.nextInt(0x400000), random.nextInt(0x10000));
            assertThat(RegisterText.parse(WitnessText.of(state)).state()).isEqualTo(state);
        }
    }
}
