package ringside.ui.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.LineBackgroundEvent;
import org.eclipse.swt.custom.LineStyleEvent;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.FontMetrics;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.TextLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

import ringside.stepper.drawing.Tone;
import ringside.stepper.drawing.Typeface;
import ringside.ui.Messages;
import ringside.ui.appearance.Appearance;
import ringside.ui.appearance.Styling;

/**
 * The listing as a text that is read only. A step exchanges the few lines that say something else; styles are asked
 * for where lines are seen. The line of the caret is the chosen one.
 */
final class CodeText {

    private static final int SPACING = 4;
    private static final int BAR = 4;
    private static final int CONTEXT = 2;
    /** So many rows that stay between two that change are exchanged with them. */
    private static final int NEAR = 30;

    private final StyledText text;
    private final Appearance appearance;
    private final CodeStyles styles;
    private final CodeLines lines = new CodeLines();
    private int width;

    CodeText(Composite parent, Appearance appearance) {
        this.appearance = appearance;
        text = new StyledText(parent, SWT.READ_ONLY | SWT.V_SCROLL | SWT.H_SCROLL | SWT.MULTI);
        Styling.own(text);
        styles = new CodeStyles(appearance, text);
        text.setLineSpacing(SPACING);
        text.setAlwaysShowScrollBars(false);
        text.addLineStyleListener(this::style);
        text.addLineBackgroundListener(this::ground);
        text.addListener(SWT.Paint, this::bar);
        text.addListener(SWT.Resize, event -> resized());
        text.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = Messages.Listing_name;
            }
        });
    }

    /** Returns the control. */
    StyledText control() {
        return text;
    }

    /** Returns which lines the rows take. */
    CodeLines lines() {
        return lines;
    }

    /** Shows another listing. */
    void begin(List<CodeBlock> blocks) {
        List<List<String>> below = new ArrayList<>();
        List<Integer> rests = new ArrayList<>();
        StringBuilder all = new StringBuilder();
        for (CodeBlock block : blocks) {
            List<String> rest = rest(block);
            List<String> lines = new ArrayList<>(rest);
            lines.addAll(wrapped(block.below()));
            rests.add(rest.size());
            below.add(lines);
            all.append(all.isEmpty() ? "" : "\n").append(words(block, lines));
        }
        lines.clear();
        text.setText(all.toString());
        lines.begin(blocks, below, rests);
        text.redraw();
    }

    private List<String> rest(CodeBlock block) {
        List<String> parts = styles.broken(block, width());
        return parts.subList(1, parts.size());
    }

    private String words(CodeBlock block, List<String> below) {
        String row = styles.text(block, width());
        return below.isEmpty() ? row : row + "\n" + String.join("\n", below);
    }

    private int width() {
        return text.getClientArea().width;
    }

    /** Shows these blocks in place of those before: near ones in one go, since each change moves what is below. */
    void show(SortedMap<Integer, CodeBlock> changed) {
        List<Integer> run = new ArrayList<>();
        for (Map.Entry<Integer, CodeBlock> each : changed.entrySet()) {
            if (!each.getValue().equals(lines.block(each.getKey()))) {
                if (!run.isEmpty() && each.getKey() - run.get(run.size() - 1) > NEAR) {
                    put(run, changed);
                    run.clear();
                }
                run.add(each.getKey());
            }
        }
        if (!run.isEmpty()) {
            put(run, changed);
        }
    }

    private void put(List<Integer> run, SortedMap<Integer, CodeBlock> changed) {
        int from = run.get(0);
        int to = run.get(run.size() - 1);
        int first = lines.lineOf(from);
        int last = lines.lineOf(to) + lines.height(to) - 1;
        int start = text.getOffsetAtLine(first);
        int length = text.getOffsetAtLine(last) + text.getLine(last).length() - start;
        StringBuilder words = new StringBuilder();
        for (int i = from; i <= to; i++) {
            CodeBlock block = run.contains(i) ? changed.get(i) : lines.block(i);
            List<String> rest = rest(block);
            List<String> below = new ArrayList<>(rest);
            below.addAll(wrapped(block.below()));
            lines.set(i, block, below, rest.size());
            words.append(i == from ? "" : "\n").append(words(block, below));
        }
        if (words.toString().equals(text.getTextRange(start, length))) {
            text.redrawRange(start, length, true);
        } else {
            text.replaceTextRange(start, length, words.toString());
        }
    }

    private List<String> wrapped(String words) {
        List<String> rows = new ArrayList<>();
        if (words.isEmpty()) {
            return rows;
        }
        TextLayout layout = new TextLayout(text.getDisplay());
        try {
            layout.setFont(appearance.font(Typeface.TEXT));
            layout.setWidth(Math.max(1, styles.room(width())));
            layout.setText(words);
            int[] offsets = layout.getLineOffsets();
            for (int i = 0; i + 1 < offsets.length; i++) {
                rows.add(words.substring(offsets[i], offsets[i + 1]).strip());
            }
        } finally {
            layout.dispose();
        }
        return rows;
    }

    /** Takes up fonts and colours. */
    void restyle() {
        text.setFont(appearance.font(Typeface.MONO));
        text.setForeground(appearance.color(Tone.INK));
        text.setBackground(appearance.color(Tone.PAPER));
        GC gc = new GC(text);
        try {
            gc.setFont(appearance.font(Typeface.TEXT_BOLD));
            FontMetrics words = gc.getFontMetrics();
            gc.setFont(appearance.font(Typeface.MONO_BOLD));
            FontMetrics mono = gc.getFontMetrics();
            text.setFixedLineMetrics(mono.getHeight() > words.getHeight() ? mono : words);
        } finally {
            gc.dispose();
        }
        styles.measure();
        again();
    }

    private void resized() {
        if (width() != width) {
            width = width();
            again();
        }
    }

    /** Lays all out anew in the width that there is, around the line that is on top. */
    private void again() {
        int top = Math.max(0, lines.blockAt(text.getTopIndex()));
        int chosen = Math.max(0, lines.blockAt(text.getLineAtOffset(text.getCaretOffset())));
        List<CodeBlock> blocks = lines.all();
        if (!blocks.isEmpty()) {
            begin(blocks);
            choose(chosen);
            text.setTopIndex(lines.lineOf(top));
        }
    }

    /** Scrolls only if a row with its sentence and some lines around it is not in sight; then it stands at a third. */
    void reveal(int index) {
        if (index < 0 || index >= lines.size()) {
            return;
        }
        int height = text.getLineHeight() + SPACING;
        int visible = Math.max(1, text.getClientArea().height / height);
        int line = lines.lineOf(index);
        int top = text.getTopIndex();
        int context = Math.min(CONTEXT, Math.max(0, (visible - lines.height(index)) / 2));
        if (line < top + context || line + lines.height(index) + context > top + visible) {
            text.setTopIndex(Math.max(0, line - visible / 3));
        }
    }

    /** Scrolls so that a row is the first one. */
    void top(int index) {
        if (index >= 0 && index < lines.size()) {
            text.setTopIndex(lines.lineOf(index));
        }
    }

    /** Makes a row the chosen one, without scrolling. */
    void choose(int index) {
        if (index >= 0 && index < lines.size()) {
            text.setCaretOffset(text.getOffsetAtLine(lines.lineOf(index)));
        }
    }

    /** Returns the row of the caret. */
    Optional<CodeRow> chosen() {
        return row(lines.blockAt(text.getLineAtOffset(text.getCaretOffset())));
    }

    private Optional<CodeRow> row(int index) {
        return index < 0 || index >= lines.size() ? Optional.empty() : Optional.of(lines.block(index).row());
    }

    /** Returns the row under a height of the control. */
    Optional<CodeRow> rowAt(int y) {
        return lines.size() == 0 ? Optional.empty() : row(lines.blockAt(text.getLineIndex(y)));
    }

    /** Adds somebody who hears of clicks left of the addresses. */
    void onMargin(Consumer<CodeRow> listener) {
        text.addListener(SWT.MouseDown, event -> {
            if (event.button == 1 && event.x < styles.margin()) {
                rowAt(event.y).ifPresent(listener);
            }
        });
    }

    private void style(LineStyleEvent event) {
        int line = text.getLineAtOffset(event.lineOffset);
        int index = lines.blockAt(line);
        if (index < 0 || index >= lines.size()) {
            return;
        }
        CodeBlock block = lines.block(index);
        if (lines.row(line)) {
            event.indent = BAR;
            event.styles = styles.row(block, event.lineOffset, width());
            event.tabStops = styles.stops(block, width());
        } else if (lines.rest(line)) {
            event.indent = styles.operands();
            event.styles = styles.rest(block, event.lineOffset, event.lineText.length());
        } else {
            event.indent = styles.indent();
            event.styles = styles.below(block, event.lineOffset, event.lineText.length());
        }
    }

    private void ground(LineBackgroundEvent event) {
        int index = lines.blockAt(text.getLineAtOffset(event.lineOffset));
        if (index >= 0 && index < lines.size() && lines.block(index).current()) {
            event.lineBackground = appearance.color(Tone.CURRENT_BACK);
        }
    }

    /** A bar at the left of the current line, and a rule above each routine. */
    private void bar(Event event) {
        if (lines.size() == 0) {
            return;
        }
        Color before = event.gc.getBackground();
        int last = text.getLineIndex(event.y + event.height);
        for (int line = text.getLineIndex(event.y); line <= last; line++) {
            int index = lines.blockAt(line);
            if (index >= 0 && index < lines.size()) {
                mark(event.gc, line, lines.block(index));
            }
        }
        event.gc.setBackground(before);
    }

    private void mark(GC gc, int line, CodeBlock block) {
        int y = text.getLinePixel(line);
        if (block.current()) {
            gc.setBackground(appearance.color(Tone.CURRENT_BAR));
            gc.fillRectangle(0, y, BAR, text.getLinePixel(line + 1) - y);
        } else if (block.row().kind() == CodeRow.Kind.ROUTINE && line > 0) {
            gc.setBackground(appearance.color(Tone.NEUTRAL_MARK));
            gc.fillRectangle(0, y, text.getClientArea().width, 1);
        }
    }
}
