package ringside.kernel.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;

/** Which profile stands for a release: every release from 4.0 to 7.3, and every form of writing one. */
class ReleasesTest {

    private static final List<String> ALL = all();

    private static List<String> all() {
        List<String> all = new ArrayList<>();
        IntStream.rangeClosed(0, 20).forEach(minor -> all.add("4." + minor));
        IntStream.rangeClosed(0, 19).forEach(minor -> all.add("5." + minor));
        IntStream.rangeClosed(0, 19).forEach(minor -> all.add("6." + minor));
        IntStream.rangeClosed(0, 3).forEach(minor -> all.add("7." + minor));
        return all;
    }

    private static StandIn of(String release) throws UnknownReleaseException {
        return Releases.standIn(release);
    }

    @Test
    void everyReleaseHasItsProfile() throws UnknownReleaseException {
        StringBuilder told = new StringBuilder();
        String last = "";
        for (String release : ALL) {
            String answer = of(release).profile().id() + " " + of(release).word();
            told.append(answer.equals(last) ? " " + release : "\n" + answer + ": " + release);
            last = answer;
        }
        assertThat(told.toString().strip()).isEqualTo("""
                v4.0 exact: 4.0
                v4.1 exact: 4.1
                seed nearest: 4.2
                seed exact: 4.3 4.4 4.5
                v4.10 nearest: 4.6 4.7 4.8 4.9
                v4.10 exact: 4.10
                v4.10 nearest: 4.11 4.12 4.13 4.14 4.15
                v5.6 nearest: 4.16 4.17 4.18 4.19 4.20 5.0 5.1 5.2 5.3 5.4 5.5
                v5.6 exact: 5.6 5.7 5.8
                v5.10 exact: 5.9 5.10
                v5.10 nearest: 5.11
                v6.5 nearest: 5.12 5.13 5.14 5.15 5.16 5.17 5.18
                v6.5 exact: 5.19 6.0 6.1 6.2 6.3 6.4 6.5 6.6
                v6.8 exact: 6.7 6.8
                v6.8 nearest: 6.9 6.10 6.11 6.12 6.13 6.14 6.15 6.16 6.17
                v7.3 nearest: 6.18 6.19 7.0 7.1 7.2
                v7.3 exact: 7.3""");
    }

    @Test
    void whatDiffersIsToldExactlyWhereTheProfileIsOnlyTheNearest() throws UnknownReleaseException {
        for (String release : ALL) {
            StandIn standIn = of(release);
            assertThat(standIn.differences().isEmpty()).as(release).isEqualTo(standIn.exact());
            assertThat(standIn.line()).as(release).startsWith("Linux " + release + ": profile "
                    + standIn.profile().id() + " stands for it, " + standIn.word()).doesNotContain("\n");
        }
    }

    @Test
    void everyProfileThatChoosesStandsForTheReleaseOfItsName() throws UnknownReleaseException {
        for (Profile profile : Profiles.all()) {
            if (Releases.isRelease(profile.id())) {
                assertThat(of(profile.id())).extracting(StandIn::profile, StandIn::exact).containsExactly(profile,
                        true);
            }
        }
        assertThat(ALL.stream().map(ReleasesTest::profile).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(Profiles.all().stream().map(Profile::id)
                        .filter(id -> !id.equals("fred")).toList());
    }

    /** Two rows that claim the same release would hide each other. */
    @Test
    void noReleaseBelongsToTwoProfiles() {
        for (String release : ALL) {
            assertThat(ReleaseTable.bundled().profiles().stream().filter(row -> row.span().contains(Release.in(release)
                    .orElseThrow()))).as(release).hasSizeLessThan(2);
        }
    }

    private static String profile(String release) {
        try {
            return of(release).profile().id();
        } catch (UnknownReleaseException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"5.4, v5.6 nearest", "6.12.9-amd64, v6.8 nearest", "4.15.0-153-generic, v4.10 nearest",
        "v6.8, v6.8 exact", "4.4.0-210-generic, seed exact", "7.0-rc1, v7.3 nearest", "7.3.4, v7.3 exact",
        "' 6.8.0 ', v6.8 exact",
        "6.1.0-13-amd64, v6.5 exact", "5.10.0-28-amd64, v5.10 exact", "5.14.0-427.el9.x86_64, v6.5 nearest",
        "6.6.87.2-microsoft-standard-WSL2, "
                + "v6.5 exact",
        "4.10rc3, v4.10 exact", "5.6+, v5.6 exact", "Linux 4.1, v4.1 exact", "6.8.12_1, v6.8 exact"})
    void everyFormOfARelease(String text, String answer) throws UnknownReleaseException {
        assertThat(of(text).profile().id() + " " + of(text).word()).isEqualTo(answer);
    }

    @Test
    void differencesSayWhichSideOfTheChangeTheReleaseIsOn() throws UnknownReleaseException {
        assertThat(of("5.4").differences()).contains("not yet, but since 5.5: iopl is emulated and leaves IOPL in the"
                + " slot flags alone",
                "perhaps not yet, but since one of 5.4 to 5.6: calls of x32 have a table of their"
                        + " own");
        assertThat(of("4.2").differences()).containsExactly("not yet, but since 4.3: work on exit is done by a C"
                + " function, not by a loop in assembly that narrows its mask");
        assertThat(of("6.10").differences()).contains("perhaps since one of 6.9 to 6.11: a program starts with RFLAGS"
                + " 0x202, not 0x200").noneMatch(sentence -> sentence.contains("6.13"));
        assertThat(of("6.11").differences()).contains("since one of 6.9 to 6.11: a program starts with RFLAGS 0x202,"
                + " not 0x200");
    }

    @Test
    void aReleaseNewerThanTheTableIsToldAsSuch() throws UnknownReleaseException {
        assertThat(of("7.11").word()).isEqualTo("nearest");
        assertThat(of("7.4").differences()).first().asString().contains("newer than 7.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "seed", "fred", "5", "5.", ".4", "5.4abc", "5,4", "-5.4", "5.4 6.1", "v", "5.4.",
        "99999999999.1"})
    void whatIsNoReleaseIsRefusedWithWhatWasExpected(String text) {
        assertThatThrownBy(() -> Releases.standIn(text)).isInstanceOf(UnknownReleaseException.class)
                .hasMessage("'" + text + "' is no Linux release; a release from 4.0 on was expected, such as 5.4, v6.8,"
                        + " 7.0-rc1 or 6.12.9-amd64");
    }

    @Test
    void releasesThatNoProfileCanStandForAreRefused() {
        assertThatThrownBy(() -> Releases.standIn("3.10.0-1160.el7.x86_64"))
                .hasMessageStartingWith("no profile stands for Linux 3.10: before 4.0 no kernel chose");
        for (String never : List.of("4.21", "5.20", "6.20", "8.1", "14.2")) {
            assertThatThrownBy(() -> Releases.standIn(never)).hasMessageStartingWith("no Linux " + never
                    + " is known, the last one is 7.3; a release from 4.0 on was expected");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"profile v5.6 5.6", "other 5.6", "decision 5.6 - | x", "releases 5.x", "releases 5.6 | x",
        "others 5.6 | x"})
    void aWrongLineOfTheTableIsToldWithItsPlace(String line) {
        assertThatThrownBy(() -> ReleaseTable.read("file", "# head\n" + line, List.of()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("file:2:1: 'releases SPAN'");
    }
}
