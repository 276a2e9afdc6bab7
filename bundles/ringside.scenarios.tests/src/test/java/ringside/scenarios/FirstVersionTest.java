package ringside.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static ringside.scenarios.Samples.accepted;
import static ringside.scenarios.Samples.refused;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ringside.model.Scenario;
import ringside.scenarios.format.ScenarioWriter;

/** Files of the first version of the format. */
class FirstVersionTest {

    private static final String OLD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <ringside:Scenario xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:ringside="https://ringside/scenario/1"
                id="old" title="Old" kernel="seed">
              <program>
            hlt
            </program>
              <expectations kernel="v4.0" ended="end">
                <returns path="SYSRET-FAST" subject="true"/>
                <returns path="IRET" reason="RCX_RIP" failing="RCX_RIP+RF_TF"/>
                <registers name="rcx" value="0x401007"/>
                <registers name="rax"/>
                <registers name="r11" value="514"></registers>
                <traps rip="0x401000"/>
                <traps rip="there+2"/>
              </expectations>
              <expectations kernel="v4.1" ended="end">
                <returns path="SYSRET-FAST" subject="true"/>
                <returns path="IRET" reason="RCX_RIP" failing="RCX_RIP+RF_TF"/>
                <registers name="rcx" value="0x401007"/>
                <registers name="rax"/>
                <registers name="r11" value="514"></registers>
                <traps rip="0x401000"/>
                <traps rip="there+2"/>
              </expectations>
              <expectations kernel="v5.6" la57="true" ended="end">
                <returns path="SYSRET-FAST" subject="true"/>
                <returns path="IRET" reason="SS"/>
                <registers name="rax" value="1"/>
                <registers name="r11" value="514"/>
                <traps rip="0x401000"/>
              </expectations>
            </ringside:Scenario>
            """;

    private static final List<String> NEW = """
              <expectations kernels="v4.0 v4.1" ended="end" traps="0x401000 there+2">
                <returns path="SYSRET-FAST" subject="true"/>
                <returns path="IRET" failing="RCX_RIP RF_TF"/>
                <registers rax="0x0" rcx="0x401007" r11="0x202"/>
              </expectations>
              <expectations kernels="v5.6" like="v4.0" la57="true" traps="0x401000" unstated="rcx">
                <returns at="2" path="IRET" failing="SS"/>
                <registers rax="0x1"/>
              </expectations>
            """.lines().map(String::strip).toList();

    @Test
    void areReadAndWrittenInThePresentVersion() {
        Scenario scenario = accepted(OLD);
        String text = ScenarioWriter.text(scenario);
        assertThat(text).contains("xmlns:ringside=\"https://ringside/scenario/2\"");
        assertThat(text.lines().map(String::strip)).containsSubsequence(NEW)
                .filteredOn(line -> line.startsWith("<expectations")).hasSize(2);
        assertThat(ScenarioWriter.text(accepted(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"reason=\"RCX_RIP\", reason=\"RF_TF\", 8, 'the first failing check is the reason'",
        "' reason=\"RCX_RIP\"', '', 8, 'the first failing check is the reason'",
        "failing=\"RCX_RIP+RF_TF\", failing=\"RCX_RIP+RF_TX\", 8, 'did you mean RF_TF'",
        "failing=\"RCX_RIP+RF_TF\", failing=\"RCX_RIP+RCX_RIP\", 8, 'twice: keep one'",
        "name=\"rax\", name=\"rcx\", 10, 'rcx is stated twice'", "name=\"rax\", name=\"rxx\", 10, 'did you mean'",
        "name=\"rax\", size=\"1\", 10, 'Accepted here: rip'", "value=\"514\", value=\"+1\", 11, '0x and 1 to 16'",
        "rip=\"0x401000\", rip=\"0xg\", 12, 'a label of the program'", "rip=\"0x401000\", at=\"1\", 12, 'traps'",
        "></registers>, >514</registers>, 11, 'text is not accepted'",
        "></registers>, ><traps/></registers>, 11, 'inside a text'",
        "kernel=\"v4.1\", kernel=\"v4.0\", 15, 'stated twice'"})
    void areCheckedAsStrictly(String good, String bad, int line, String words) {
        assertThat(OLD).contains(good);
        assertThat(refused(OLD.replaceFirst(Pattern.quote(good), Matcher.quoteReplacement(bad))))
                .anySatisfy(problem -> {
                    assertThat(problem.message()).contains(words);
                    assertThat(problem.line()).isBetween(line - 2, line + 2);
                });
    }
}
