package ringside.ui.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Control;

import ringside.stepper.drawing.Tone;
import ringside.stepper.drawing.Typeface;
import ringside.stepper.listing.SourceSpan;
import ringside.stepper.listing.SourceWords;
import ringside.ui.appearance.Appearance;

/** Colours, fonts and places of the words of a listing. */
final class CodeStyles {

    private static final int ADDRESS_CHARS = 5;
    private static final int MNEMONIC_CHARS = 7;
    private static final int EDGE = 8;
    /** So much room statements get before their captions, and captions need to be of use. */
    private static final int CODE_CHARS = 36;
    private static final int CAPTION_CHARS = 40;
    private static final String MORE = "\u2026";

    private final Appearance appearance;
    private final Map<String, Integer> widths = new HashMap<>();
    private final Map<String, List<SourceSpan>> spans = new HashMap<>();
    private final Control measured;
    private int character = 1;

    CodeStyles(Appearance appearance, Control measured) {
        this.appearance = appearance;
        this.measured = measured;
    }

    /** Measures anew, after the fonts changed. */
    void measure() {
        widths.clear();
        GC gc = new GC(measured);
        try {
            gc.setFont(appearance.font(Typeface.MONO));
            character = Math.max(1, (int) Math.ceil(gc.getFontMetrics().getAverageCharacterWidth()));
        } finally {
            gc.dispose();
        }
    }

    /** Returns where addresses begin; left of it stand the marks. */
    int margin() {
        return width(CodeBlock.WIDEST, Typeface.MONO) + EDGE;
    }

    /** Returns where mnemonics and sentences begin. */
    int indent() {
        return margin() + ADDRESS_CHARS * character;
    }

    /** Returns where operands begin. */
    int operands() {
        return indent() + MNEMONIC_CHARS * character;
    }

    /** Returns how wide the text below a row may be. */
    int room(int width) {
        return width - indent() - EDGE;
    }

    /** Returns the statement of a row broken into what stands on its line and what on lines below. */
    List<String> broken(CodeBlock block, int width) {
        if (block.row().kind() != CodeRow.Kind.CODE || width <= 0) {
            return List.of(block.operands());
        }
        int room = (width - EDGE - operands()) / character;
        String side = side(block, width);
        int taken = side.isEmpty() ? 0 : width(side, Typeface.TEXT_BOLD) / character + 2;
        return CodeBreak.of(block.operands(), room - taken, room);
    }

    private int captions() {
        return operands() + CODE_CHARS * character;
    }

    /** Returns what a statement is for, as much as there is room; nothing where there is little, or other words. */
    String caption(CodeBlock block, int width) {
        int room = (width - EDGE - captions()) / character;
        boolean free = block.row().kind() == CodeRow.Kind.CODE && !block.current() && block.side().isEmpty()
                && block.operands().length() < CODE_CHARS;
        if (!free || room < CAPTION_CHARS) {
            return "";
        }
        String words = block.row().line().caption();
        return words.length() <= room ? words : words.substring(0, room - 1).stripTrailing() + MORE;
    }

    /** Returns the words at the right of a row; only their sign where the statement needs the room. */
    String side(CodeBlock block, int width) {
        String side = block.side();
        int end = operands() + (block.operands().length() + 1) * character;
        boolean sign = block.row().kind() == CodeRow.Kind.CODE && side.indexOf(' ') == 1;
        return sign && end + width(side, Typeface.TEXT_BOLD) + EDGE > width ? side.substring(0, 1) : side;
    }

    /** Returns where the words of a row stand: marks, address, mnemonic, operands, right side. */
    int[] stops(CodeBlock block, int width) {
        String side = side(block, width);
        int right = width - EDGE - (side.isEmpty() ? 0 : width(side, Typeface.TEXT_BOLD));
        return switch (block.row().kind()) {
            case CODE -> caption(block, width).isEmpty()
                    ? new int[] {margin(), indent(), operands(), Math.max(right, operands() + character)}
                    : new int[] {margin(), indent(), operands(), captions()};
            case LABEL -> new int[] {margin(), Math.max(right, indent())};
            case ROUTINE -> new int[] {character, Math.max(right, indent())};
        };
    }

    private int width(String words, Typeface typeface) {
        return widths.computeIfAbsent(typeface + words, key -> {
            GC gc = new GC(measured);
            try {
                gc.setFont(appearance.font(typeface));
                return gc.textExtent(words).x;
            } finally {
                gc.dispose();
            }
        });
    }

    /** Returns the text of a row, its parts parted by tabs. */
    String text(CodeBlock block, int width) {
        String words = side(block, width);
        String caption = caption(block, width);
        String side = (caption.isEmpty() ? "" : "\t" + caption) + (words.isEmpty() ? "" : "\t" + words);
        String operands = broken(block, width).get(0);
        return switch (block.row().kind()) {
            case CODE -> block.marks() + "\t" + block.address() + "\t" + block.mnemonic()
                    + (operands.isEmpty() && side.isEmpty() ? "" : "\t" + operands) + side;
            case LABEL, ROUTINE -> "\t" + block.code() + side;
        };
    }

    /** Returns the styles of the row of a block that begins at a place of the text. */
    StyleRange[] row(CodeBlock block, int offset, int width) {
        List<StyleRange> styles = new ArrayList<>();
        String text = text(block, width);
        String side = side(block, width) + caption(block, width);
        int code = text.length() - (side.isEmpty() ? 0 : side.length() + 1);
        switch (block.row().kind()) {
            case ROUTINE -> styles.add(style(offset, code, Tone.INK, Typeface.TEXT_BOLD));
            case LABEL -> styles.add(style(offset, code, Tone.CODE_LABEL, Typeface.MONO));
            case CODE -> statement(block, text.substring(0, code), offset, styles);
        }
        if (!side.isEmpty()) {
            styles.add(style(offset + code, text.length() - code, sideTone(block),
                    plain(block) ? Typeface.TEXT : Typeface.TEXT_BOLD));
        }
        return styles.toArray(StyleRange[]::new);
    }

    private void statement(CodeBlock block, String text, int offset, List<StyleRange> styles) {
        Typeface typeface = block.current() ? Typeface.MONO_BOLD : Typeface.MONO;
        int begin = block.marks().length() + block.address().length() + 2;
        Tone address = block.current() ? Tone.INK : Tone.QUIET_TEXT;
        styles.add(style(offset, block.marks().length() + 1, Tone.CHANGED_TEXT, Typeface.MONO));
        styles.add(style(offset + block.marks().length() + 1, begin - block.marks().length() - 1, address, typeface));
        words(block, text.substring(begin), offset + begin, styles);
    }

    private void words(CodeBlock block, String code, int offset, List<StyleRange> styles) {
        Typeface typeface = block.current() ? Typeface.MONO_BOLD : Typeface.MONO;
        int at = 0;
        if (!block.quiet()) {
            for (SourceSpan span : spans.computeIfAbsent(code, SourceWords::spans)) {
                if (span.start() > at) {
                    styles.add(style(offset + at, span.start() - at, Tone.INK, typeface));
                }
                styles.add(style(offset + span.start(), span.length(), tone(span.kind()), typeface));
                at = span.end();
            }
        }
        if (at < code.length()) {
            styles.add(style(offset + at, code.length() - at, block.quiet() ? Tone.QUIET_TEXT : Tone.INK, typeface));
        }
    }

    /** Returns the style of a line of the sentence below a row. */
    StyleRange[] below(CodeBlock block, int offset, int length) {
        return new StyleRange[] {style(offset, length, block.current() ? Tone.INK : Tone.QUIET_TEXT, Typeface.TEXT)};
    }

    /** Returns the styles of a line with the rest of a long statement. */
    StyleRange[] rest(CodeBlock block, int offset, int length) {
        return new StyleRange[] {style(offset, length, block.quiet() ? Tone.QUIET_TEXT : Tone.INK,
                block.current() ? Typeface.MONO_BOLD : Typeface.MONO)};
    }

    /** Returns the colour of a kind of word. */
    static Tone tone(SourceSpan.Kind kind) {
        return switch (kind) {
            case COMMENT -> Tone.QUIET_TEXT;
            case LABEL -> Tone.CODE_LABEL;
            case MNEMONIC, DIRECTIVE -> Tone.CODE_MNEMONIC;
            case REGISTER -> Tone.CODE_REGISTER;
            case NUMBER, STRING -> Tone.CODE_NUMBER;
            case SYMBOL -> Tone.INK;
        };
    }

    private static boolean plain(CodeBlock block) {
        return block.tone() == CodeBlock.Says.PHASE || block.tone() == CodeBlock.Says.NOTHING;
    }

    private static Tone sideTone(CodeBlock block) {
        return switch (block.tone()) {
            case HELD -> Tone.PASSED_TEXT;
            case FAILED -> Tone.FAILED_TEXT;
            case GOES -> block.row().check() == null ? Tone.INK : block.taken() ? Tone.FAILED_TEXT : Tone.PASSED_TEXT;
            case NEXT -> Tone.CHANGED_TEXT;
            case NOTHING, PHASE -> Tone.QUIET_TEXT;
        };
    }

    private StyleRange style(int start, int length, Tone tone, Typeface typeface) {
        StyleRange range = new StyleRange(start, length, appearance.color(tone), null);
        Font font = appearance.font(typeface);
        range.font = typeface == Typeface.MONO ? null : font;
        return range;
    }
}
