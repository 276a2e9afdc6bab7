package ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code explain} of core files and of threads of this computer. */
class ExplainThreadsTest {
    private static final int HEAD = 120;
    private static final int NOTE = 356;
    private static final int REGISTERS = 20 + 112;
    private static final int MOST_LINES = 10;
    private static final long READ = 0x401007;

    @TempDir
    private Path folder;

    /** A core file of two threads: one was stopped by a fault, the other waits in read and will be restarted. */
    private static byte[] core() {
        ByteBuffer all = ByteBuffer.allocate(HEAD + 2 * NOTE).order(ByteOrder.LITTLE_ENDIAN);
        all.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}).putShort(16, (short) 4).putShort(18, (short) 62)
                .putLong(32, 64).putShort(54, (short) 56).putShort(56, (short) 1);
        all.putInt(64, 4).putLong(72, HEAD).putLong(96, 2 * NOTE);
        thread(all, HEAD, 41, -1, 0x10202, 0x202, 0);
        thread(all, HEAD + NOTE, 42, 0, 0x246, 0x246, -512);
        return all.array();
    }

    private static void thread(ByteBuffer all, int at, int id, long orig, long flags, long r11, long rax) {
        all.putInt(at, 5).putInt(at + 4, 336).putInt(at + 8, 1).put(at + 12, "CORE".getBytes());
        all.putShort(at + 20 + 12, (short) 11).putInt(at + 20 + 32, id);
        long[] registers = new long[27];
        registers[6] = r11;
        registers[10] = rax;
        registers[11] = READ;
        registers[14] = 3;
        registers[15] = orig;
        registers[16] = READ;
        registers[17] = 0x33;
        registers[18] = flags;
        registers[19] = 0x7ffd00000000L;
        registers[20] = 0x2b;
        for (int i = 0; i < registers.length; i++) {
            all.putLong(at + REGISTERS + 8 * i, registers[i]);
        }
    }

    private Ran explain(byte[] bytes, String... options) throws IOException {
        String[] all = Arrays.copyOf(options, options.length + 2);
        System.arraycopy(options, 0, all, 1, options.length);
        all[0] = "explain";
        all[all.length - 1] = Files.write(folder.resolve("core"), bytes).toString();
        return Ran.command(all);
    }

    @Test
    void everyThreadIsAFrameWithItsOrigin() throws IOException {
        Ran first = explain(core());
        assertThat(first.status()).as(first.err()).isZero();
        assertThat(first.lines().get(0)).startsWith("Taken for an exception or an interrupt: orig_rax is -1");
        assertThat(first.out()).contains("Frame 1 of 2 is taken", "> 1  thread 41, user, RIP 0x401007",
                "  2  thread 42, user, RIP 0x401007", "A core file of a program, which signal 11 ended.",
                "v6.8 returns from exceptions and interrupts by IRET, without a choice: no check is made.");
        JsonObject second = JsonParser.parseString(explain(core(), "--frame", "2", "--format", "json").out())
                .getAsJsonObject();
        assertThat(second.get("path").getAsString()).isEqualTo("IRET");
        assertThat(second.get("reason").getAsString()).isEqualTo("RCX_RIP");
        JsonObject frame = second.getAsJsonArray("frames").get(1).getAsJsonObject();
        assertThat(frame.get("line").getAsInt()).isEqualTo(42);
        assertThat(frame.get("origin").getAsString()).isEqualTo("syscall");
        assertThat(frame.getAsJsonObject("call").get("name").getAsString()).isEqualTo("read");
        assertThat(frame.getAsJsonObject("registers").get("orig_ax").getAsString()).isEqualTo("0x0");
        assertThat(frame.getAsJsonArray("assumed")).isEmpty();
    }

    @Test
    void standardInputIsReadLikeAFile() throws IOException {
        assertThat(Ran.withInput(core(), "explain").out()).isEqualTo(explain(core()).out());
        assertThat(Ran.withInput(core(), "edits", "-", "--kernel", "v4.0").status()).isZero();
    }

    @Test
    void aCutFileTellsTheThreadsBeforeAndThatItIsCut() throws IOException {
        Ran cut = explain(Arrays.copyOf(core(), HEAD + NOTE + 100));
        assertThat(cut.status()).isZero();
        assertThat(cut.out()).contains("One frame: thread 41", "The file is damaged: it ends after "
                + (HEAD + NOTE + 100) + " bytes, in its notes. The registers before that place were read.");
        Ran early = explain(Arrays.copyOf(core(), HEAD + 100));
        assertThat(early.status()).isEqualTo(3);
        assertThat(early.out()).isEmpty();
        assertThat(early.err().lines()).hasSize(1);
    }

    @Test
    void otherMachinesAndWhatIsNoCoreFileAreNamedInOneLine() throws IOException {
        byte[] narrow = core();
        narrow[4] = 1;
        narrow[18] = 3;
        refused(narrow, "core: this is the core file of a 32-bit program: its registers are no 64-bit frame");
        byte[] arm = core();
        arm[18] = (byte) 183;
        refused(arm, "core: this is a core file of another machine (64-bit ARM), x86-64 was expected");
        byte[] program = core();
        program[16] = 2;
        refused(program, "core: this ELF file is a program, a core file was expected");
        byte[] kernel = core();
        kernel[HEAD + REGISTERS + 8 * 17] = 0x10;
        assertThat(explain(kernel, "--frame", "1").err()).contains("core: these are registers of the kernel (CS 0x10)");
    }

    private void refused(byte[] bytes, String message) throws IOException {
        Ran ran = explain(bytes);
        assertThat(ran.status()).isEqualTo(3);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).endsWith(message + "\n").satisfies(err -> assertThat(err.lines()).hasSize(1));
    }

    @Test
    void anythingMayStandBehindTheHeadOfAFile() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            byte[] bytes = core();
            for (int n = 0; n <= random.nextInt(20); n++) {
                bytes[5 + random.nextInt(bytes.length - 5)] = (byte) random.nextInt(256);
            }
            Ran ran = explain(bytes);
            assertThat(ran.status()).as("seed %d: %s", seed, ran.err()).isIn(0, 3);
            assertThat(ran.err().lines().count()).as("seed %d", seed).isLessThanOrEqualTo(MOST_LINES);
            assertThat(ran.out().isEmpty()).as("seed %d", seed).isEqualTo(ran.status() == 3);
        }
    }

    @Test
    void aThreadAndAFileExcludeEachOther() {
        Ran both = Ran.command("explain", "--pid", "1", "core");
        assertThat(both.status()).isEqualTo(2);
        assertThat(both.err()).contains("--pid 1 and the file core exclude each other");
    }

    /** What a computer lets one see differs; a thread that is not there is told everywhere in one line. */
    @Test
    void aThreadThatIsNotThereIsToldInOneLine() {
        Ran none = Ran.command("explain", "--pid", "0");
        assertThat(none.status()).isEqualTo(3);
        assertThat(none.err().lines()).hasSize(1);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void aStoppedProgramIsAnsweredOrRefusedInOneLine() throws Exception {
        Process program = new ProcessBuilder("sleep", "600").start();
        try {
            new ProcessBuilder("kill", "-STOP", String.valueOf(program.pid())).start().waitFor();
            Ran ran = Ran.command("explain", "--format", "json", "--pid", String.valueOf(program.pid()));
            assertThat(ran.status()).as(ran.err()).isIn(0, 3);
            if (ran.status() == 0) {
                JsonObject frame = JsonParser.parseString(ran.out()).getAsJsonObject().getAsJsonArray("frames").get(0)
                        .getAsJsonObject();
                assertThat(frame.get("line").getAsLong()).isEqualTo(program.pid());
                assertThat(frame.getAsJsonObject("registers").keySet()).contains("orig_ax", "rip", "rsp")
                        .doesNotContain("rcx", "r11", "rflags", "cs");
            } else {
                assertThat(ran.err().lines()).hasSize(1);
            }
        } finally {
            program.destroyForcibly();
        }
    }
}
