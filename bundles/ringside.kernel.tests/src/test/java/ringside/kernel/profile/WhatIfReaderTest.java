package ringside.kernel.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
            row.execve.flags.and-not = 0x200
            vendor = amd
            profiles = seed v6.8
            """;

    private static WhatIf read(String text) {
        return WhatIfReader.read("X1.whatif", text, Profiles.all());
    }

    @Test
    void everyPartIsRead() {
        WhatIf whatIf = read(TEXT);
        assertThat(whatIf.id()).isEqualTo("X1");
        assertThat(whatIf.title()).isEqualTo("A test");
        assertThat(whatIf.sentence()).isEqualTo("Nothing is as before.");
        assertThat(whatIf.checksOff()).containsExactlyInAnyOrder(CheckId.CANONICAL, CheckId.LIMIT);
        assertThat(whatIf.symbols()).containsExactlyInAnyOrder("WHATIF_A", "WHATIF_B2");
        assertThat(whatIf.changes()).containsExactly(new RowChange<>(BuildRow.SFMASK, 0x47600L, false),
                new RowChange<>(ServiceRow.EXECVE_FLAGS, 0x200L, true));
        assertThat(whatIf.vendor()).contains(Vendor.AMD);
        assertThat(whatIf.profiles()).containsExactly("seed", "v6.8");
    }

    @Test
    void theRowIsChangedAndNothingElse() {
        Profile seed = States.profile("seed");
        Profile broken = read(TEXT).applied(seed);
        assertThat(broken.value(BuildRow.SFMASK)).isEqualTo(0x47600);
        assertThat(broken.value(ServiceRow.EXECVE_FLAGS)).isZero();
        assertThat(broken.row().values().keySet()).isEqualTo(seed.row().values().keySet());
        assertThat(broken.flags()).isEqualTo(seed.flags());
        assertThat(broken.masks()).isEqualTo(seed.masks());
        assertThat(broken.checks(KernelOptions.DEFAULT)).isEqualTo(seed.checks(KernelOptions.DEFAULT));
        assertThat(seed.value(BuildRow.SFMASK)).isEqualTo(0x47700);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "id = X1~id X1~X1.whatif:2:1: 'name = value' was expected",
        "vendor = amd~title = B~X1.whatif:9:1: 'title' stands in line 3 already",
        "sentence = Nothing is as before.~~X1.whatif:11:1: the file ends without 'sentence = …'; a text was expected",
        "CANONICAL~CANON~X1.whatif:5:14: 'CANON' stands where XEN_PV, RCX_RIP, CANONICAL, LIMIT, CS, R11_FLAGS, RF_TF "
                + "or SS was expected; did you mean CANONICAL?",
        "WHATIF_A~NO_A~X1.whatif:6:10: 'NO_A' stands where WHATIF_ with capital letters behind it was expected",
        "vendor = amd~vendor = via~X1.whatif:9:10: 'via' stands where intel or amd was expected",
        "vendor = amd~vendors = amd~X1.whatif:9:1: 'vendors' is no name of an experiment; did you mean vendor?",
        "vendor = amd~color = red~X1.whatif:9:1: 'color' is no name of an experiment; id, title, sentence, profiles, "
                + "checks-off, symbol, vendor or row.NAME was expected",
        "seed v6.8~seed v6.9~X1.whatif:10:17: 'v6.9' stands where v4.0, v4.1, seed, v4.10, v5.6, v5.10, v6.5, v6.8, v7.3 or "
                + "fred "
                + "was expected; did you mean v6.5 or v6.8?",
        "row.sfmask =~row.sfmsk =~X1.whatif:7:1: 'sfmsk' is no name of a row; did you mean sfmask?",
        "row.sfmask = 0x47600~row.iopl = flag~X1.whatif:7:12: 'flag' stands where flags or emulated was expected; "
                + "did you mean flags?",
        "row.sfmask = 0x47600~row.iopl.and-not = 1~X1.whatif:7:1: 'iopl' is no number, its bits cannot be cleared; "
                + "flags or emulated is its value",
        "row.sfmask = 0x47600~row.force-iret = no~X1.whatif:7:1: 'force-iret' means nothing to v6.8: it needs "
                + "fast-path = yes",
        "row.sfmask = 0x47600~row.canonical = limit~X1.whatif:7:1: with seed: canonical = limit does not fit the "
                + "checks [RCX_RIP, CANONICAL, CS, R11_FLAGS, RF_TF, SS]"})
    void whatIsWrongIsSaidWithFileLineAndColumn(String original, String replacement, String message) {
        String text = TEXT.replace(original, replacement == null ? "" : replacement);
        assertThatThrownBy(() -> read(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void anExperimentMustBreakSomething() {
        assertThatThrownBy(() -> read("id = X1\ntitle = b\nsentence = c\nprofiles = seed\n"))
                .hasMessage("X1.whatif:5:1: nothing is broken: checks-off, symbol or row.NAME was expected");
    }
}
