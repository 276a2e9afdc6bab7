package ringside.kernel.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadPlaceTest {

    @Test
    void aThreadInACall() {
        assertThat(ThreadPlace.in("0 0x3 0x7f80ad2aa000 0x20000 0x7f80ad33bb60 0xffffffff 0x0 0x7ffd5e300868"
                + " 0x7f80ad4242ad\n")).hasValue(new ThreadPlace(ThreadPlace.Kind.CALL, 0, List.of(3L,
                        0x7f80ad2aa000L, 0x20000L, 0x7f80ad33bb60L, 0xffffffffL, 0L), 0x7ffd5e300868L,
                        0x7f80ad4242adL));
        assertThat(ThreadPlace.in("202 0x0 0x0 0x0 0x0 0x0 0x0 0xffffffffffffffff 0xffff800000000000").orElseThrow()
                .ip()).isEqualTo(0xffff800000000000L);
    }

    @Test
    void aThreadOutsideOfCallsAndOneThatRuns() {
        assertThat(ThreadPlace.in("-1 0x7ffd5e300868 0x401000")).hasValue(new ThreadPlace(ThreadPlace.Kind.OUTSIDE, -1,
                List.of(), 0x7ffd5e300868L, 0x401000));
        assertThat(ThreadPlace.in("running\n")).map(ThreadPlace::kind).hasValue(ThreadPlace.Kind.RUNNING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Running", "0 0x3", "-1 0x1", "-2 0x1 0x2", "0 3 0 0 0 0 0 0x1 0x2",
        "9999999999999999999 0x0 0x0 0x0 0x0 0x0 0x0 0x1 0x2", "0 0x0 0x0 0x0 0x0 0x0 0x0 0x1 0x12345678123456781"})
    void whatHasAnotherFormIsNotRead(String text) {
        assertThat(ThreadPlace.in(text)).isEmpty();
    }

    @Test
    void theStateOfAThreadWithAnyName() {
        assertThat(ThreadStat.in("41 (a) b (c)) T 1 41 41 0 -1")).hasValue(new ThreadStat(41, "a) b (c)", 'T'));
        assertThat(ThreadStat.in("41 (a) t 1").orElseThrow().stopped()).isTrue();
        assertThat(ThreadStat.in("41 (a) S 1").orElseThrow().stopped()).isFalse();
        assertThat(ThreadStat.in("41 (a) S 1").orElseThrow().stateWords()).isEqualTo("asleep");
        for (String other : List.of("", "41", "(a) S", "x (a) S 1", "41 (a", "41 (a)", "41 )a( S 1")) {
            assertThat(ThreadStat.in(other)).as(other).isEmpty();
        }
    }
}
