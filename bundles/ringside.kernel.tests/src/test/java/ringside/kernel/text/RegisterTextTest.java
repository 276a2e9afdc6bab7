package ringside.kernel.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.kernel.decision.ReturnState;

/** Registers as people paste them. */
class RegisterTextTest {

    private static final String GDB = """
            (gdb) info registers
            rax            0xffffffffffffffda  -38
            rcx            0x7ffff7ea0a4b      140737352698443
            rsp            0x7fffffffe4c0      0x7fffffffe4c0
            r11            0x302               770
            rip            0x7ffff7ea0a4b      0x7ffff7ea0a4b <std::vector<int>::at+11>
            eflags         0x302               [ TF IF ]
            cs             0x33                51
            ss             0x2b                43
            ds             0x0                 0
            cx             0x0a4b              2635
            ip             0x1                 1
            k0             0x0                 0
            st0            0                   (raw 0x00000000000000000000)
            """;

    private static final String OOPS = """
            [  118.230001] BUG: kernel NULL pointer dereference, address: 0000000000000008
            [  118.230003] RIP: 0010:broken_ioctl+0x2f/0x80 [broken]
            [  118.230004] Code: 48 8b 47 08 <48> 8b 40 10 c3
            [  118.230005] RSP: 0018:ffffc90000463e58 EFLAGS: 00010246
            [  118.230006] RAX: 0000000000000000 RBX: ffff888004d0c100 RCX: 0000000000000001
            [  118.230007] R10: 0000000000000000 R11: 0000000000000005 R12: 0000000000000000
            [  118.230008] CS:  0010 DS: 0000 ES: 0000 CR0: 0000000080050033
            [  118.230009] Call Trace:
            [  118.230010]  entry_SYSCALL_64_after_hwframe+0x6e/0xd8
            [  118.230011] RIP: 0033:0x7f2b8f51a9fb
            [  118.230012] Code: ff ff ff 85 c0 79 9b
            [  118.230013] RSP: 002b:00007ffd6a4d3c18 EFLAGS: 00000246 ORIG_RAX: 0000000000000010
            [  118.230014] RAX: ffffffffffffffda RBX: 0000000000000003 RCX: 00007f2b8f51a9fb
            [  118.230015] RDX: 0000000000000000 RSI: 0000000000005401 RDI: 0000000000000003
            [  118.230016] RBP: 00007ffd6a4d3c40 R08: 0000000000000000 R09: 0000000000000000
            [  118.230017] R10: 0000000000000000 R11: 0000000000000246 R12: 0000000000000000
            [  118.230018] R13: 0000000000000000 R14: 0000000000000000 R15: 0000000000000000
            [  118.230019]  </TASK>
            """;

    @ParameterizedTest
    @ValueSource(strings = {"rip=0x401000 rcx=0x401000 cs=0x33 r11=0x202 eflags=0x202 ss=0x2b",
        "RIP = 4198400, RCX = 4198400; CS = 51 | R11 = 514, RFLAGS = 514 (SS = 43)",
        "{ip: 0x401000\ncx: 0x40_1000\ncs: 0x33\nr11: 0x202\nflags: 0x202\nss: 0b101011}",
        "$rip=0x401000 %rcx=0x401000 regs->cs=0x33 pt_regs.r11=0x202 user.rflags=[ IF ] ss=0x2b rax=-38",
        "# copied from a note\nrip=0x401000 # the target\nrcx=0x401000\ncs=0x33 r11=0x202 flags=[IF] ss=0x2b",
        "rip=0x401000,rcx=0x401000,cs=0x33,r11=0x202,eflags=0x202,ss=0x2b,rip=0x401000"})
    void pairsAreReadWithAnySeparatorsAndNames(String text) throws RegisterTextException {
        ParsedRegisters registers = RegisterText.parse(text);
        assertThat(registers.form()).isEqualTo(ParsedRegisters.Form.PAIRS);
        assertThat(registers.state()).isEqualTo(new ReturnState(0x401000, 0x401000, 0x33, 0x202, 0x202, 0x2b));
    }

    @Test
    void theAnswerOfGdbIsRead() throws RegisterTextException {
        ParsedRegisters registers = RegisterText.parse(GDB);
        assertThat(registers.form()).isEqualTo(ParsedRegisters.Form.GDB);
        assertThat(registers.state())
                .isEqualTo(new ReturnState(0x7ffff7ea0a4bL, 0x7ffff7ea0a4bL, 0x33, 0x302, 0x302, 0x2b));
        assertThat(registers.values()).containsEntry("rax", -38L).containsEntry("rsp", 0x7fffffffe4c0L)
                .doesNotContainKey("st0");
    }

    @Test
    void flagNamesOfGdbStandForTheirBits() throws RegisterTextException {
        String text = GDB.replace("0x302               [ TF IF ]", "[ CF PF AF ZF SF TF IF DF OF IOPL=3 NT RF AC ID ]");
        assertThat(RegisterText.parse(text).state().flags()).isEqualTo(0x257fd5 | 2);
    }

    @Test
    void anOopsGivesTheRegistersOfUserModeNotTheKernels() throws RegisterTextException {
        ParsedRegisters registers = RegisterText.parse(OOPS);
        assertThat(registers.form()).isEqualTo(ParsedRegisters.Form.OOPS);
        assertThat(registers.state())
                .isEqualTo(new ReturnState(0x7f2b8f51a9fbL, 0x7f2b8f51a9fbL, 0x33, 0x246, 0x246, 0x2b));
        assertThat(registers.values()).containsEntry("orig_ax", 0x10L).containsEntry("r8", 0L)
                .containsEntry("rsp", 0x7ffd6a4d3c18L);
    }

    @Test
    void anOopsThatGoesOnWithAnotherOneIsReadUpToIt() throws RegisterTextException {
        String kernelOnly = OOPS.substring(0, OOPS.indexOf("[  118.230011]"));
        assertThat(RegisterText.parse(OOPS + kernelOnly).state()).isEqualTo(RegisterText.parse(OOPS).state());
    }

    @Test
    void theOldFormOfAnOopsWithBracketsIsRead() throws RegisterTextException {
        String text = """
                RIP: 0033:[<00007f0000001000>]  [<00007f0000001000>] 0x7f0000001000
                RSP: 002b:00007ffd6a4d3c18  EFLAGS: 00010202
                RAX: 0000000000000001 RBX: 0000000000000000 RCX: 00007f0000001002
                R10: 0000000000000000 R11: 0000000000000202 R12: 0000000000000000
                """;
        assertThat(RegisterText.parse(text).state())
                .isEqualTo(new ReturnState(0x7f0000001002L, 0x7f0000001000L, 0x33, 0x202, 0x10202, 0x2b));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "rip=0x40g000~1:5: rip cannot be '0x40g000': NUMBER",
        "rip=00401000~1:5: rip cannot be '00401000': NUMBER",
        "cs=0x33 rip=0x11111111111111111~1:13: rip cannot be '0x11111111111111111': NUMBER",
        "rpi=1~1:1: unknown register 'rpi'; expected the name of a 64-bit register, did you mean rip or rdi or rsi?",
        "cs=1 zork=1~1:6: unknown register 'zork'; expected the name of a 64-bit register",
        "cs=1  hello ss=2~1:7: 'hello' is no name=value; expected something like rip=0x401000",
        "rip=1 rip=2~1:11: rip is given twice: 0x1 in line 1, 0x2 here; expected one value",
        "rip=1 ip=2~1:10: rip is given twice: 0x1 in line 1, 0x2 here; expected one value",
        "flags=[ZF XF]~1:7: rflags cannot be '[ZF XF]': expected names of flags in brackets, such as [ ZF PF IF ]",
        "flags=[IOPL=4]~1:7: rflags cannot be '[IOPL=4]': expected names of flags in brackets, such as [ ZF PF IF ]",
        "rip   12x4~1:7: rip cannot be '12x4': NUMBER",
        "eflags 0x202 [ ZF IF ]~1:14: the names '[ ZF IF ]' contradict the value 0x202; expected both to say the same",
        "eflags 0x202 [ QF ]~1:14: unknown flag in '[ QF ]': expected names of flags in brackets, such as [ ZF PF IF ]",
        "RIP: 0033:0x7f EFLAGS: 0z2~1:24: rflags cannot be '0z2': expected up to 16 hexadecimal digits"})
    void whatCannotBeUnderstoodIsSaidWithLineAndColumn(String text, String message) {
        assertThatThrownBy(() -> RegisterText.parse(text)).isInstanceOf(RegisterTextException.class)
                .hasMessage(message.replace("NUMBER", RegisterValues.EXPECTED));
    }

    @Test
    void everyProblemIsToldInTheOrderOfTheText() {
        RegisterTextException all = catchThrowableOfType(RegisterTextException.class,
                () -> RegisterText.parse("rip=1x\ncs=0x33 ss=?\nfoo=3"));
        assertThat(all.problems()).extracting(RegisterProblem::line).containsExactly(1, 2, 3);
        assertThat(all.problems()).extracting(RegisterProblem::column).containsExactly(5, 12, 1);
    }

    @Test
    void missingRegistersAreNamedWithWhatWasExpected() throws RegisterTextException {
        ParsedRegisters pairs = RegisterText.parse("rip=0x401000 rcx=0x401000 cs=0x33 ss=0x2b");
        assertThat(pairs.missing()).containsExactly("r11", "rflags");
        assertThatThrownBy(pairs::state)
                .hasMessage("r11 is missing: expected r11=0x…\nrflags is missing: expected rflags=0x…");
        assertThatThrownBy(RegisterText.parse("rip 0x1\nrcx 0x1\ncs 51\nss 43\nr11 514")::state)
                .hasMessage("rflags is missing: expected a line 'eflags 0x…', as gdb's info registers gives it");
        assertThatThrownBy(RegisterText.parse("RIP: 0033:0x7f\nRSP: 002b:00 EFLAGS: 202\nR11: 202")::state)
                .hasMessage("rcx is missing: expected 'RCX: …' behind the line 'RIP: 0033:…' of user mode");
        assertThatThrownBy(RegisterText.parse("RIP: 0033:0x7f\nRCX: 7f R11: 202")::state)
                .hasMessageContaining("ss is missing: expected 'RSP: 002b:…'")
                .hasMessageContaining("rflags is missing");
    }

    @Test
    void anOopsWithKernelRegistersAloneSaysWhereTheUsersAre() {
        String kernelOnly = OOPS.substring(0, OOPS.indexOf("[  118.230011]"));
        assertThatThrownBy(() -> RegisterText.parse(kernelOnly)).hasMessageStartingWith(
                "2:16: these are the registers of kernel mode (CS 0x0010); expected a line 'RIP: 0033:…' as well");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "hello world", "(gdb) quit", "st0 0 (raw 0x0)"})
    void textWithoutRegistersSaysWhichFormsAreUnderstood(String text) {
        assertThatThrownBy(() -> RegisterText.parse(text)).isInstanceOf(RegisterTextException.class)
                .hasMessageContaining("no register found; expected name=value pairs");
    }

    @Test
    void tooLongATextIsRefusedBeforeItIsRead() {
        assertThatThrownBy(() -> RegisterText.parse("x".repeat(RegisterText.LONGEST + 1)))
                .hasMessage("the text has 262145 characters, at most 262144 are read; "
                        + "give the lines with the registers only");
    }

    @Test
    void tooLongALineIsRefusedBeforeItIsRead() {
        assertThatThrownBy(() -> RegisterText.parse("rip=1\n" + "x".repeat(RegisterText.LONGEST_LINE + 1))).hasMessage(
                "2:4097: this line has 4097 characters, at most 4096 are read; give the lines with the registers only");
    }

    @Test
    void hostileTextOfTheGreatestLengthEndsInAnAnswer() {
        List<String> pieces = List.of("a", "[", "=", "a=", "rip=", "rip:[", "RIP: 0033:", "rax  ", "<a:", "r1 [ ",
                "é\0");
        for (String piece : pieces) {
            String line = piece.repeat(RegisterText.LONGEST_LINE / piece.length() - 1) + "\n";
            String text = line.repeat(RegisterText.LONGEST / line.length());
            try {
                assertThat(RegisterText.parse(text).values()).isNotNull();
            } catch (RegisterTextException expected) {
                assertThat(expected.problems()).isNotEmpty();
            }
        }
    }

    @Test
    void randomlyDamagedTextNeverEndsInAnythingButAnAnswer() {
        long seed = 176;
        Random random = new Random(seed);
        for (String original : List.of(GDB, OOPS, "rip=0x401000 rcx=1, cs=0x33 r11=0x202 eflags=[IF] ss=0x2b")) {
            for (int i = 0; i < 300; i++) {
                char[] text = original.toCharArray();
                for (int change = 0; change < 4; change++) {
                    text[random.nextInt(text.length)] = (char) (32 + random.nextInt(95));
                }
                try {
                    assertThat(RegisterText.parse(new String(text)).values()).as("seed %d", seed).isNotEmpty();
                } catch (RegisterTextException expected) {
                    assertThat(expected.getMessage()).as("seed %d", seed).contains("xpected");
                }
            }
        }
    }
}
