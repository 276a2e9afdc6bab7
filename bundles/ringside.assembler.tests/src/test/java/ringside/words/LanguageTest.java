package ringside.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which language is spoken, and what is read where a translation is not whole. */
class LanguageTest {
    private static final String SAMPLE = "sample";
    private static final String BOTH = "both";

    private final Locale before = Locale.getDefault();

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
        System.clearProperty(Language.PROPERTY);
    }

    @Test
    void theLocaleOfTheSystemDoesNotCount() {
        Locale.setDefault(Locale.GERMANY);
        assertThat(Language.spoken()).isEqualTo(Language.ENGLISH);
        assertThat(Language.texts(LanguageTest.class, SAMPLE)).containsEntry(BOTH, "Two words.");
        assertThat(Language.translated(LanguageTest.class, SAMPLE)).isEmpty();
    }

    @Test
    void theStartOfTheWindowSaysWhatIsSpoken() {
        System.setProperty(Language.PROPERTY, "de");
        assertThat(Language.spoken()).isEqualTo("de");
        assertThat(Language.texts(LanguageTest.class, SAMPLE)).containsEntry(BOTH, "Zwei W\u00f6rter.");
        assertThat(Language.translated(LanguageTest.class, SAMPLE)).isEqualTo(Map.of(BOTH, "Zwei W\u00f6rter."));
    }

    @Test
    void whatATranslationLacksIsEnglish() {
        assertThat(Language.texts(LanguageTest.class, SAMPLE, "de")).containsEntry("english-only",
                "Nobody has translated this.");
        assertThat(Language.texts(LanguageTest.class, SAMPLE, "fr")).isEqualTo(Language.texts(LanguageTest.class,
                SAMPLE, Language.ENGLISH));
    }

    @ParameterizedTest
    @CsvSource({"''", "../de", "DE", "german"})
    void whatIsNoCodeIsEnglish(String asked) {
        System.setProperty(Language.PROPERTY, asked);
        assertThat(Language.spoken()).isEqualTo(Language.ENGLISH);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> Language.texts(LanguageTest.class, "nowhere")).isInstanceOf(LibraryFileException.class)
                .hasMessageContaining("nowhere.properties");
    }
}
