package ringside.ui.views;

import org.eclipse.swt.graphics.TextLayout;
import org.eclipse.swt.widgets.Label;

/** Words cut at a word so that they fit. */
final class ShortWords {

    private static final String MORE = " \u2026";

    private ShortWords() {
    }

    /** Returns as many of the words as fit into some lines of a label, and a mark where some are missing. */
    static String fitting(Label label, String words, int lines) {
        int width = label.getSize().x;
        if (width <= 0) {
            return words;
        }
        TextLayout layout = new TextLayout(label.getDisplay());
        try {
            layout.setFont(label.getFont());
            layout.setWidth(width);
            String shown = words;
            layout.setText(shown);
            int cut = words.length();
            while (layout.getLineCount() > lines && cut > 0) {
                cut = words.lastIndexOf(' ', cut - 1);
                shown = words.substring(0, Math.max(cut, 0)) + MORE;
                layout.setText(shown);
            }
            return shown;
        } finally {
            layout.dispose();
        }
    }
}
