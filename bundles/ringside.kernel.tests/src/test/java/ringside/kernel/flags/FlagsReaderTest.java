package ringside.kernel.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ringside.kernel.profile.FlagBit;
import ringside.kernel.profile.FlagMask;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.kernel.profile.UnknownNameException;
import ringside.machine.state.Flag;

/** A word of flags is read whole: what has a name is named, what has none is told, and every test says what it finds. */
class FlagsReaderTest {

    static List<Profile> profiles() {
        return Profiles.all();
    }

    private static FlagsReader reader(Profile profile) {
        return new FlagsReader(profile, KernelOptions.DEFAULT);
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void everyThreadFlagIsNamedAloneAndWithAllOthers(Profile profile) {
        FlagsReader reader = reader(profile);
        for (FlagBit flag : profile.flags()) {
            FlagsWord word = FlagsWord.named(flag.word()).orElseThrow();
            WordReading alone = reader.read(word, flag.mask());
            assertThat(alone.bits()).extracting(WordBit::name).containsExactly(flag.name());
            assertThat(alone.unnamed()).isZero();
            assertThat(alone.tests()).allSatisfy(test -> assertThat(test.found().contains(flag.name())).as(test.mask())
                    .isEqualTo((test.bits() & flag.mask()) != 0));
        }
        for (FlagsWord word : FlagsWord.all(profile)) {
            WordReading all = reader.read(word, -1);
            long named = all.bits().stream().mapToLong(WordBit::mask).reduce(0, (a, b) -> a | b);
            assertThat(named ^ all.unnamed()).isEqualTo(-1);
            assertThat(all.unnamedBits()).hasSize(Long.bitCount(all.unnamed()));
            assertThat(all.tests()).extracting(WordTest::mask).isEqualTo(profile.flagMasks().stream()
                    .filter(mask -> mask.word().equals(word.label())).map(FlagMask::name).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void whereNothingIsSetNothingIsToDo(Profile profile) {
        WordReading reading = reader(profile).read(FlagsWord.FLAGS, 0);
        assertThat(reading.bits()).isEmpty();
        assertThat(reading.tests()).allSatisfy(test -> assertThat(test.found()).isEmpty());
        assertThat(reading.outlook()).containsExactly("The way out finds nothing to do in this word.");
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void theSchedulerComesBeforeSignalsAndTheseBeforeTaskWork(Profile profile) {
        long value = List.of("NOTIFY_RESUME", "SIGPENDING", "NEED_RESCHED").stream()
                .mapToLong(name -> profile.flag(name).orElseThrow().mask()).sum();
        assertThat(reader(profile).read(FlagsWord.FLAGS, value).outlook()).containsExactly(
                "The way out deals with them in this order: NEED_RESCHED, SIGPENDING, NOTIFY_RESUME.");
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void rfOrTfForbidSysretWhereSomebodyDecides(Profile profile) {
        for (Flag flag : Flag.values()) {
            List<String> outlook = reader(profile).read(FlagsWord.RFLAGS, flag.mask() | 2).outlook();
            boolean forbidden = !profile.fred() && (flag == Flag.RF || flag == Flag.TF);
            assertThat(outlook.stream().anyMatch(sentence -> sentence.contains("do not allow SYSRET")))
                    .as("%s %s", profile.id(), flag).isEqualTo(forbidden);
            assertThat(outlook.stream().anyMatch(sentence -> sentence.contains("ERETU"))).isEqualTo(profile.fred());
        }
    }

    @Test
    void reservedBitsOfRflagsAreTold() throws UnknownNameException {
        WordReading reading = reader(Profiles.named("v6.8")).read(FlagsWord.RFLAGS, 0x3202 | 1L << 40);
        assertThat(reading.bits()).extracting(WordBit::name).containsExactly("IF", "IOPL");
        assertThat(reading.bits().get(1).value()).isEqualTo(3);
        assertThat(reading.outlook()).contains("Bit 1 is always set.",
                "bit 40: reserved, always 0 on a processor.");
    }

    @Test
    void aWordThatTheKernelDoesNotHaveIsRefused() throws UnknownNameException {
        Profile seed = Profiles.named("seed");
        assertThatThrownBy(() -> reader(seed).read(FlagsWord.SYSCALL_WORK, 1))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("seed has no word syscall_work");
        assertThat(FlagsWord.all(seed)).containsExactly(FlagsWord.FLAGS, FlagsWord.RFLAGS);
    }
}
