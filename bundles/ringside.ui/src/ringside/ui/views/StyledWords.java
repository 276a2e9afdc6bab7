package ringside.ui.views;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;

import ringside.stepper.drawing.Tone;
import ringside.stepper.drawing.Typeface;
import ringside.ui.appearance.Appearance;

/** Running words of two weights for a text field. */
public final class StyledWords {

    private final Appearance appearance;
    private final StringBuilder text = new StringBuilder();
    private final List<StyleRange> ranges = new ArrayList<>();

    /** No words yet. */
    public StyledWords(Appearance appearance) {
        this.appearance = appearance;
    }

    /** Adds words. */
    public StyledWords plain(String words) {
        text.append(words);
        return this;
    }

    /** Adds words that carry weight. */
    public StyledWords bold(String words) {
        ranges.add(new StyleRange(text.length(), words.length(), null, null, SWT.BOLD));
        return plain(words);
    }

    /** Adds words that do not matter much. */
    public StyledWords quiet(String words) {
        ranges.add(new StyleRange(text.length(), words.length(), appearance.color(Tone.QUIET_TEXT), null, SWT.NORMAL));
        return plain(words);
    }

    /** Adds values or code, in letters of one width. */
    public StyledWords code(String words) {
        StyleRange range = new StyleRange(text.length(), words.length(), null, null, SWT.NORMAL);
        range.font = appearance.font(Typeface.MONO);
        ranges.add(range);
        return plain(words);
    }

    /** Puts the words into a field, if they differ from what stands there. */
    public void into(StyledText field) {
        String wanted = text.toString();
        boolean other = !wanted.equals(field.getText());
        if (other) {
            field.setText(wanted);
        }
        if (other || !ranges.equals(field.getData())) {
            field.setStyleRanges(ranges.toArray(StyleRange[]::new));
            field.setData(List.copyOf(ranges));
        }
    }
}
