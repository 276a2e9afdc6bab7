package ringside.kernel.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import ringside.kernel.profile.NumberKind.Unit;

/** The file of a profile with one row changed at a time: to another value that the reader takes. */
final class RowMutants {

    /** Of numbers with bits of their own: those that are turned, one that means something to a program. */
    private static final Map<Key<?>, Long> TURNED = Map.of(BuildRow.SFMASK, 0x100L, BuildRow.FRED_STACK_LEVELS, 3L << 2,
            ServiceRow.EXECVE_FLAGS, 0x400L);
    private static final List<Long> RELEASES = Profiles.all().stream()
            .map(profile -> profile.value(BuildRow.LINUX_VERSION)).toList();

    private final String id;
    private final String text;
    private final Profile profile;

    /**
     * A changed profile.
     *
     * @param row     the name of the row
     * @param change  its value before and now
     * @param effect  what is declared to change
     * @param profile the profile with the change; empty if every other value contradicts the other rows
     */
    record Mutant(String row, String change, Effect effect, Optional<Profile> profile) {

        @Override
        public String toString() {
            return profile.map(Profile::id).orElse("") + " " + row + " = " + change;
        }
    }

    RowMutants(String id) {
        this.id = id;
        this.text = new DataFiles("profiles").text(id + ".profile");
        this.profile = read(text).orElseThrow();
    }

    /** One for every key that this profile may give, every flag and every member of a mask. */
    List<Mutant> all() {
        List<Mutant> all = new ArrayList<>();
        Keys.all().stream().filter(profile.row()::takes).forEach(key -> all.add(ofKey(key)));
        profile.flags().forEach(flag -> all.add(ofFlag(flag)));
        for (FlagMask mask : profile.flagMasks()) {
            mask.members().stream().filter(member -> mask.members().size() > 1)
                    .forEach(member -> all.add(ofMask(mask, member)));
        }
        return all;
    }

    private <T> Mutant ofKey(Key<T> key) {
        T value = profile.value(key);
        for (T other : others(key, value)) {
            Optional<Profile> changed = read(with(key.name(), key.kind().write(other)));
            if (changed.isPresent()) {
                return new Mutant(key.name(), key.kind().write(value) + " -> " + key.kind().write(other), key.effect(),
                        changed);
            }
        }
        return new Mutant(key.name(), "refused", key.effect(), Optional.empty());
    }

    /** Moves the flag to a bit that nothing uses, and the masks with it. */
    private Mutant ofFlag(FlagBit flag) {
        long used = profile.flagMasks().stream().filter(mask -> mask.word().equals(flag.word()))
                .mapToLong(FlagMask::value).reduce(0, (a, b) -> a | b);
        used |= profile.flags().stream().filter(other -> other.word().equals(flag.word()))
                .mapToLong(FlagBit::mask).sum();
        int free = Long.numberOfTrailingZeros(~used);
        String name = FlagRow.PREFIX + flag.name();
        String changed = with(name, value(name).replaceFirst(" " + flag.bit() + " ", " " + free + " "));
        for (FlagMask mask : profile.flagMasks()) {
            if (mask.word().equals(flag.word()) && mask.members().contains(flag.name())) {
                String row = MaskRow.PREFIX + mask.name();
                changed = replaced(changed, row, value(row).replaceFirst("0x[0-9a-f]+",
                        "0x" + Long.toHexString(mask.value() ^ flag.mask() ^ 1L << free)));
            }
        }
        return new Mutant(name, "bit " + flag.bit() + " -> " + free, Effect.PLACE, read(changed));
    }

    private Mutant ofMask(FlagMask mask, String member) {
        String row = MaskRow.PREFIX + mask.name();
        String less = value(row).replaceFirst("0x[0-9a-f]+", "0x" + Long.toHexString(
                mask.value() & ~profile.flag(member).orElseThrow().mask())).replaceFirst("\\b" + member + " ?\\b", "");
        return new Mutant(row, "without " + member, Effect.BEHAVIOUR, read(with(row, less)));
    }

    @SuppressWarnings("unchecked")
    private static <T> List<T> others(Key<T> key, T value) {
        Kind<T> kind = key.kind();
        if (kind instanceof WordKind<T> words) {
            return words.words().values().stream().filter(other -> !other.equals(value)).toList();
        } else if (kind instanceof NumberKind number) {
            return (List<T>) numbers(key, number, (Long) value).boxed().toList();
        } else if (kind instanceof ListKind<?>) {
            List<?> list = (List<?>) value;
            return IntStream.range(0, list.size()).mapToObj(at -> (T) without(list, (at + 1) % list.size())).toList();
        }
        return (List<T>) texts(key, (String) value).toList();
    }

    private static List<?> without(List<?> list, int at) {
        List<?> rest = new ArrayList<>(list);
        rest.remove(at);
        return rest;
    }

    private static LongStream numbers(Key<?> key, NumberKind kind, long value) {
        if (TURNED.containsKey(key)) {
            return LongStream.of(value ^ TURNED.get(key));
        } else if (kind.unit() == Unit.RELEASE) {
            int at = RELEASES.indexOf(value);
            return LongStream.of(RELEASES.get(at == 0 ? 1 : at - 1));
        }
        return LongStream.of(value - kind.step(), value + kind.step());
    }

    private static Stream<String> texts(Key<?> key, String value) {
        return key == BuildRow.LISTING
                ? Profiles.all().stream().map(other -> other.value(BuildRow.LISTING))
                        .filter(other -> !other.equals(value))
                : Stream.of(value + "_2", value + " 2");
    }

    private String value(String name) {
        return text.lines().filter(line -> line.startsWith(name + " ")).findFirst().orElseThrow().split("=", 2)[1];
    }

    private String with(String name, String value) {
        return replaced(text, name, value);
    }

    private static String replaced(String file, String name, String value) {
        List<String> lines = new ArrayList<>(file.lines()
                .filter(line -> !line.matches("\\s*\\Q" + name + "\\E\\s*=.*")).toList());
        lines.add(name + " = " + value.strip());
        return String.join("\n", lines);
    }

    private Optional<Profile> read(String file) {
        try {
            return Optional.of(ProfileReader.read(id + ".profile", file));
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
    }
}
