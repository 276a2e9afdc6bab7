package ringside.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.kernel.profile.Profiles;
import ringside.scenarios.ScenarioLibrary;
import static org.assertj.core.api.Assertions.assertThat;

/** What {@code check} says of a pair of scenario and kernel, and what it writes. */
class CheckCommandTest {
    private static final String PLAIN = "s01-plain-getpid";
    private static final int ALL = Profiles.all().size();
    private static final int SCENARIOS = ScenarioLibrary.all().size();

    @TempDir
    Path folder;

    private static String library(String id) throws IOException {
        try (InputStream in = ScenarioLibrary.class.getResourceAsStream("library/" + id + ScenarioLibrary.ENDING)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("a.ringside"), text);
    }

    private static Ran check(Path file, String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "check";
        System.arraycopy(options, 0, arguments, 1, options.length);
        arguments[arguments.length - 1] = file.toString();
        return Ran.command(arguments);
    }

    @Test
    void everyPairOfTheLibraryIsStatedOrDoesNotApplyForAReason() {
        Ran ran = Ran.command("check", "--library", "--all");
        long without = ran.lines().stream().filter(line -> line.contains("does not apply: ")).count();
        assertThat(ran.out()).endsWith(without + " do not apply, 0 not stated, 0 recorded, " + (SCENARIOS * ALL
                - without)
                + " checked, " + (SCENARIOS * ALL - without) + " ok, 0 differ\n");
        assertThat(ran.lines()).hasSize(SCENARIOS * ALL + 1);
        assertThat(ran.status()).isZero();
    }

    @Test
    void aKernelThatAScenarioDoesNotApplyToIsToldWithTheReason() throws IOException {
        Ran ran = check(file(library("s48-xen-pv")));
        assertThat(ran.lines()).anyMatch(line -> line.matches(
                "s48-xen-pv +fred +does not apply: A Xen PV guest has no FRED: its events come from Xen\\."));
        assertThat(ran.status()).isZero();
    }

    @Test
    void aKernelOfWhichNothingIsSaidIsCountedAndFailsOnlyIfAllAreAskedFor() throws IOException {
        Path file = file(library(PLAIN).replace(" v7.3\"", "\""));
        Ran ran = check(file);
        assertThat(ran.out()).doesNotContain("v7.3").endsWith("0 do not apply, 1 not stated, 0 recorded, " + (ALL - 1)
                + " checked, " + (ALL - 1) + " ok, 0 differ\n");
        assertThat(ran.status()).isZero();
        Ran all = check(file, "--all");
        assertThat(all.lines()).anyMatch(line -> line.matches(PLAIN + " +v7\\.3 +NOT STATED"));
        assertThat(all.status()).isEqualTo(1);
        Ran matrix = check(file, "--matrix", "--all");
        assertThat(matrix.lines().get(1)).contains("not stated");
        assertThat(matrix.status()).isEqualTo(1);
    }

    @Test
    void aRecordedOutcomeJoinsTheKernelsOfTheSameInTheirOrder() throws IOException {
        String whole = library(PLAIN);
        Path file = file(whole.replace("v5.6 v5.10 v6.5 v6.8", "v5.6 v6.8"));
        Ran ran = check(file, "--record");
        assertThat(ran.out()).matches(PLAIN + " +v6\\.5 +recorded, as v5\\.6 v6\\.8 v7\\.3\n");
        assertThat(ran.status()).isZero();
        assertThat(file).content().isEqualTo(whole.replace("kernels=\"v5.6 v5.10 v6.5 v6.8 v7.3\" like=\"v4.0\"",
                "kernels=\"v5.6 v5.10 v6.5 v6.8 v7.3\" like=\"v4.0\" recorded=\"v6.5\""));
        Ran checked = check(file, "--all");
        assertThat(checked.lines()).anyMatch(line -> line.matches(PLAIN + " +v6\\.5 +ok, recorded"));
        assertThat(checked.out()).contains(" 0 not stated, 1 recorded, ");
        assertThat(checked.status()).isZero();
    }

    @Test
    void aRecordedOutcomeIsStatedAsADifferenceFromTheNearest() throws IOException {
        String whole = library("s50-own-tf-getpid").replace("\"v6.8 v7.3\"", "\"v6.8\"");
        int from = whole.indexOf("  <expectations kernels=\"v6.8\"");
        int to = whole.indexOf("  <expectations kernels=\"fred\"");
        Path file = file(whole.substring(0, from) + whole.substring(to));
        assertThat(check(file, "--record", "--kernel", "v6.8").out()).endsWith("  recorded, like v5.6\n");
        String end = "</ringside:Scenario>\n";
        assertThat(file).content().isEqualTo(whole.substring(0, from) + whole.substring(to).replace(end, "")
                + whole.substring(from, to).replace("like=\"v5.6\"", "like=\"v5.6\" recorded=\"v6.8\"") + end);
    }

    @Test
    void withoutAnyOutcomeTheFirstIsRecordedInFullAndTheOthersBesideIt() throws IOException {
        String whole = library("s15-reschedule");
        Path file = file(whole.substring(0, whole.indexOf("  <expectations")) + "</ringside:Scenario>\n");
        Ran ran = check(file, "--record");
        assertThat(ran.lines()).hasSize(ALL).first().asString().endsWith("recorded, in full");
        assertThat(ran.lines().get(1)).endsWith("recorded, as v4.0");
        Ran checked = check(file, "--all");
        assertThat(checked.out()).endsWith(ALL + " recorded, " + ALL + " checked, " + ALL + " ok, 0 differ\n");
        assertThat(checked.status()).isZero();
    }

    @Test
    void onlyTheKernelsThatAreAskedForAreRecorded() throws IOException {
        Path file = file(library(PLAIN).replace("v5.6 v5.10 v6.5 v6.8 v7.3", "v5.6"));
        check(file, "--record", "--kernel", "V6.8");
        assertThat(file).content().contains("kernels=\"v5.6 v6.8\"").doesNotContain("v6.5\"");
        Ran unknown = check(file, "--record", "--kernel", "v6.9");
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.err()).contains("v6.9", "v6.8");
    }

    @Test
    void whatIsStatedStaysAsItIsHoweverWrong() throws IOException {
        String wrong = library(PLAIN).replace("\"SYSRET\"", "\"IRET\"");
        Path file = file(wrong);
        Ran ran = check(file, "--record");
        assertThat(ran.out()).isEmpty();
        assertThat(file).content().isEqualTo(wrong);
        assertThat(folder.resolve("a.ringside.bak")).doesNotExist();
    }

    @Test
    void aPairThatCannotStartIsNotRecorded() throws IOException {
        String text = library("s53-stuck-here-no-tf-check").replaceFirst("  <inapplicable .*\n", "");
        Path file = file(text);
        Ran ran = check(file, "--record");
        assertThat(ran.out()).contains("fred", "NOT RECORDED: ");
        assertThat(ran.status()).isEqualTo(1);
        assertThat(file).content().isEqualTo(text);
    }

    @Test
    void aFileOfTheFirstVersionIsRewrittenOnce() throws IOException {
        Path file = file(library(PLAIN).replace("scenario/2", "scenario/1").replaceFirst("(?s)  <expectations.*", """
                  <expectations kernel="v4.0" ended="end">
                    <returns path="SYSRET-FAST"/>
                    <registers name="rax" value="0x1092"/>
                  </expectations>
                  <expectations kernel="v6.8" ended="end">
                    <returns path="SYSRET"/>
                    <registers name="rax" value="0x1092"/>
                  </expectations>
                </ringside:Scenario>
                """));
        String old = Files.readString(file);
        assertThat(check(file, "--rewrite").out()).endsWith("a.ringside  rewritten\n");
        String rewritten = Files.readString(file);
        assertThat(rewritten).contains("scenario/2", "<registers rax=\"0x1092\"/>",
                "  <expectations kernels=\"v6.8\" like=\"v4.0\">\n    <returns path=\"SYSRET\"/>\n");
        assertThat(folder.resolve("a.ringside.bak")).content().isEqualTo(old);
        assertThat(check(file, "--rewrite").out()).endsWith("a.ringside  is as it should be\n");
        assertThat(check(file).out()).contains("2 checked, 2 ok");
    }

    @Test
    void aKernelThatDoesNotExistIsToldWithItsPlaceAndTheNearest() throws IOException {
        String text = library(PLAIN).replace("v5.6 v5.10 v6.5 v6.8", "v5.6 v5.10 v6.55 v6.8");
        int line = (int) text.substring(0, text.indexOf("v6.55")).lines().count();
        int column = "  <expectations kernels=\"v5.6 ".length() + 1;
        for (String[] options : List.of(new String[0], new String[] {"--record"}, new String[] {"--rewrite"})) {
            Path file = file(text);
            Ran ran = check(file, options);
            assertThat(ran.status()).isEqualTo(3);
            assertThat(ran.err()).startsWith(file + ":" + line + ":" + column
                    + ": there is no kernel profile \"v6.55\", did you mean v6.5").hasLineCount(1);
            assertThat(file).content().isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--record", "--rewrite", "--record --rewrite x.ringside", "--record --matrix x.ringside",
        "--rewrite --library x.ringside", "--kernel v6.8 x.ringside", "--record --all x.ringside"})
    void whatDoesNotGoTogetherIsWrongUsage(String arguments) {
        Ran ran = Ran.command(("check " + arguments).split(" "));
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).containsAnyOf("--record", "--rewrite");
    }

    @Test
    void standardInputCannotBeChanged() throws IOException {
        Ran ran = Ran.withInput(library(PLAIN), "check", "--rewrite", "-");
        assertThat(ran.status()).isEqualTo(3);
        assertThat(ran.err()).contains("standard input cannot be written");
    }
}
