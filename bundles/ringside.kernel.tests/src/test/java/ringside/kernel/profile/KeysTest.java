package ringside.kernel.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The declarations themselves. */
class KeysTest {

    private static final List<Class<?>> SUBJECTS =
            List.of(AboutRow.class, BuildRow.class, DecisionRow.class, ServiceRow.class, PlaceRow.class);

    @Test
    void everyDeclaredKeyIsKnownToTheReader() throws IllegalAccessException {
        List<Object> declared = new ArrayList<>();
        for (Class<?> subject : SUBJECTS) {
            for (Field field : subject.getDeclaredFields()) {
                if (field.getType() == Key.class) {
                    field.setAccessible(true);
                    declared.add(field.get(null));
                }
            }
        }
        assertThat(Keys.all()).doesNotHaveDuplicates();
        assertThat(new ArrayList<Object>(Keys.all())).containsExactlyInAnyOrderElementsOf(declared);
        assertThat(Keys.all()).extracting(Key::name).doesNotHaveDuplicates();
    }

    @Test
    void aConditionAsksForAnEarlierKeyAndEverySentenceIsOne() {
        List<Key<?>> earlier = new ArrayList<>();
        for (Key<?> key : Keys.all()) {
            key.when().forEach(when -> assertThat(earlier).as(key.name()).contains(when.key()));
            assertThat(key.sentence()).as(key.name()).matches("\\S.*[.]");
            earlier.add(key);
        }
    }

    /** No row is read by nobody: a key that no profile gives is one that nobody could miss. */
    @Test
    void everyKeyIsGivenBySomeProfile() {
        assertThat(Keys.all()).allMatch(key -> Profiles.all().stream().anyMatch(profile -> profile.row().says(key)));
        assertThat(FlagRow.names()).allMatch(name -> Profiles.all().stream().anyMatch(p -> p.flag(name).isPresent()));
        assertThat(MaskRow.names()).allMatch(name -> Profiles.all().stream().anyMatch(p -> p.masks().containsKey(
                name)));
    }

    @Test
    void whatIsReadIsWrittenAsItStood() {
        for (Profile profile : Profiles.all()) {
            profile.row().values().keySet().forEach(key -> assertThat(again(profile, key)).as("%s %s", profile, key)
                    .isEqualTo(profile.value(key)));
        }
    }

    private static <T> T again(Profile profile, Key<T> key) {
        try {
            return key.kind().read(profile.text(key));
        } catch (ValueFault e) {
            throw new AssertionError(e);
        }
    }
}
