package ringside.kernel.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The form of a profile file, and what is said about one that is wrong. */
public class ProfileReaderTest {

    public static final String TEXT = """
            # a small profile
            id = t
            title = A test
            releases = none
            options = vendor la57
            checks = RCX_RIP CANONICAL CS R11_FLAGS RF_TF SS
            canonical = sign-extend
            canonical.bits = 48
            canonical.bits.la57 = 57
            rf-tf-slot = r11
            path.pass = SYSRET
            path.fail = IRET
            fast-path = no
            sfmask = 0x47700
            words = flags other
            listings = a.s b.s
            big = 0xffffffff81000000
            flag.B = other 3 once | does b | says b
            flag.A = flags 1 mode | does a | says a
            mask.M = flags 0x22 | A unused 5 | used here
            """;

    /** A profile that does not come with the bundle. */
    public static Profile read(String text) {
        return ProfileReader.read("t.profile", text);
    }

    @Test
    void everyPartOfARowIsRead() {
        Profile profile = read(TEXT);
        assertThat(profile.id()).isEqualTo("t");
        assertThat(profile.listings()).containsExactly("a.s", "b.s");
        assertThat(profile.flagWords()).containsExactly("flags", "other");
        assertThat(profile.fastPath()).isFalse();
        assertThat(profile.sfmask()).isEqualTo(0x47700);
        assertThat(profile.parameter("big")).isEqualTo(0xffffffff81000000L);
        assertThat(profile.flags()).containsExactly(new FlagBit("A", "flags", 1, "says a", true, "does a"),
                new FlagBit("B", "other", 3, "says b", false, "does b"));
        assertThat(profile.masks()).containsExactly(Map.entry("M", 0x22L));
        assertThat(profile.flagMasks().get(0).unused()).containsExactly(5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "id = t~id t~t.profile:2: 'name = value' was expected",
        "title = A test~id = u~t.profile:3: 'id' stands in line 2 already",
        "sfmask = 0x47700~~t.profile:21: the file ends without 'sfmask = …'",
        "CANONICAL CS~CANONICAL CSS~t.profile:6: unknown check 'CSS'",
        "CANONICAL CS~CS CS~t.profile:6: check CS twice",
        "RCX_RIP CANONICAL~XEN_PV CANONICAL~t.profile:6: XEN_PV comes from the option xen-pv, not from the row",
        "flags 1 mode~flags 1 sometimes~t.profile:19: 'WORD BIT mode|once | work | meaning' was expected",
        "flags 1 mode~flags x mode~t.profile:19: a number was expected, not 'x'",
        "flags 1 mode~flags 64 mode~t.profile:19: a bit from 0 to 63 was expected, not 64",
        "other 3 once~flags 1 once~t.profile:19: bit 1 of flags has another name already",
        "other 3 once~none 3 once~t.profile:18: the word none is not one of 'words = flags other'",
        "flags 0x22~flags 0x23~t.profile:20: the members of M make 0x22, but 0x23 is written",
        "| A unused~| B unused~t.profile:20: no flag.B in the word flags",
        "unused 5~unused 1~t.profile:20: bit 1 is not unused" })
    void whatIsWrongIsSaidWithFileAndLine(String original, String replacement, String message) {
        String text = TEXT.replace(original, replacement == null ? "" : replacement);
        assertThatThrownBy(() -> read(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void askingForWhatTheRowDoesNotSayNamesTheNearest() {
        Profile profile = read(TEXT);
        assertThatThrownBy(() -> profile.text("sfmsk")).hasMessage("profile t has no 'sfmsk'; the nearest are sfmask");
        assertThatThrownBy(() -> profile.parameter("title")).hasMessageContaining("a number was expected");
        assertThatThrownBy(() -> profile.yes("title")).hasMessageContaining("yes or no was expected");
    }
}
