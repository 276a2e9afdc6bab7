package ringside.kernel.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoreFileTest {

    private static CoreFile read(byte[] bytes) throws IOException, CoreFileException {
        return CoreFile.read(CoreBuilder.file(bytes));
    }

    private static byte[] two() {
        byte[] info = new byte[136];
        System.arraycopy("hello".getBytes(), 0, info, 40, 5);
        return new CoreBuilder().thread(41, 11).note("CORE", 3, info).note("LINUX", 0x202, new byte[7]).thread(42, 0)
                .bytes();
    }

    /** The notes of a core file that Linux 6.18 wrote; file names and memory are blanked. */
    @Test
    void aFileOfTheKernelGivesEachThreadWithItsRegisters() throws Exception {
        byte[] bytes;
        try (InputStream in = CoreFileTest.class.getResourceAsStream("/cores/three-threads.core")) {
            bytes = in.readAllBytes();
        }
        CoreFile core = read(bytes);
        assertThat(core.program()).isEqualTo("t");
        assertThat(core.machine()).isFalse();
        assertThat(core.damage()).isEmpty();
        assertThat(core.threads()).extracting(CoreThread::signal).containsExactly(11, 11, 11);
        assertThat(core.threads()).extracting(thread -> thread.registers().get("cs")).containsOnly(0x33L);
        assertThat(core.threads()).extracting(thread -> thread.registers().get("ss")).containsOnly(0x2bL);
        Map<String, Long> faulting = core.threads().get(0).registers();
        assertThat(faulting).containsEntry("orig_ax", -1L).hasSize(27);
        assertThat(faulting.get("rflags") & 0x10000).as("RF, as the CPU pushes it for a fault").isNotZero();
        Map<String, Long> reading = core.threads().stream().map(CoreThread::registers)
                .filter(registers -> registers.get("orig_ax") == 0).findFirst().orElseThrow();
        assertThat(reading).containsEntry("rax", -512L).containsEntry("rcx", reading.get("rip"))
                .containsEntry("r11", reading.get("rflags"));
    }

    @Test
    void threadsComeInTheirOrderWithNumberSignalAndRegisters() throws Exception {
        CoreFile core = read(two());
        assertThat(core.program()).isEqualTo("hello");
        assertThat(core.damage()).isEmpty();
        assertThat(core.threads()).extracting(CoreThread::id).containsExactly(41, 42);
        assertThat(core.threads()).extracting(CoreThread::signal).containsExactly(11, 0);
        assertThat(core.threads().get(0).offset()).isEqualTo(CoreBuilder.NOTES);
        assertThat(core.threads().get(1).registers()).containsEntry("r15", 100L).containsEntry("orig_ax", 115L)
                .containsEntry("rip", 116L).containsEntry("cs", 117L).containsEntry("rflags", 118L)
                .containsEntry("rsp", 119L).containsEntry("ss", 120L).containsEntry("gs", 126L);
    }

    @Test
    void aMachineDumpedByQemuDoesNotKnowItsCalls() throws Exception {
        CoreFile core = read(new CoreBuilder().thread(1, 0).note("QEMU", 0, new byte[8]).bytes());
        assertThat(core.machine()).isTrue();
        assertThat(core.threads().get(0).registers()).doesNotContainKey("orig_ax").containsKey("rip");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "16 | 2  | 2 | this ELF file is a program, a core file was expected",
        "16 | 3  | 2 | this ELF file is a program or a library, a core file was expected",
        "18 | 183| 2 | this is a core file of another machine (64-bit ARM), x86-64 was expected",
        "18 | 9999 | 2 | this is a core file of another machine (ELF machine 9999), x86-64 was expected",
        "18 | 3  | 2 | this is the core file of a 32-bit program: its registers are no 64-bit frame",
        "4  | 1  | 1 | this is the core file of a 32-bit program: its registers are no 64-bit frame",
        "54 | 55 | 2 | this core file is damaged: its segments are described by 55 bytes each, 56 were expected",
        "56 | 0  | 2 | this core file holds no registers: it has no note NT_PRSTATUS",
        "35 | 0x7f | 1 | this core file is damaged: its table of segments does not lie within its 1016 bytes",
        "79 | 0x7f | 1 | this core file is damaged: its notes do not lie within its 1016 bytes"})
    void whatIsNoCoreFileOfThisMachineIsRefusedInOneLine(int at, String value, int size, String message) {
        byte[] bytes = two();
        ByteBuffer all = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (size == 1) {
            all.put(at, (byte) (int) Integer.decode(value));
        } else {
            all.putShort(at, (short) (int) Integer.decode(value));
        }
        assertThatThrownBy(() -> read(bytes)).isInstanceOf(CoreFileException.class).hasMessage(message);
    }

    @Test
    void aBigEndianFileIsOfAnotherMachine() {
        byte[] bytes = two();
        ByteBuffer.wrap(bytes).put(5, (byte) 2).putShort(16, (short) 4).putShort(18, (short) 22);
        assertThatThrownBy(() -> read(bytes)).hasMessageContaining("another machine (S/390)");
    }

    @Test
    void aFileCutAnywhereGivesTheThreadsBeforeOrOneLine() throws Exception {
        byte[] whole = two();
        int partly = 0;
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            try {
                CoreFile core = read(cut);
                assertThat(core.threads()).hasSize(1);
                assertThat(core.damage()).hasValue("it ends after " + length + " bytes, in its notes");
                partly++;
            } catch (CoreFileException e) {
                assertThat(e.getMessage()).doesNotContain("\n").isNotBlank();
            }
        }
        assertThat(partly).isGreaterThan(336);
    }

    @Test
    void anyByteMayBeWrong() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] whole = two();
        for (int at = 0; at < whole.length; at++) {
            for (int value : new int[] {0, 1, 0x7f, 0x80, 0xff, random.nextInt(256)}) {
                byte[] wrong = whole.clone();
                wrong[at] = (byte) value;
                try {
                    assertThat(read(wrong).threads()).as("seed %d, byte %d", seed, at).isNotEmpty();
                } catch (CoreFileException e) {
                    assertThat(e.getMessage()).as("seed %d, byte %d", seed, at).doesNotContain("\n");
                }
            }
        }
    }

    @Test
    void manySegmentsOfTheSameNotesAreReadToALimit() throws Exception {
        byte[] notes = two();
        ByteBuffer all = CoreBuilder.little(notes.length + 0xfffe * CoreBuilder.SEGMENT).put(notes);
        all.putLong(32, notes.length).putShort(56, (short) 0xfffe);
        for (int i = 0; i < 0xfffe; i++) {
            int at = notes.length + i * CoreBuilder.SEGMENT;
            all.putInt(at, 4).putLong(at + 8, CoreBuilder.NOTES).putLong(at + 32, notes.length - CoreBuilder.NOTES);
        }
        CoreFile core = read(all.array());
        assertThat(core.threads()).hasSize(20_000);
        assertThat(core.damage()).hasValue("it names more than 20000 threads");
    }

    @Test
    void emptyNotesAreReadToALimit() {
        byte[] bytes = Arrays.copyOf(new CoreBuilder().bytes(), 4_000_000);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(CoreBuilder.HEAD + 32, bytes.length
                - CoreBuilder.NOTES);
        assertThatThrownBy(() -> read(bytes)).hasMessage("this core file is damaged: it has more than 200000 notes");
    }

    @Test
    void aFileWithMoreSegmentsThanAHeadCanSayHasTheirNumberInItsFirstSection() throws Exception {
        byte[] whole = two();
        byte[] bytes = Arrays.copyOf(whole, whole.length + 64);
        ByteBuffer all = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        all.putShort(56, (short) 0xffff).putLong(40, whole.length).putInt(whole.length + 44, 1);
        assertThat(read(bytes).threads()).hasSize(2);
        all.putInt(whole.length + 44, 300_000);
        assertThatThrownBy(() -> read(bytes)).hasMessage("this core file is damaged: it names 300000 segments");
    }

    @Test
    void onlyElfFilesBeginLikeOne() {
        assertThat(CoreFile.begins(two())).isTrue();
        assertThat(CoreFile.begins("RIP: 0033".getBytes())).isFalse();
        assertThat(CoreFile.begins(new byte[] {0x7f, 'E', 'L'})).isFalse();
        assertThatThrownBy(() -> read("text".getBytes())).hasMessage("this is no ELF file");
    }
}
