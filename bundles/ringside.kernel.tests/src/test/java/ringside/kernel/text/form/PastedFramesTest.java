package ringside.kernel.text.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ringside.kernel.text.PastedText;

/** Registers are found whatever stands around them. */
class PastedFramesTest {

    private static final long SEED = 20261130;

    private static PastedFrames read(String text) {
        return PastedFrames.read(PastedText.of(text), UserSelectors.LINUX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rip=0x401000 rcx=0x401000 cs=0x33 r11=0x202 eflags=0x202 ss=0x2b",
        "RIP = 4198400, RCX = 4198400; CS = 51 | R11 = 514, RFLAGS = 514 (SS = 43)",
        "{ip: 0x401000\ncx: 0x40_1000\ncs: 0x33\nr11: 0x202\nflags: 0x202\nss: 0b101011}",
        "$rip=0x401000 %rcx=0x401000 regs->cs=0x33 pt_regs.r11=0x202 user.rflags=[ IF ] ss=0x2b rax=-38",
        "rip=401000h rcx=401000h cs=33h r11=202h eflags=202h ss=2bh",
        "rip=00000000`00401000 rcx=00000000`00401000 cs=0033 r11=202 efl=00000202 ss=002b",
        "rip\t0x401000\nrcx\t0x401000\ncs\t51\nr11\t514\neflags\t[ IF ]\nss\t43"})
    void pairsAreReadWithAnySeparatorsNamesAndNumbers(String text) {
        assertThat(read(text).frames()).hasSize(1).first().satisfies(frame -> assertThat(frame.registers())
                .containsAllEntriesOf(Map.of("rip", 0x401000L, "rcx", 0x401000L, "cs", 0x33L, "r11", 0x202L, "rflags",
                        0x202L, "ss", 0x2bL)));
    }

    @Test
    void flagNamesStandForTheirBits() {
        Frame frame = read("rip 0x1\neflags [ CF PF AF ZF SF TF IF DF OF IOPL=3 NT RF AC ID ]").frames().get(0);
        assertThat(frame.registers()).containsEntry("rflags", 0x257fd7L);
    }

    @ParameterizedTest
    @CsvSource({"0x33,USER", "0x23,COMPAT", "0x10,KERNEL", "0xe033,XEN_KERNEL", "0xe030,XEN_KERNEL", "0xf,USER",
        "0x8,KERNEL"})
    void csTellsTheKind(String cs, FrameKind kind) {
        assertThat(read("rip=0x401000 rcx=0x1 cs=" + cs).frames().get(0).kind()).isEqualTo(kind);
    }

    @Test
    void selectorsOfAnotherKernelAreItsUserMode() {
        UserSelectors own = UserSelectors.ofStar(0x0010000800000000L);
        assertThat(own).isEqualTo(new UserSelectors(0x23, 0x1b));
        assertThat(PastedFrames.read(PastedText.of("rip=0x401000 rcx=0x1 cs=0x23"), own).frames().get(0).kind())
                .isEqualTo(FrameKind.USER);
        assertThat(UserSelectors.ofStar(0x0023001000000000L)).isEqualTo(UserSelectors.LINUX);
    }

    @Test
    void aRegisterThatComesAgainBeginsTheNextFrame() {
        List<Frame> frames = read("rip=0x1 rcx=0x2 cs=0x33\nrip=0x3 rcx=0x2 cs=0x33").frames();
        assertThat(frames).extracting(Frame::line).containsExactly(1, 2);
        assertThat(frames.get(1).registers()).containsEntry("rcx", 2L);
    }

    @Test
    void linesAreThoseOfTheTextAsItWasPasted() {
        assertThat(read("\n\nx\nrip=0x1 rcx=0x2").frames().get(0).line()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Program.cs:12 rip rose", "ip: 10.0.0.1 cs: none", "rip=12x4 rcx=0xg", "description=0x33",
        "RIP: func+0x10/0x20 RSP: ffffc90000000000"})
    void whatOnlyLooksLikeARegisterIsNone(String text) {
        assertThat(read(text).frames()).isEmpty();
    }

    @Test
    void anotherMachineIsNamedBelowALongLog() {
        String log = "[    1.234567] pci 0000:00:1f.0: BAR 5: assigned [mem 0x1000-0x1fff 64bit]\n".repeat(2000);
        assertThat(read(log + "pstate: 60400005 (nZCv daif)\nsp : ffff80000b77bd50\nx29: ffff80000b77bd50\n")
                .machine()).contains("machine.arm64");
    }

    @Test
    void whatStandsFarApartIsOfDifferentFrames() {
        assertThat(read("rip=0x1 rcx=0x2\n" + "a line between\n".repeat(1000) + "r11=0x3 eflags=0x202").frames())
                .hasSize(2);
    }

    @Test
    void everyTextCutAnywhereIsRead() {
        String text = "[ 1.0] RIP: 0033:0x401007\n[ 1.0] RSP: 002b:00007ffd00000000 EFLAGS: 00000246 ORIG_RAX: "
                + "0000000000000027\n[ 1.0] RCX: 0000000000401007 R11: 0000000000000246\n";
        for (int from = 0; from < text.length(); from++) {
            for (int to = from; to < text.length(); to += 7) {
                assertThat(read(text.substring(from, to)).frames()).hasSizeLessThanOrEqualTo(2);
            }
        }
    }

    @Test
    void damagedTextsNeverFail() {
        Random random = new Random(SEED);
        String text =
                "RIP: 0033:[<0000000000401007>] f+0x1/0x2\n$1 = {cx = 0x401007, flags = [ ZF IF ]}\n(gdb) p $cs\n$2 = 51";
        String marks = "=:[]<>(){}0xX -\n$*.,'\u001b|RIPrip9";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder damaged = new StringBuilder(text);
            for (int n = random.nextInt(8); n >= 0; n--) {
                damaged.setCharAt(random.nextInt(damaged.length()), marks.charAt(random.nextInt(marks.length())));
            }
            assertThat(read(damaged.toString()).frames()).as("seed %d, round %d", SEED, i).isNotNull();
        }
    }
}
