package ringside.kernel.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import ringside.kernel.profile.CheckId;
import ringside.kernel.profile.FlagBit;
import ringside.kernel.profile.FlagMask;
import ringside.kernel.profile.KernelOptions;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.kernel.profile.UnknownNameException;
import ringside.kernel.service.frame.PtSlot;
import ringside.machine.state.Flag;
import ringside.machine.state.Register;

/** Every name of every kernel has a meaning, and no sentence stands in the file for nobody. */
class MeaningsTest {

    private static final ResourceBundle TEXTS = ResourceBundle.getBundle("ringside.kernel.meaning.meanings");
    private static final List<String> OPTIONS = List.of("vendor", "la57", "pti", "xen-pv", "x32", "lass",
            "mitigations");
    /** The keys that the code asks for besides those of values and instructions. */
    private static final List<String> OWN = Stream.concat(Stream.of("flag-cleared", "thread-flag-sticky",
            "thread-flag-once", "mask"), Stream.of(Topic.values()).map(Topic::key)).toList();

    static List<Profile> profiles() {
        return Profiles.all();
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void everyNameHasAMeaning(Profile profile) {
        Meanings meanings = Meanings.of(profile, KernelOptions.DEFAULT);
        for (ValueName name : values(profile)) {
            Optional<Meaning> meaning = meanings.value(name);
            assertThat(meaning).as("%s %s", profile, name).isPresent();
            if (name.kind() != ValueName.Kind.CHECK) {
                assertThat(meaning.get().name()).as("%s %s", profile, name).isEqualTo(name.title());
            }
            isASentence(profile + " " + name, meaning.get().sentence());
        }
        for (FlagMask mask : profile.flagMasks()) {
            assertThat(meanings.mask(mask).sentence()).as(mask.name()).contains(mask.use(), mask.word());
            isASentence(profile + " " + mask.name(), meanings.mask(mask).sentence());
        }
        for (Topic topic : Topic.values()) {
            isASentence(profile + " " + topic, meanings.about(topic));
        }
    }

    private static List<ValueName> values(Profile profile) {
        List<ValueName> names = new ArrayList<>();
        Stream.of(Register.values()).map(ValueName::of).forEach(names::add);
        Stream.of(Flag.values()).map(ValueName::of).forEach(names::add);
        Stream.of(PtSlot.values()).map(slot -> ValueName.slot(slot.label())).forEach(names::add);
        profile.flags().stream().map(flag -> ValueName.threadFlag(flag.name())).forEach(names::add);
        profile.checks(KernelOptions.DEFAULT).stream().map(ValueName::of).forEach(names::add);
        OPTIONS.stream().map(ValueName::option).forEach(names::add);
        return names;
    }

    private static void isASentence(String what, String sentence) {
        assertThat(sentence).as(what).endsWith(".").doesNotContain("{", "}", "@", "  ", "..", " .")
                .matches("[^a-z].*");
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void namesThatTheKernelDoesNotHaveMeanNothing(Profile profile) {
        Meanings meanings = Meanings.of(profile, KernelOptions.DEFAULT);
        for (String name : List.of("user.rcy", "user.rflags.QF", "pt_regs.eip", "flag.NOTHING", "cpu.cores", "rcx",
                "check.NOTHING", "check.XEN_PV", "")) {
            assertThat(meanings.value(ValueName.of(name))).as(name).isEmpty();
        }
        assertThat(meanings.instruction("lea")).isEmpty();
        for (CheckId id : CheckId.values()) {
            assertThat(meanings.check(id).isPresent()).as(id.name())
                    .isEqualTo(profile.checks(KernelOptions.DEFAULT).contains(id));
        }
    }

    @Test
    void aXenPvGuestIsAskedForWhereThereCanBeOne() throws UnknownNameException {
        KernelOptions xen = KernelOptions.DEFAULT.withXenPv(true);
        assertThat(Meanings.of(Profiles.named("v6.8"), xen).check(CheckId.XEN_PV)).isPresent();
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void threadFlagsAndMasksAreToldInTheWordsOfTheProfile(Profile profile) {
        Meanings meanings = Meanings.of(profile, KernelOptions.DEFAULT);
        for (FlagBit flag : profile.flags()) {
            assertThat(meanings.threadFlag(flag).sentence()).startsWith(flag.name() + ": " + flag.meaning())
                    .endsWith(flag.work() + ".").contains(flag.sticky() ? "It is a mode" : "It asks once");
            assertThat(meanings.masksOf(flag.name())).extracting(Meaning::name).isEqualTo(profile.flagMasks().stream()
                    .filter(mask -> mask.members().contains(flag.name())).map(FlagMask::name).toList());
        }
    }

    @Test
    void everySentenceIsToldOfSomeKernelByACodeThatAsksForIt() {
        Set<String> asked = Profiles.all().stream().flatMap(profile -> values(profile).stream())
                .map(ValueName::text).collect(Collectors.toCollection(TreeSet::new));
        asked.addAll(OWN);
        Set<String> told = new TreeSet<>();
        for (String key : TEXTS.keySet()) {
            String base = key.split("@")[0];
            boolean used = asked.contains(base) || base.startsWith("instruction.") || base.startsWith("plain.") || TEXTS
                    .keySet().stream()
                    .anyMatch(other -> TEXTS.getString(other).contains("{" + base + "}"));
            assertThat(used).as("%s is asked for", base).isTrue();
            Profiles.all().forEach(profile -> new Words(profile).fitting(base).ifPresent(told::add));
        }
        assertThat(told).isEqualTo(new TreeSet<>(TEXTS.keySet()));
    }

    @Test
    void everyWordBehindAnAtIsATrait() {
        Set<String> traits = Arrays.stream(Trait.values()).map(Trait::label).collect(Collectors.toSet());
        assertThat(TEXTS.keySet().stream().filter(key -> key.contains("@")).map(key -> key.split("@")[1])
                .collect(Collectors.toSet())).isEqualTo(traits);
    }

    @ParameterizedTest
    @EnumSource
    void everyTraitTellsSomeKernelsFromOthers(Trait trait) {
        assertThat(Profiles.all().stream().map(trait::of).distinct()).containsExactlyInAnyOrder(true, false);
    }

    @ParameterizedTest
    @EnumSource
    void fieldsOfFlagsAreThoseOfTheMachine(Flag flag) {
        FlagField field = FlagField.named(flag.name().toLowerCase(Locale.ROOT)).orElseThrow();
        assertThat(field).isEqualTo(new FlagField(flag.name(), flag.bit(), flag.width()));
        assertThat(field.in(flag.mask())).isEqualTo((1L << flag.width()) - 1);
        assertThat(field.in(~flag.mask())).isZero();
    }
}
