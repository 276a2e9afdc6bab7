package ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecideCommandTest {
    private static final String HEADER = "cx,ip,cs,r11,flags,ss\n";
    private static final String GOOD = "0x401000,0x401000,0x33,0x202,0x202,0x2b";

    private static byte[] resource(String name) throws IOException {
        try (var in = DecideCommandTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    @Test
    void theVectorsOfTheRealCpuComeBackByteForByte() throws IOException {
        byte[] vectors = resource("sysret_vectors_4level.csv");
        Ran ran = Ran.withInput(vectors, "decide", "--kernel", "seed", "--check", "-");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).isEqualTo(new String(vectors, StandardCharsets.UTF_8).replace("\r\n", "\n"));
        assertThat(ran.lines()).hasSize(1001);
    }

    @Test
    void theVectorsWithWideAddressesComeBackByteForByte() throws IOException {
        byte[] vectors = resource("sysret_vectors_la57.csv");
        Ran ran = Ran.withInput(vectors, "decide", "--kernel", "v5.6", "--la57", "--check");
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).isEqualTo(new String(vectors, StandardCharsets.UTF_8).replace("\r\n", "\n"));
    }

    @Test
    void columnsMayStandInAnyOrderAndOthersPassThrough() {
        Ran ran = Ran.withInput("note,ss,flags,r11,cs,ip,cx\n\"a, \"\"b\"\"\",43,514,514,51,4198400,4198402\n",
                "decide", "--kernel", "seed");
        assertThat(ran.out()).isEqualTo("note,ss,flags,r11,cs,ip,cx,path,reason,failing\n"
                + "\"a, \"\"b\"\"\",43,514,514,51,4198400,4198402,IRET,RCX_RIP,RCX_RIP\n");
        assertThat(ran.status()).isZero();
    }

    @Test
    void answersReplaceExpectationsWhereTheyStand() {
        Ran ran = Ran.withInput("path,cx,ip,cs,r11,flags,ss\nIRET," + GOOD + "\n", "decide", "--kernel", "v6.8");
        assertThat(ran.lines()).containsExactly("path,cx,ip,cs,r11,flags,ss,reason,failing", "SYSRET," + GOOD + ",,");
        assertThat(ran.status()).isZero();
    }

    @Test
    void rowsThatDifferFromTheExpectationAreTold() {
        Ran ran = Ran.withInput("cx,ip,cs,r11,flags,ss,path\n" + GOOD + ",SYSRET\n" + GOOD + ",IRET\n", "decide",
                "--kernel", "seed", "--check");
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).isEqualTo("standard input:3: path is \"SYSRET\", expected \"IRET\"\n");
        assertThat(ran.lines()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"0xffffffffffffffff,-1", "18446744073709551615,0xFFFFFFFFFFFFFFFF",
        "-9223372036854775808,0x8000000000000000",
        "0x0000000000000000000401000,4198400", "  0x10 ,16"})
    void numbersAreReadInEveryFormThatIsAccepted(String cx, String ip) {
        Ran ran = Ran.withInput(HEADER + cx + "," + ip + ",0x33,0x202,0x202,0x2b\n", "decide", "--kernel", "v6.8");
        assertThat(ran.lines().get(1)).doesNotContain("RCX_RIP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0x", "0x1g", "12a", "--1", "-", "+1", "18446744073709551616", "0x10000000000000000",
        "-9223372036854775809",
        "99999999999999999999999", "1.0", "0b1", "１"})
    void numbersThatAreNoneAreRefusedWithLineAndColumn(String cell) {
        Ran ran = Ran.withInput(HEADER + GOOD + "\n0x401000," + cell + ",0x33,0x202,0x202,0x2b\n", "decide", "--kernel",
                "seed");
        assertThat(ran.status()).isEqualTo(3);
        assertThat(ran.err()).startsWith("standard input:3:10: column ip is \"" + cell + "\"");
        assertThat(ran.lines()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"'cx,ip,cs,r11,flags\n'|lacks ss",
        "'cx,ip,cs,r11,flags,ss,cx\n'|appears twice", "''|empty",
        "'cx,ip,cs,r11,flags,ss\n1,2\n'|2 cells", "'cx,ip,cs,r11,flags,ss\n1,2,3,4,5,6,7\n'|7 cells",
        "'cx,ip,cs,r11,flags,ss\n\"1,2,3,4,5,6\n'|CSV"})
    void inputThatIsNoTableIsRefused(String input, String message) {
        Ran ran = Ran.withInput(input, "decide", "--kernel", "seed");
        assertThat(ran.status()).isEqualTo(3);
        assertThat(ran.err()).startsWith("standard input:").contains(message).doesNotContain("Exception");
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        Ran ran = Ran.withInput(new byte[] {'c', 'x', (byte) 0xff, '\n'}, "decide", "--kernel", "seed");
        assertThat(ran.status()).isEqualTo(3);
        assertThat(ran.err()).contains("UTF-8");
    }

    @Test
    void rowsBeforeBytesThatAreNoTextAreAnsweredAndThePlaceIsTold() throws IOException {
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        input.writeBytes((HEADER + (GOOD + "\n").repeat(2000) + "0x40,").getBytes(StandardCharsets.UTF_8));
        input.write(0xe9);
        input.writeBytes(",1,1,1,1\n".getBytes(StandardCharsets.UTF_8));
        Ran ran = Ran.withInput(input.toByteArray(), "decide", "--kernel", "seed");
        assertThat(ran.status()).isEqualTo(3);
        assertThat(ran.lines()).hasSize(2001);
        assertThat(ran.err()).startsWith("standard input:2002:6: ").contains("UTF-8");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"'note,cx,ip,cs,r11,flags,ss\n\"a\nb\"\"c\",zz,1,1,1,1,1\n'|3:7|\"zz\"",
        "'cx,ip,cs,r11,flags,ss\n\"a\nb\",1,1,1,1,1\n'|2:2|\"a\\u000ab\""})
    void thePlaceOfABadCellCountsLineEndsInsideQuotes(String input, String place, String shown) {
        Ran ran = Ran.withInput(input, "decide", "--kernel", "seed");
        assertThat(ran.err()).startsWith("standard input:" + place + ": ").contains(shown).hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cx,ip,cs,r11,flags,ss", "\"cx\",ip,cs,r11,flags,ss"})
    void aByteOrderMarkIsNoPartOfTheHeader(String header) {
        Ran ran = Ran.withInput("\ufeff" + header + "\n" + GOOD + "\n", "decide", "--kernel", "seed");
        assertThat(ran.lines().get(0)).isEqualTo(header + ",path,reason,failing");
    }

    @Test
    void aByteOrderMarkAndWindowsLineEndsDoNoHarm() {
        Ran ran = Ran.withInput("\ufeffcx,ip,cs,r11,flags,ss\r\n" + GOOD + "\r\n", "decide", "--kernel", "seed");
        assertThat(ran.status()).isZero();
        assertThat(ran.lines().get(1)).isEqualTo(GOOD + ",SYSRET,,");
    }

    @Test
    void checkingNeedsSomethingToCompareWith() {
        assertThat(Ran.withInput(HEADER + GOOD + "\n", "decide", "--kernel", "seed", "--check").status()).isEqualTo(3);
    }

    @Test
    void wrongUsageIsTold() {
        assertThat(Ran.command("decide").status()).isEqualTo(2);
        Ran unknown = Ran.command("decide", "--kernel", "sed");
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.err()).contains("seed");
        assertThat(Ran.command("decide", "--kernel", "seed", "--pti").status()).isEqualTo(2);
        assertThat(Ran.command("decide", "--kernel", "seed", "--vendor", "via").status()).isEqualTo(2);
        assertThat(Ran.command("decide", "--kernel", "seed", "nowhere/at/all.csv").status()).isEqualTo(3);
    }
}
