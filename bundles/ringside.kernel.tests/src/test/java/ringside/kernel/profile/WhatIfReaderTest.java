package ringside.kernel.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ringside.kernel.States;
import ringside.machine.state.Vendor;

/** The form of an experiment's file, and what is said about one that is wrong. */
class WhatIfReaderTest {

    private static final String TEXT = """
            # an experiment
            id = X1
            title = A test
            sentence = Nothing is as before.
            checks-off = CANONICAL LIMIT
            symbol = WHATIF_A WHATIF_B2
            row.sfmask = 0x47600
            row.star.and-not = 0x10
            vendor = amd
            profiles = seed v6.8
            """;

    @Test
    void everyPartIsRead() {
        WhatIf whatIf = WhatIfReader.read("x.whatif", TEXT);
        assertThat(whatIf.id()).isEqualTo("X1");
        assertThat(whatIf.title()).isEqualTo("A test");
        assertThat(whatIf.sentence()).isEqualTo("Nothing is as before.");
        assertThat(whatIf.checksOff()).containsExactlyInAnyOrder(CheckId.CANONICAL, CheckId.LIMIT);
        assertThat(whatIf.symbols()).containsExactlyInAnyOrder("WHATIF_A", "WHATIF_B2");
        assertThat(whatIf.row()).containsExactly(Map.entry("sfmask", "0x47600"), Map.entry("star.and-not", "0x10"));
        assertThat(whatIf.vendor()).contains(Vendor.AMD);
        assertThat(whatIf.profiles()).containsExactly("seed", "v6.8");
    }

    @Test
    void theRowIsChangedAndNothingElse() {
        Profile seed = States.profile("seed");
        Profile broken = WhatIfReader.read("x.whatif", TEXT).applied(seed);
        assertThat(broken.sfmask()).isEqualTo(0x47600);
        assertThat(broken.parameter("star")).isEqualTo(seed.parameter("star") & ~0x10);
        assertThat(broken.row().keySet()).isEqualTo(seed.row().keySet());
        assertThat(broken.flags()).isEqualTo(seed.flags());
        assertThat(broken.masks()).isEqualTo(seed.masks());
        assertThat(broken.checks(KernelOptions.DEFAULT)).isEqualTo(seed.checks(KernelOptions.DEFAULT));
        assertThat(seed.sfmask()).isEqualTo(0x47700);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "id = X1~id X1~x.whatif:2: 'name = value' was expected",
        "vendor = amd~title = B~x.whatif:9: 'title' stands in line 3 already",
        "sentence = Nothing is as before.~~x.whatif:11: the file ends without 'sentence = …'",
        "CANONICAL~CANON~x.whatif:5: unknown check 'CANON'",
        "WHATIF_A~NO_A~x.whatif:6: 'NO_A' is no name of an experiment's symbol: "
                + "WHATIF_ and capital letters were expected",
        "vendor = amd~vendor = via~x.whatif:9: 'via' is no vendor: intel or amd was expected",
        "vendor = amd~vendors = amd~x.whatif:9: 'vendors' is not known here; the nearest are vendor" })
    void whatIsWrongIsSaidWithFileAndLine(String original, String replacement, String message) {
        String text = TEXT.replace(original, replacement == null ? "" : replacement);
        assertThatThrownBy(() -> WhatIfReader.read("x.whatif", text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void anExperimentMustBreakSomething() {
        assertThatThrownBy(() -> WhatIfReader.read("x.whatif", "id = a\ntitle = b\nsentence = c\nprofiles = seed\n"))
                .hasMessage("x.whatif:5: nothing is broken: checks-off, symbol or row.NAME was expected");
    }
}
