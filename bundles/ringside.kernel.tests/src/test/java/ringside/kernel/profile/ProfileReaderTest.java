package ringside.kernel.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import ringside.kernel.profile.DecisionRow.AddressRule;

/** The form of a profile file, and what is said about one that is wrong. */
class ProfileReaderTest {

    private static final String TEXT = """
            # a small profile
            id = t
            title = A test
            releases = none
            options = vendor la57
            checks = RCX_RIP CANONICAL CS R11_FLAGS RF_TF SS
            canonical = sign-extend
            canonical.bits = 48
            canonical.bits.la57 = 57
            five-level = yes
            rf-tf-slot = r11
            child-first-return = IRET
            exception-return = checks
            listing = a.s
            entry = enter
              fast-path = no
            sfmask = 0x47700
            linux.version = 500
            syscall.max.compat = 400
            syscall.max = 401
            execve.flags = 0x200
            sigreturn.ss = yes
            iopl = flags
            restart.in-syscall = not-negative
            debug.kernel-step = clear
            thread.stack.size = 16384
            pt_regs.offset = 168
            words = flags syscall_work
            thread_info.flags = 0
            thread_info.flags.bytes = 8
            thread_info.syscall_work = 8
            thread_info.syscall_work.bytes = 4
            thread_info.status = 12
            address.text = 0xffffffff81800000
            address.percpu = 0xffff88001fc00000
            address.thread_stack = 0xffff880015000000
            address.task = 0xffff880015010000
            address.tss = 0xffff88001fc04000
            address.ist_stack = 0xffff88001fc08000
            flag.UPROBE = syscall_work 3 once | does b | says b
            flag.FORK = flags 1 mode | does a | says a
            mask._TIF_WORK_MASK = flags 0x22 | FORK unused 5 | used here
            """;

    private static Profile read(String text) {
        return ProfileReader.read("t.profile", text);
    }

    @Test
    void everyPartOfARowIsRead() {
        Profile profile = read(TEXT);
        assertThat(profile.id()).isEqualTo("t");
        assertThat(profile.value(BuildRow.LISTING)).isEqualTo("a.s");
        assertThat(profile.flagWords()).containsExactly("flags", "syscall_work");
        assertThat(profile.wordBytes("syscall_work")).isEqualTo(4);
        assertThat(profile.fastPath()).isFalse();
        assertThat(profile.value(BuildRow.SFMASK)).isEqualTo(0x47700);
        assertThat(profile.value(DecisionRow.CANONICAL)).isEqualTo(AddressRule.SIGN_EXTEND);
        assertThat(profile.areas()).containsEntry("text", 0xffffffff81800000L).doesNotContainKey("entry_stack");
        assertThat(profile.flags()).containsExactly(new FlagBit("FORK", "flags", 1, "says a", true, "does a"),
                new FlagBit("UPROBE", "syscall_work", 3, "says b", false, "does b"));
        assertThat(profile.masks()).containsExactly(Map.entry("_TIF_WORK_MASK", 0x22L));
        assertThat(profile.flagMasks().get(0).unused()).containsExactly(5);
    }

    @Test
    void whatIsNotGivenHasItsDefault() {
        Profile profile = read(TEXT);
        assertThat(profile.fred()).isFalse();
        assertThat(profile.value(BuildRow.ROOM_LATER)).isFalse();
        assertThat(profile.value(PlaceRow.KERNEL_STACK_OFFSET)).isZero();
        assertThat(profile.value(BuildRow.FORCE_IRET)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "id = t~id t~t.profile:2:1: 'name = value' was expected",
        "title = A test~id = u~t.profile:3:1: 'id' stands in line 2 already",
        "id = t~id = u~t.profile:2:1: the id u belongs in a file u.profile",
        "title = A test~title =~t.profile:3:8: nothing stands where a text was expected",
        "sfmask = 0x47700~~t.profile:43:1: the file ends without 'sfmask = …'; a number from 0x0 to 0x3fffff was "
                + "expected, because of entry.kind = gates",
        "sfmask =~sfmsk =~t.profile:17:1: 'sfmsk' is no name of a row; did you mean sfmask?",
        "entry = enter~entry = a b~t.profile:15:9: 'a b' stands where a label was expected",
        "fast-path = no~fast-path = on~t.profile:16:15: 'on' stands where yes or no was expected; did you mean no?",
        "= sign-extend~= sgn-extend~t.profile:7:13: 'sgn-extend' stands where sign-extend, shift-right, limit or none "
                + "was expected; did you mean sign-extend?",
        "0x47700~0x4770g~t.profile:17:10: '0x4770g' stands where a number from 0x0 to 0x3fffff was expected",
        "0x47700~-1~t.profile:17:10: '-1' stands where a number from 0x0 to 0x3fffff was expected",
        "0x47700~0x400000~t.profile:17:10: '0x400000' stands where a number from 0x0 to 0x3fffff was expected",
        "size = 16384~size = 16383~t.profile:26:21: '16383' stands where a number of bytes from 8192 to 32768 in "
                + "steps of 4096 was expected",
        "canonical.bits = 48~canonical.bits = 64~t.profile:8:18: '64' stands where a number of bits from 32 to 63 "
                + "was expected",
        "canonical.bits = 48~canonical.limit = 0x1000~t.profile:43:1: the file ends without 'canonical.bits = …'; a "
                + "number of bits from 32 to 63 was expected, because of canonical = sign-extend",
        "iopl = flags~iopl = flags;force-iret = yes~t.profile:24:1: 'force-iret' means something only with "
                + "fast-path = yes",
        "options = vendor~options = vendr~t.profile:5:11: 'vendr' stands where vendor, la57, pti, xen-pv, x32, "
                + "lass or mitigations was expected; did you mean vendor?",
        "CANONICAL CS~CANONICAL CSS~t.profile:6:28: 'CSS' stands where RCX_RIP, CANONICAL, LIMIT, CS, R11_FLAGS, "
                + "RF_TF or SS was expected; did you mean CS or SS?",
        "CANONICAL CS~CS CS~t.profile:6:21: 'CS' stands here twice",
        "RCX_RIP CANONICAL~XEN_PV CANONICAL~t.profile:6:10: 'XEN_PV' stands where RCX_RIP, CANONICAL, LIMIT, CS, "
                + "R11_FLAGS, RF_TF or SS was expected",
        "RCX_RIP CANONICAL~RCX_RIP LIMIT~t.profile:6:1: canonical = sign-extend does not fit the checks "
                + "[RCX_RIP, LIMIT, CS, R11_FLAGS, RF_TF, SS]",
        "exception-return = checks~exception-return = ERETU~t.profile:13:1: ERETU is the way back with "
                + "entry.kind = fred, and only there",
        "thread_info.status = 12~thread_info.status = 8~t.profile:33:1: it begins before the 4 bytes of "
                + "thread_info.syscall_work end",
        "15010000~15003000~t.profile:37:1: it begins before the 16384 bytes of address.thread_stack end",
        "flags 1 mode~flags 1 sometimes~t.profile:41:21: 'sometimes' stands where mode or once was expected",
        "flags 1 mode~flags 1~t.profile:41:13: 'WORD BIT mode|once | WORK | MEANING' was expected",
        "flags 1 mode~flags x mode~t.profile:41:19: 'x' stands where a bit from 0 to 63 was expected",
        "flags 1 mode~flags 64 mode~t.profile:41:19: '64' stands where a bit from 0 to 63 was expected",
        "syscall_work 3 once~flags 1 once~t.profile:41:1: bit 1 of flags has another name already",
        "syscall_work 3 once~syscall_work 32 once~t.profile:40:1: the word syscall_work has 32 bits, none of number 32",
        "syscall_work 3 once~none 3 once~t.profile:40:15: 'none' stands where flags or syscall_work was expected",
        "| says b~|~t.profile:40:45: nothing stands where a text was expected",
        "flags 0x22~flags 0x23~t.profile:42:1: the members of _TIF_WORK_MASK make 0x22, but 0x23 is written",
        "| FORK unused~| UPROBE unused~t.profile:42:1: no flag.UPROBE in the word flags",
        "unused 5~unused 1~t.profile:42:1: bit 1 is not unused",
        "unused 5~unused~t.profile:42:48: nothing stands where one or more of: a bit from 0 to 63 was expected"})
    void whatIsWrongIsSaidWithFileLineAndColumn(String original, String replacement, String message) {
        String text = TEXT.replace(original, replacement == null ? "" : replacement.replace(';', '\n'));
        assertThat(text).isNotEqualTo(TEXT);
        assertThatThrownBy(() -> read(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void whatAKernelDoesNotHaveIsNotAskedFor() {
        Profile profile = read(TEXT);
        assertThatThrownBy(() -> profile.value(BuildRow.FRED_REDZONE))
                .hasMessage("no value of 'fred.redzone' here: it needs entry.kind = fred");
        assertThatThrownBy(() -> profile.wordOffset("work")).hasMessage("thread_info has no word 'work'");
    }

    static List<String> ids() {
        return new DataFiles("profiles").index();
    }

    /** Each name of each profile: a letter too few at either end or in the middle, one too many, a wrong one. */
    @ParameterizedTest
    @MethodSource("ids")
    void everyMisspeltNameIsRefused(String id) {
        DataFiles files = new DataFiles("profiles");
        List<String> lines = files.text(id + ".profile").lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank() && !line.startsWith("#")) {
                int length = line.substring(0, line.indexOf('=')).strip().length();
                int middle = length / 2;
                refused(id, lines, i, line.substring(1));
                refused(id, lines, i, line.substring(0, length - 1) + line.substring(length));
                refused(id, lines, i, line.substring(0, middle) + line.substring(middle + 1));
                refused(id, lines, i, line.substring(0, middle) + "q" + line.substring(middle));
                refused(id, lines, i, line.substring(0, middle) + "q" + line.substring(middle + 1));
            }
        }
    }

    private static void refused(String id, List<String> lines, int index, String line) {
        List<String> wrong = new ArrayList<>(lines);
        wrong.set(index, line);
        assertThatThrownBy(() -> ProfileReader.read(id + ".profile", String.join("\n", wrong))).as(line)
                .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith(id + ".profile:");
    }
}
