package ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command around the reader: forms of output, frames, options, bad input. */
class ExplainCommandTest {
    private static final String TWO = """
            RIP: 0033:0x401007
            RSP: 002b:00007ffd00000000 EFLAGS: 00000246 ORIG_RAX: 0000000000000027
            RAX: ffffffffffffffda RBX: 0000000000000000 RCX: 0000000000401007
            R10: 0000000000000000 R11: 0000000000000246 R12: 0000000000000000
            RIP: 0010:do_idle+0x8f/0xd0
            RSP: 0018:ffffc900000b3e90 EFLAGS: 00000246
            RIP: 0033:0x402007
            RSP: 002b:00007ffd00000000 EFLAGS: 00000202 ORIG_RAX: 0000000000000001
            RAX: ffffffffffffffda RBX: 0000000000000000 RCX: 0000000000402000
            R10: 0000000000000000 R11: 0000000000000202 R12: 0000000000000000
            """;
    private static final int MEBIBYTE = 1 << 20;
    private static final int MOST_LINES = 10;
    private static final long SEED = 20261130;

    @Test
    void theObjectHasEveryFieldInOrder() {
        Ran ran = Ran.withInput("rip=0x401007 rcx=0x401007 cs=0x33 r11=0x246 eflags=0x246 orig_rax=0 rdi=3 rsi=0x5000 "
                + "rdx=0x10 rax=16", "explain", "--format", "json", "--kernel", "v6.8");
        assertThat(ran.out()).startsWith("{\"frames\":[{\"line\":1,\"kind\":\"user\",\"origin\":\"syscall\",\"call\":"
                + "{\"number\":0,\"name\":\"read\"},\"registers\":{\"rip\":\"0x401007\",\"rcx\":\"0x401007\"")
                .contains("},\"assumed\":[\"ss\"]}],\"frame\":1,\"kernel\":\"v6.8\",\"answer\":\"checks\","
                        + "\"path\":\"SYSRET\",\"reason\":null,\"failing\":[],\"note\":\"Taken for system call 0 "
                        + "read(0x3, 0x5000, 0x10): orig_rax is 0")
                .endsWith("\"}\n");
    }

    @Test
    void everyFrameIsListedAndAnotherCanBeTaken() {
        Ran ran = Ran.withInput(TWO, "explain");
        assertThat(ran.out()).contains("Frame 1 of 3 is taken, the first of user mode; --frame N takes another:",
                "> 1  line 1, user, RIP 0x401007", "  2  line 5, kernel, RIP in do_idle",
                "  3  line 7, user, RIP 0x402007", "SYSRET");
        JsonObject third = JsonParser.parseString(Ran.withInput(TWO, "explain", "--frame", "3", "--format", "json")
                .out()).getAsJsonObject();
        assertThat(third.get("frame").getAsInt()).isEqualTo(3);
        assertThat(third.get("reason").getAsString()).isEqualTo("RCX_RIP");
        Ran second = Ran.withInput(TWO, "explain", "--frame", "2");
        assertThat(second.status()).isEqualTo(3);
        assertThat(second.err()).startsWith("standard input:5: these are registers of the kernel (CS 0x10)");
        assertThat(Ran.withInput(TWO, "explain", "--frame", "4").err()).contains("there is no frame 4: the text has 3");
    }

    @Test
    void theReleaseOfTheTextNamesTheKernelUnlessOneIsAskedFor() {
        String text = "CPU: 0 PID: 1 Comm: x Not tainted 4.1.15-1 #1\n" + TWO;
        assertThat(kernel(text)).isEqualTo("v4.1");
        assertThat(kernel(text, "--kernel", "seed")).isEqualTo("seed");
        assertThat(kernel(TWO)).isEqualTo("v6.8");
        assertThat(kernel(TWO + "CR4: 00000001003706f0\n")).isEqualTo("fred");
    }

    private static String kernel(String text, String... more) {
        String[] arguments = new String[3 + more.length];
        System.arraycopy(new String[] {"explain", "--format", "json"}, 0, arguments, 0, 3);
        System.arraycopy(more, 0, arguments, 3, more.length);
        return JsonParser.parseString(Ran.withInput(text, arguments).out()).getAsJsonObject().get("kernel")
                .getAsString();
    }

    /** The seed never sets CR4.LA57: 2^50 is not canonical where it runs, whatever the CPU could do. */
    @Test
    void anOldKernelOnACpuWith57BitAddressesWorksWith48() {
        String far = "rip=0x4000000000000 rcx=0x4000000000000 cs=0x33 r11=0x246 eflags=0x246 ss=0x2b";
        assertThat(Ran.withInput(far, "explain", "--kernel", "seed", "--la57").out())
                .contains("leaves CR4.LA57 clear and works with 48-bit addresses", "IRET because RIP fails",
                        "bits 63 to 47 are not all alike (copying bit 47 upwards gives 0x0)",
                        "This address is not canonical");
        assertThat(Ran.withInput(far, "explain", "--kernel", "v5.6", "--la57").out())
                .contains("SYSRET, all six checks pass").doesNotContain("CR4.LA57");
    }

    @Test
    void wrongSelectorsAreWrongUsage() {
        Ran ran = Ran.withInput(TWO, "explain", "--user-cs", "zork");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("'zork' is no number");
        ran = Ran.withInput(TWO, "explain", "--user-cs", "0x40");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("--user-cs 0x40 is no selector of ring 3", "such as 0x43");
        ran = Ran.withInput(TWO, "explain", "--star", "0x0023001000000000", "--user-cs", "0x43");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("contradict each other", "gives 0x33");
        assertThat(Ran.withInput(TWO, "explain", "--star", "0x0023001000000000", "--user-cs", "0x33").status())
                .isZero();
    }

    @Test
    void ofAProgramOf32BitsThereIsAnAnswerButNoScenario(@TempDir Path folder) {
        String text = "rip=0xf7fd0559 cs=0x23 ss=0x2b rflags=0x286 orig_rax=0x4 rcx=0x1 r11=0x0\n";
        Path file = folder.resolve("narrow.ringside");
        Ran ran = Ran.withInput(text, "explain", "--scenario", file.toString());
        assertThat(ran.out()).isEqualTo(Ran.withInput(text, "explain").out()).isNotEmpty();
        assertThat(ran.status()).isEqualTo(3);
        assertThat(ran.err()).contains("not written").hasLineCount(1);
        assertThat(file).doesNotExist();
    }

    @Test
    void aMebibyteOfAnythingIsOneComplaint() {
        Random random = new Random(SEED);
        byte[] noise = new byte[MEBIBYTE];
        random.nextBytes(noise);
        complained(noise);
        for (String piece : new String[] {"\u001b[31m", "rip=", "RIP: 0033:", "[<", "(((((", "rip rip ", "=\n", "[ ZF ",
            "\n",
            "0033:", "regs.regs->", "rip=0x1 ", "RSP: 002b:0\n", "R10: 0\n", "Stack:\n", "a", ">", "$1 = (", "EIP: "}) {
            complained(piece.repeat(MEBIBYTE / piece.length()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        assertThat(Ran.withInput(new byte[5 * MEBIBYTE], "explain").err()).contains("more than 1048576 characters");
    }

    private static void complained(byte[] input) {
        Ran ran = Ran.withInput(input, "explain");
        assertThat(ran.status()).isEqualTo(3);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines().count()).isBetween(1L, (long) MOST_LINES);
        assertThat(ran.err()).doesNotContain("Exception", "\u001b").hasSizeLessThan(1000);
    }
}
