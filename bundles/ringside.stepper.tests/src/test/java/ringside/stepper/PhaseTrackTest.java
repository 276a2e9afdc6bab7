package ringside.stepper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import ringside.stepper.run.PhaseSpan;
import ringside.stepper.run.PhaseTrack;

class PhaseTrackTest {
    private static final List<String> PHASES = List.of("user", "entry", "dispatch", "work", "decision", "return");

    private static void requireCover(List<PhaseSpan> spans, long to) {
        long at = 0;
        for (PhaseSpan span : spans) {
            assertThat(span.from()).isEqualTo(at);
            assertThat(span.to()).isGreaterThan(at);
            at = span.to();
        }
        assertThat(at).isEqualTo(to);
    }

    @Test
    void neighboursOfOnePhaseAreOneSpan() {
        PhaseTrack track = new PhaseTrack();
        track.extend(1, "user", "");
        track.extend(5, "user", "");
        track.extend(6, "entry", "entry_SYSCALL_64");
        assertThat(track.spans()).containsExactly(new PhaseSpan(0, 5, "user", ""), new PhaseSpan(5, 6, "entry",
                "entry_SYSCALL_64"));
    }

    @Test
    void anyNumberOfPhasesTakesABoundedNumberOfSpansWithoutGaps() {
        long seed = 7;
        Random random = new Random(seed);
        PhaseTrack track = new PhaseTrack();
        long at = 0;
        for (int i = 0; i < 300_000; i++) {
            at += 1 + random.nextInt(i % 1000 == 0 ? 5000 : 20);
            track.extend(at, PHASES.get(random.nextInt(PHASES.size())), "r" + random.nextInt(50));
        }
        assertThat(track.spans().size()).as("seed %d", seed).isBetween(1000, 8192);
        requireCover(track.spans(), at);
        track.truncate(at / 3);
        requireCover(track.spans(), at / 3);
        track.extend(at, "user", "");
        requireCover(track.spans(), at);
    }

    @Test
    void aTruncatedTrackMayBeEmpty() {
        PhaseTrack track = new PhaseTrack();
        track.extend(10, "user", "");
        track.truncate(0);
        assertThat(track.spans()).isEmpty();
    }
}
