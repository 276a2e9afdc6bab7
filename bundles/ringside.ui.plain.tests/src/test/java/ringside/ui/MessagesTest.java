package ringside.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.ResourceBundle;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** The words of the window: no text without a name in the code, no name without a text. */
class MessagesTest {

    @Test
    void namesAndTextsAreTheSame() throws IllegalAccessException {
        ResourceBundle texts = ResourceBundle.getBundle("ringside.ui.messages");
        assertThat(Stream.of(Messages.class.getFields()).map(Field::getName))
                .containsExactlyInAnyOrderElementsOf(texts.keySet());
        for (Field field : Messages.class.getFields()) {
            assertThat(field.get(null)).as(field.getName()).isEqualTo(texts.getString(field.getName()));
        }
    }
}
