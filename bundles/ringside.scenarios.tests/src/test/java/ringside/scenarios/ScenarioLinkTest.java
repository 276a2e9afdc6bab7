package ringside.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.model.Scenario;
import ringside.scenarios.format.Reading;

/** A scenario and a step in one line. */
class ScenarioLinkTest {

    @Test
    void aLinkIntoTheLibraryOpensItsScenarioOnTheKernelAtTheStep() {
        String link = ScenarioLink.toLibrary("s32-tracer-sets-df", "v6.8", 194);
        assertThat(link).isEqualTo("ringside:s32-tracer-sets-df?kernel=v6.8&step=194");
        Scenario scenario = scenario(link);
        assertThat(scenario.getId()).isEqualTo("s32-tracer-sets-df");
        assertThat(scenario.getKernel()).isEqualTo("v6.8");
        assertThat(scenario.getPosition()).isEqualTo(194);
    }

    @Test
    void aLinkHoldsEveryScenarioOfTheLibraryWhole() {
        for (Scenario scenario : ScenarioLibrary.all()) {
            scenario.setPosition(7);
            String link = ScenarioLink.whole(scenario);
            assertThat(link).doesNotContainAnyWhitespaces();
            assertThat(EcoreUtil.equals(scenario(link + "\n"), scenario)).as(scenario.getId()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ringside:", "ringside:s32", "ringside:nothing-known?kernel=v6.8&step=1",
        "ringside:data,", "ringside:data,%%%", "ringside:data,AAAA", "ringside:s32-tracer-sets-df?kernel=v6.8&step=-1",
        "ringside:s32-tracer-sets-df?kernel=v6.8&step=99999999999999999999", "http:s32-tracer-sets-df"})
    void whatIsNoLinkIsRefusedInWords(String text) {
        assertThat(ScenarioLink.read(text)).isInstanceOfSatisfying(Reading.Refused.class,
                refused -> assertThat(refused.problems().get(0).toString()).contains("link"));
    }

    @Test
    void aDamagedLinkIsRefused() throws Exception {
        String link = ScenarioLink.whole(ScenarioLibrary.find("s32-tracer-sets-df"));
        for (int cut = 20; cut < link.length(); cut += 37) {
            assertThat(ScenarioLink.read(link.substring(0, cut))).isInstanceOf(Reading.Refused.class);
        }
    }

    private static Scenario scenario(String link) {
        return ((Reading.Ok) ScenarioLink.read(link)).scenario();
    }
}
