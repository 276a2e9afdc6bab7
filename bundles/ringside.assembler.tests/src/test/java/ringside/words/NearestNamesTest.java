package ringside.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Finding what somebody meant. */
class NearestNamesTest {

    private static final List<String> KNOWN = List.of("seed", "v4.10", "v5.6", "v6.5", "v6.8", "fred");

    @Test
    void slipsOfTheKeyboardAreForgiven() {
        assertThat(NearestNames.to("sede", KNOWN)).containsExactly("seed");
        assertThat(NearestNames.to("FRED", KNOWN)).first().isEqualTo("fred");
        assertThat(NearestNames.to("v4.01", KNOWN)).first().isEqualTo("v4.10");
    }

    @Test
    void partsOfANameFindIt() {
        assertThat(NearestNames.to("6.8", KNOWN)).first().isEqualTo("v6.8");
        assertThat(NearestNames.to("v6.8.1", KNOWN)).first().isEqualTo("v6.8");
    }

    @Test
    void noMoreThanThreeAndNoneThatIsFar() {
        assertThat(NearestNames.to("v6", KNOWN)).hasSizeLessThanOrEqualTo(3);
        assertThat(NearestNames.to("windows", KNOWN)).isEmpty();
        assertThat(NearestNames.to("x".repeat(100_000), KNOWN)).isEmpty();
        assertThat(NearestNames.to("", KNOWN)).isEmpty();
    }
}
