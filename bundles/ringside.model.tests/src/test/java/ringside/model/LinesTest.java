package ringside.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "\n", "\n\n", "\na", "a\n", "  a\n\tb\n", " "})
    void readsBackExactlyWhatItWrites(String text) {
        assertThat(Lines.parse(Lines.format(text))).isEqualTo(text);
        assertThat(Lines.format(text)).startsWith("\n");
    }

    @Test
    void takesTextRightBehindTheTag() {
        assertThat(Lines.parse("a\nb")).isEqualTo("a\nb");
    }

    @Test
    void isTheTextFormOfTheDataTypeInTheModel() {
        RingsidePackage model = RingsidePackage.eINSTANCE;
        assertThat(EcoreUtil.convertToString(model.getLines(), "a\nb\n")).isEqualTo("\na\nb\n");
        assertThat(EcoreUtil.createFromString(model.getLines(), "\na\nb\n")).isEqualTo("a\nb\n");
    }
}
