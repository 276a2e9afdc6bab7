package ringside.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static ringside.scenarios.Samples.NAME;
import static ringside.scenarios.Samples.accepted;
import static ringside.scenarios.Samples.fullText;
import static ringside.scenarios.Samples.read;
import static ringside.scenarios.Samples.refused;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ringside.model.Expectation;
import ringside.model.Scenario;
import ringside.scenarios.file.Digests;
import ringside.scenarios.file.ExpectedOnDisk;
import ringside.scenarios.format.Migration;
import ringside.scenarios.format.Reading;
import ringside.scenarios.format.ScenarioReader;
import ringside.scenarios.format.ScenarioWriter;
import ringside.scenarios.text.Diagnostic;

class ScenarioReaderTest {

    private static final String GOOD = fullText();

    @TempDir
    Path folder;

    @Test
    void readsEverythingThatTheWriterWrites() {
        assertThat(EcoreUtil.equals(accepted(GOOD), Samples.full())).isTrue();
    }

    @Test
    void givesAScenarioThatBelongsToNoResource() {
        assertThat(accepted(GOOD).eResource()).isNull();
        assertThat(accepted(GOOD).eAdapters()).isEmpty();
    }

    @Test
    void theSampleSetsEveryFeatureOfADocument() {
        List<EObject> all = new ArrayList<>(List.of(Samples.full()));
        Samples.full().eAllContents().forEachRemaining(all::add);
        Set<EStructuralFeature> set = new HashSet<>();
        for (EObject object : all) {
            object.eClass().getEAllStructuralFeatures().stream().filter(object::eIsSet).forEach(set::add);
        }
        for (EObject object : all) {
            assertThat(set).containsAll(object.eClass().getEAllStructuralFeatures());
        }
    }

    @Test
    void anExpectationThatSaysNoIsNotOneThatSaysNothing() {
        Expectation said = accepted(GOOD).getExpectations().get(0);
        assertThat(said.isSetLa57() && said.isSetXenPv()).isTrue();
        assertThat(said.isLa57() || said.isXenPv()).isFalse();
        Expectation silent = accepted(GOOD.replace(" la57=\"false\"", "").replace(" xenPv=\"false\"", ""))
                .getExpectations().get(0);
        assertThat(silent.isSetLa57() || silent.isSetXenPv()).isFalse();
    }

    @Test
    void expectationsForOneKernelMustDifferInComputerOrBuild() {
        String end = "  </expectations>\n";
        String one = GOOD.substring(GOOD.indexOf("  <expectations"), GOOD.indexOf(end) + end.length());
        String twice = GOOD.replace(one, one + one);
        assertThat(refused(twice)).anySatisfy(problem -> assertThat(problem.message())
                .startsWith("\"seed with vendor INTEL, la57 false").endsWith("is stated twice: keep one"));
        for (String option : List.of("pti=\"true\"", "x32=\"true\"", "la57=\"false\"", "vendor=\"INTEL\"")) {
            assertThat(accepted(GOOD.replace(one, one + one.replaceFirst(" " + option, ""))).getExpectations())
                    .as(option).hasSize(3);
        }
    }

    @Test
    void tellsWhereTheProgramStartsInTheFile() {
        Reading.Ok ok = (Reading.Ok) read(GOOD);
        String[] lines = GOOD.split("\n");
        assertThat(lines[ok.programLine() - 1]).isEqualTo("_start:");
    }

    @Test
    void remembersWhatWasOnDisk() throws IOException {
        Path file = Files.writeString(folder.resolve("a.ringside"), GOOD);
        Reading.Ok ok = (Reading.Ok) ScenarioReader.read(file);
        byte[] bytes = GOOD.getBytes(StandardCharsets.UTF_8);
        assertThat(ok.onDisk()).isEqualTo(new ExpectedOnDisk.Content(bytes.length,
                Files.getLastModifiedTime(file).toInstant(), Digests.sha256(bytes)));
    }

    @Test
    void takesAByteOrderMark() {
        assertThat(accepted("\uFEFF" + GOOD).getId()).isEqualTo("a-sample");
    }

    @Test
    void takesLineEndsOfOtherSystems() {
        Scenario scenario = accepted(GOOD.replace("\n", "\r\n"));
        assertThat(EcoreUtil.equals(scenario, Samples.full())).isTrue();
    }

    @Test
    void takesCommentsAndCharacterDataSections() {
        String text = GOOD.replace("  <start ", "  <!-- note --><start ").replace("# Heading", "<![CDATA[# Heading]]>")
                .replace("* two", "<!-- inside -->* two");
        assertThat(EcoreUtil.equals(accepted(text), Samples.full())).isTrue();
    }

    @Test
    void takesProgramTextRightBehindItsTag() {
        String text = ScenarioWriter.text(Samples.small()).replace("<program>\n", "<program>");
        assertThat(accepted(text).getProgram()).isEqualTo(Samples.small().getProgram());
    }

    @ParameterizedTest
    @CsvSource({"0xffffffffffffffff,-1", "18446744073709551615,-1", "-1,-1", "0X10,16", "007,7",
        "0x0000000000000000000001,1",
        "-9223372036854775808,-9223372036854775808", "9223372036854775808,-9223372036854775808"})
    void takesNumbersInHexadecimalAndDecimal(String text, long value) {
        Scenario scenario = accepted(GOOD.replace("name=\"user.rcx\" value=\"0xffffffffffffffff\"",
                "name=\"user.rcx\" value=\"" + text + "\""));
        assertThat(scenario.getStart().get(0).getValue()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"''", "0x", "' 1'", "+1", "0xg", "1e9", "18446744073709551616", "-9223372036854775809",
        "0x10000000000000000",
        "١٢", "0b1", "1_000", "--1", "0x-1"})
    void refusesNumbersThatAreNone(String text) {
        List<Diagnostic> problems = refused(GOOD.replace("name=\"user.rcx\" value=\"0xffffffffffffffff\"",
                "name=\"user.rcx\" value=\"" + text + "\""));
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.message()).startsWith("value: ").contains("0x and 1 to 16 hexadecimal digits");
            assertThat(GOOD.split("\n")[problem.line() - 1]).contains("user.rcx");
            assertThat(problem.column()).isEqualTo("  <start name=\"user.rcx\" value=\"".length() + 1);
        });
    }

    @ParameterizedTest
    @CsvSource({"kernel=\"v6.8\", kernal=\"v6.8\", 'did you mean kernel?'",
        "vendor=\"AMD\", vendor=\"VIA\", 'INTEL, AMD'",
        "la57=\"true\", la57=\"yes\", 'true or false'", "maxSteps=\"5000\", maxSteps=\"5e3\", 'decimal digits'",
        "maxSteps=\"5000\", maxSteps=\"0\", 'from 1 to'",
        "maxSteps=\"5000\", maxSteps=\"9223372036854775808\", 'out of range'",
        "endAfterReturns=\"3\", endAfterReturns=\"2147483648\", 'out of range'",
        "endAfterReturns=\"3\", endAfterReturns=\"٣\", 'decimal digits'",
        "<start , <begin , 'Accepted here: '", "kernel=\"v6.8\", kernel=\"../x\", 'seed or v6.8'",
        "id=\"a-sample\", id=\"a/sample\", 'lower-case letters'", "id=\"a-sample\", '', 'id is missing'",
        "<threadFlags>SIGPENDING, <threadFlags>TIF_SIGPENDING, 'without TIF_'",
        "<threadFlags>SIGPENDING, <threadFlags>NEED_RESCHED, 'stated twice'",
        "name=\"user.rflags.TF\", name=\"user.rcx\", 'stated twice'",
        "label=\"on_signal\", label=\"on signal\", 'a label'", "slot=\"ip\", slot=\"rip\", 'orig_ax'",
        "xsi:type=\"ringside:SetValue\", xsi:type=\"ringside:Handler\", 'ringside:SetValue'",
        "xsi:type=\"ringside:SetValue\", xsi:type=\"ringside:Nothing\", 'ringside:SetValue'",
        "xsi:type=\"ringside:SetValue\", xsi:type=\"SetValue\", 'ringside:SetValue'",
        "xsi:type=\"ringside:SetValue\", xsi:type=\"other:SetValue\", 'ringside:SetValue'",
        "xsi:type=\"ringside:SetValue\", xsi:type=\"ringside:Intervention\", 'ringside:SetValue'",
        "xsi:type=\"ringside:SetValue\", '', 'ringside:SetValue'", "'on=\"false\"', '', 'on is missing'",
        "path=\"IRET\", path=\"FASTPATH\", 'SYSRET-FAST'", "path=\"IRET\", path=\"SYSRTE\", 'did you mean SYSRET'",
        "path=\"IRET\", '', 'path is missing'", "path=\"IRET\", 'path=\"IRET\" reason=\"RF_TF\"', 'Accepted here: at'",
        "failing=\"R11_FLAGS RF_TF\", failing=\"R11_FLAGS+RF_TF\", 'one of XEN_PV'",
        "failing=\"R11_FLAGS RF_TF\", failing=\"RF_TF RF_TF\", 'twice: keep one'",
        "failing=\"R11_FLAGS RF_TF\", failing=\" \", 'failing is empty'",
        "kernels=\"seed v4.10\", 'kernels=\"seed seed v4.10\"', 'stated twice'",
        "kernels=\"seed v4.10\", 'kernels=\"seed v4.10 v6.8\" pti=\"true\"', 'not well-formed'",
        "kernels=\"seed v4.10\", '', 'kernels is missing'",
        "kernels=\"seed v4.10\", 'kernels=\"seed, v4.10\"', 'seed or v6.8'",
        "kernels=\"v6.8\", 'kernels=\"v6.8 fred\"', 'not both'",
        "kernels=\"v4.0 fred\", 'kernels=\"fred fred\"', 'twice'",
        "reason=, rason=, 'did you mean reason'", "kernels=\"v6.8\" like, kernels=\"v6.8\" lke, 'did you mean like?'",
        "recorded=\"v4.10\", recorded=\"v4.1\", 'not one of the kernels of this expectation: seed, v4.10'",
        "like=\"seed\", like=\"sead\", 'for which nothing is stated. Did you mean seed?'",
        "like=\"seed\", like=\"v6.8\", 'a kernel of the difference itself'",
        "'kernels=\"seed v4.10\"', 'kernels=\"seed v4.10\" like=\"v6.8\"', 'which is stated below'",
        "unstated=\"rdi r15\", unstated=\"rdi r16\", 'says nothing of \"r16\", did you mean r1'",
        "unstated=\"rdi r15\", unstated=\"rdi rcx\", 'has a value in this expectation'",
        "unstated=\"rdi r15\", unstated=\"rdi rdi\", 'stated twice'",
        "' like=\"seed\"', '', 'belongs to a difference: state like'",
        "rcx=\"0x401002\", rcx=\"0x8000000000000004\", 'rcx is the same as what is stated for \"seed\"'",
        "rcx=\"0x401002\", rcy=\"0x401002\", 'did you mean rcx'", "rcx=\"0x401002\", rcx=\"401002h\", '0x and 1 to 16'",
        "'like=\"seed\"', 'like=\"seed\" ended=\"SIGSEGV\"', 'ended is the same as'",
        "'like=\"seed\"', 'like=\"seed\" traps=\"stuck_here+2 0x401000\"', 'traps is the same as'",
        "at=\"1 3\", at=\"1 4\", 'there is no return 4 for \"seed\", which has 3'",
        "at=\"1 3\", at=\"1 1\", 'stated twice'",
        "at=\"1 3\", at=\"0\", 'from 1 to'", "at=\"1 3\", at=\"1 x\", 'decimal digits'",
        "'at=\"1 3\"', 'at=\"1 3\" times=\"2\"', 'times does not go with at'",
        "times=\"2\", times=\"0\", 'from 1 to'", "times=\"2\", 'times=\"10000\"', 'at most 10000 are accepted'",
        "ended=\"SIGSEGV\", ended=\"maybe\", 'end, limit, blocked'", "'step=\"4\"', '', 'at a step or at a label'",
        "'step=\"4\"', 'step=\"4\" label=\"x\"', 'only one'",
        "'step=\"4\"', 'step=\"4\" occurrence=\"2\"', 'remove it'",
        "traps=\"stuck_here+2, traps=\"0xz, 'stuck_here'", "position=\"17\", position=\"5001\", 'behind the last step'",
        "title=\"A sample\", title=\" \", 'title is missing'", "A sample, A &#x9;sample, 'U+0009'",
        "'<start ', 'text<start ', 'text is not accepted'", "'<start ', '<?php x?><start ', 'processing instruction'",
        "<summary>, <summary>x</summary><summary>, 'stated twice'",
        "<summary>, '<title>x</title><summary>', 'stated twice'",
        "<tracer , '<tracer/><tracer ', 'stated twice'", "mov eax, mov <b/>eax, 'inside a text'",
        "mov eax, mov &nbsp;eax, 'not well-formed'", "mov eax, mov &#1;eax, 'not well-formed'",
        "uprobe=\"probed\", uprobe=\"1x\", 'a label'", "followChild=\"true\", followChild=\"1\", 'true or false'",
        "<whatIfs>S65-doubled, <whatIfs>S65 doubled, 'S65-doubled'",
        "<whatIfs>S65-doubled, <whatIfs>pre-e34dbbc, 'stated twice'",
        "action=\"ERRNO\", action=\"FAIL\", 'ALLOW, LOG, ERRNO, TRAP, TRACE, KILL'",
        "nr=\"39\", nr=\"-2\", 'from -1 to'", "nr=\"39\", '', 'stated twice'",
        "data=\"13\", data=\"65536\", 'from 0 to 65535'", "data=\"13\", data=\"-1\", 'from 0 to 65535'",
        "signal=\"SIGUSR2\", signal=\"nothing\", 'none, or the name'",
        "xenPv=\"false\", xenPv=\"no\", 'true or false'", "subject=\"true\", subject=\"yes\", 'true or false'",
        "'<seccomp ', '<seccomp><tracer/></seccomp><seccomp ', 'Accepted here: nr, action, data'",
        "mov eax, mov \u202Eeax, 'U+202E'", "mov eax, mov &#xD;eax, 'U+000D'",
        "</program>, </programm>, 'not well-formed'",
        "id=, 'id=\"b\" id=', 'not well-formed'", "id=, 'xmi:id=\"b\" id=', 'nothing outside its file'",
        "id=, 'href=\"x\" id=', 'nothing outside its file'", "id=, 'tracer=\"//@start.0\" id=', 'write elements'",
        "id=, 'threadFlags=\"A B\" id=', 'write elements'", "<summary>, <ringside:summary>, 'no prefix'",
        "xmi:version=\"2.0\", xmi:version=\"9\", 'write 2.0'"})
    void refusesWhatIsNotAsItShouldBe(String good, String bad, String words) {
        assertThat(GOOD).contains(good);
        int line = 1 + (int) GOOD.substring(0, GOOD.indexOf(good)).chars().filter(c -> c == '\n').count();

        List<Diagnostic> problems = refused(GOOD.replaceFirst(Pattern.quote(good),
                Matcher.quoteReplacement(bad)));

        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo(NAME);
            assertThat(problem.message()).contains(words);
            assertThat(problem.line()).isBetween(2, line + 5);
            assertThat(problem.column()).isPositive();
        });
        assertThat(problems.get(0).toString()).startsWith(NAME + ":");
    }

    @Test
    void namesLineAndColumnOfACharacterInsideTheProgram() {
        List<Diagnostic> problems = refused(GOOD.replace("    syscall\n", "    sys\u202Ecall\n"));
        int line = List.of(GOOD.split("\n")).indexOf("    syscall") + 1;
        assertThat(problems).containsExactly(new Diagnostic(NAME, line, 8,
                "the character U+202E is not accepted in program: remove it"));
    }

    @Test
    void reportsAllProblemsInTheOrderOfTheFile() {
        List<Diagnostic> problems = refused(GOOD.replace("kernel=", "kernal=").replace("kernels=\"v6.8\"",
                "kernles=\"v6.8\"").replaceFirst("<start ", "<begin ")
                .replace("slot=", "slit="));
        assertThat(problems).hasSize(4).isSortedAccordingTo(Comparator.comparingInt(Diagnostic::line));
    }

    @Test
    void limitsTheNumberOfProblems() {
        List<Diagnostic> problems = refused(GOOD.replaceFirst("<start ", "<begin/>\n".repeat(500) + "<start "));
        assertThat(problems).hasSize(51);
        assertThat(problems.get(50).message()).isEqualTo("450 more problems");
    }

    @Test
    void refusesANewerVersionWithAClearSentence() {
        List<Diagnostic> problems = refused(GOOD.replace("ringside/scenario/2", "ringside/scenario/3"));
        assertThat(problems).singleElement().extracting(Diagnostic::message).asString()
                .contains("newer Ringside", "version 3", "up to version 2", "not changed");
    }

    @Test
    void refusesAnOlderVersionThatItCannotMigrate() {
        assertThat(refused(GOOD.replace("ringside/scenario/2", "ringside/scenario/0"))).singleElement()
                .extracting(Diagnostic::message).asString().contains("version 0", "accepted is version 1 or 2");
    }

    @Test
    void migratesAnOlderVersionThatItKnows() {
        List<Migration> both = List.of(titled(0, "migrated"), titled(1, "twice"));
        assertThat(title(both, GOOD.replace("ringside/scenario/2", "ringside/scenario/0")))
                .isEqualTo("A sample, migrated, twice");
        assertThat(title(both, GOOD)).isEqualTo("A sample");
    }

    private static Migration titled(int from, String word) {
        return new Migration() {
            @Override
            public int from() {
                return from;
            }

            @Override
            public void apply(Scenario scenario) {
                scenario.setTitle(scenario.getTitle() + ", " + word);
            }
        };
    }

    private static String title(List<Migration> migrations, String text) {
        Reading reading = new ScenarioReader(migrations).reading(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), NAME);
        assertThat(reading).isInstanceOf(Reading.Ok.class);
        return ((Reading.Ok) reading).scenario().getTitle();
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThat(refused(ScenarioReader.read(folder.resolve("none.ringside")))).singleElement()
                .extracting(Diagnostic::toString).asString().endsWith("none.ringside: there is no such file");
    }

    @Test
    void refusesADirectory() {
        assertThat(refused(ScenarioReader.read(folder))).singleElement()
                .extracting(Diagnostic::message).asString().contains("directory");
    }

    @Test
    void followsALink() throws IOException {
        Path file = Files.writeString(folder.resolve("a.ringside"), GOOD);
        Path link = Files.createSymbolicLink(folder.resolve("link.ringside"), file);
        assertThat(ScenarioReader.read(link)).isInstanceOf(Reading.Ok.class);
    }

    @Test
    void refusesALinkToNowhere() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.ringside"), folder.resolve("none"));
        assertThat(refused(ScenarioReader.read(link))).singleElement()
                .extracting(Diagnostic::message).isEqualTo("there is no such file");
    }

    @Test
    void tellsWhyAStreamCannotBeRead() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the line is dead");
            }
        };
        assertThat(refused(ScenarioReader.read(broken, NAME))).singleElement()
                .extracting(Diagnostic::toString).isEqualTo(NAME + ": this cannot be read: the line is dead");
    }

    @Test
    void asksForTheKindOfAnIntervention() {
        String text = GOOD.replace(" xsi:type=\"ringside:TimerInterrupt\"", "");
        assertThat(refused(text)).singleElement().extracting(Diagnostic::message).asString()
                .startsWith("xsi:type is missing").contains("ringside:TimerInterrupt");
    }
}
