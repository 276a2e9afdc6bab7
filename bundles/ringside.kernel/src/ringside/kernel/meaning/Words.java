package ringside.kernel.meaning;

import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import ringside.kernel.profile.Profile;
import ringside.words.Language;

/** The sentences of one kernel: of those with the same key the one that fits, with everything in braces put in. */
final class Words {

    private static final Map<String, String> TEXTS = Language.texts(Words.class, "meanings");
    private static final Pattern PLACE = Pattern.compile("\\{([a-z-]+)}");

    private final List<Trait> traits;

    Words(Profile profile) {
        traits = Stream.of(Trait.values()).filter(trait -> trait.of(profile)).toList();
    }

    /** The sentence of a key; empty if there is none for this kernel. */
    Optional<String> find(String key) {
        return fitting(key).map(found -> filled(found, Map.of()));
    }

    /** The sentence of a key that exists. */
    String text(String key) {
        return text(key, Map.of());
    }

    /**
     * The sentence of a key that exists.
     *
     * @param values what stands for names in braces; any other name in braces is a key
     */
    String text(String key, Map<String, String> values) {
        String found = fitting(key).orElseThrow(() -> new MissingResourceException("no sentence for " + key,
                Words.class.getName(), key));
        return filled(found, values);
    }

    private String filled(String key, Map<String, String> values) {
        return PLACE.matcher(TEXTS.get(key)).replaceAll(place -> {
            String name = place.group(1);
            return Matcher.quoteReplacement(values.containsKey(name) ? values.get(name) : text(name, values));
        });
    }

    /** The key whose sentence is told of this kernel; empty if there is none. */
    Optional<String> fitting(String key) {
        return Stream.concat(traits.stream().map(trait -> key + "@" + trait.label()), Stream.of(key))
                .filter(TEXTS::containsKey).findFirst();
    }
}
