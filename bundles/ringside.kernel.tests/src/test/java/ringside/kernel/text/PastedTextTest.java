package ringside.kernel.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What terminals, mail and editors do to a text is undone. */
class PastedTextTest {

    private static final String LINE = "RIP: 0033:0x401007 RCX: 0000000000401007";

    private static List<String> lines(String text) {
        return PastedText.of(text).lines().stream().map(TextLine::text).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-16", "ISO-8859-1"})
    void anyEncodingIsRecognised(String name) {
        byte[] bytes = (LINE + "\n" + LINE).getBytes(Charset.forName(name));
        assertThat(PastedText.of(bytes).lines()).extracting(TextLine::text).containsExactly(LINE, LINE);
    }

    @Test
    void theMarkOfTheOrderOfBytesIsNoText() {
        assertThat(PastedText.of(("\ufeff" + LINE).getBytes(StandardCharsets.UTF_8)).lines().get(0).text())
                .isEqualTo(LINE);
        assertThat(PastedText.of(("\ufeff" + LINE).getBytes(StandardCharsets.UTF_16LE)).lines().get(0).text())
                .isEqualTo(LINE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {"a\\e[1;31mb\\e[0m~ab", "^[[32mrip^[[0m~rip", "> > rip=1~rip=1",
        "rip\u00a0=\u20031~rip = 1", "│rax 0x0│~' rax 0x0'", "| rip | 1 |~'  rip   1'", "&lt;f+7&gt; &amp;~<f+7> &",
        "a\u200bb~ab"})
    void whatDoesNotBelongToTheTextIsTakenAway(String given, String clean) {
        assertThat(lines(given)).containsExactly(clean);
    }

    @Test
    void everyKindOfLineEndCounts() {
        assertThat(lines("a\r\nb\rc\nd")).containsExactly("a", "b", "c", "d");
    }

    @Test
    void softBreaksAreJoinedAndKeepTheNumberOfTheirFirstLine() {
        List<TextLine> lines = PastedText.of("x\nORIG_RAX: 000=\n27 RCX=3D1\ny").lines();
        assertThat(lines).containsExactly(new TextLine(1, "x"), new TextLine(2, "ORIG_RAX: 00027 RCX=1"),
                new TextLine(4, "y"));
    }

    @Test
    void aSignBeforeAValueOnTheNextLineIsNoSoftBreak() {
        assertThat(lines("RCX=\n0000000000401007")).containsExactly("RCX=", "0000000000401007");
    }

    @Test
    void aValueThatATerminalBrokeIsJoined() {
        assertThat(lines("RCX: 0000000000\n401007 R11: 1")).containsExactly("RCX: 0000000000401007 R11: 1");
        assertThat(lines("RCX: 0000000000\n4010 R11: 1")).hasSize(2);
    }

    @Test
    void whatIsTooLongIsCutAndToldByItsLength() {
        PastedText text = PastedText.of("x".repeat(PastedText.MOST + 5));
        assertThat(text.length()).isEqualTo(PastedText.MOST + 5);
        assertThat(text.lines().get(0).text()).hasSize(PastedText.MOST);
    }
}
