package ringside.ui.appearance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjIntConsumer;

import org.eclipse.jface.resource.ColorRegistry;
import org.eclipse.jface.resource.FontRegistry;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.jface.util.PropertyChangeEvent;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.themes.ITheme;
import org.eclipse.ui.themes.IThemeManager;

import ringside.stepper.listing.ShownSyntax;

/**
 * The one place for fonts, colours, zoom and the syntax of instructions. Whoever draws asks here by meaning and listens for a change of the look.
 * To be used on the thread of the display.
 */
public final class Appearance {

    private static final int MONO_FALLBACK = 10;
    private static final float TITLE_SCALE = 1.25f;
    private static final float SENTENCE_SCALE = 1.3f;
    private static final String[] WORKBENCH_TEXT_FONTS = {JFaceResources.DEFAULT_FONT, JFaceResources.DIALOG_FONT,
        "org.eclipse.ui.workbench.TAB_TEXT_FONT", "org.eclipse.ui.workbench.TREE_TABLE_FONT"};

    private final IThemeManager themes;
    private final Settings settings;
    private final Runnable restyled;
    private final FontData[] systemText;
    private final FontData[] systemMono;
    private final ObjIntConsumer<Zoom> natively = NativeLetters.ofThisToolkit();
    private final List<Runnable> listeners = new ArrayList<>();
    private final IPropertyChangeListener colours = this::coloursChanged;
    private Zoom zoom;
    private ShownSyntax syntax;
    private boolean announced;

    /**
     * Reads the remembered zoom and fills the font registry.
     *
     * @param themes where the colours come from
     * @param settings where the zoom is remembered
     * @param restyled called after fonts of the workbench changed, so that its style sheets take them up
     */
    public Appearance(IThemeManager themes, Settings settings, Runnable restyled) {
        this.themes = themes;
        this.restyled = restyled;
        this.settings = settings;
        systemText = Display.getCurrent().getSystemFont().getFontData();
        systemMono = monoLike(systemText);
        zoom = settings.zoom();
        syntax = settings.syntax();
        themes.addPropertyChangeListener(colours);
        fillFonts();
    }

    /** Returns the colour for a meaning in the theme that is on. The registry owns it. */
    public Color color(Tone tone) {
        Color color = registry().get(tone.key());
        return color != null ? color : Display.getCurrent().getSystemColor(SWT.COLOR_WIDGET_FOREGROUND);
    }

    /** Returns a font at the present zoom. The registry owns it. */
    public Font font(Typeface typeface) {
        return fonts().get(typeface.key());
    }

    /** Returns the present zoom. */
    public Zoom zoom() {
        return zoom;
    }

    /** Sets the zoom of everything, remembers it and tells the listeners. */
    public void zoom(Zoom wanted) {
        if (wanted.equals(zoom)) {
            return;
        }
        zoom = wanted;
        settings.zoom(wanted);
        atOnce(() -> {
            fillFonts();
            restyled.run();
            announce();
        });
    }

    /** Windows are laid out once when all parts have their letters, not after each part. */
    private static void atOnce(Runnable change) {
        Shell[] shells = Display.getCurrent().getShells();
        for (Shell shell : shells) {
            shell.setLayoutDeferred(true);
        }
        try {
            change.run();
        } finally {
            for (Shell shell : shells) {
                shell.setLayoutDeferred(false);
            }
        }
    }

    /** Returns the syntax in which instructions are shown. */
    public ShownSyntax syntax() {
        return syntax;
    }

    /** Sets the syntax in which instructions are shown, remembers it and tells the listeners. */
    public void syntax(ShownSyntax wanted) {
        syntax = wanted;
        settings.syntax(wanted);
        announce();
    }

    /** Returns whether words are light on a dark ground. */
    public boolean dark() {
        Color paper = color(Tone.PAPER);
        return paper.getRed() + paper.getGreen() + paper.getBlue() < 3 * 128;
    }

    /** Adds somebody who wants to draw anew after zoom or theme changed. */
    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    /** Removes a listener. */
    public void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    /** Stops listening to the theme. */
    public void dispose() {
        themes.removePropertyChangeListener(colours);
        listeners.clear();
    }

    private ColorRegistry registry() {
        ITheme theme = themes.getCurrentTheme();
        return theme.getColorRegistry();
    }

    private static FontRegistry fonts() {
        return JFaceResources.getFontRegistry();
    }

    private void fillFonts() {
        FontData[] text = scaled(systemText, 1, SWT.NORMAL);
        FontData[] mono = scaled(systemMono, 1, SWT.NORMAL);
        FontRegistry fonts = fonts();
        fonts.put(Typeface.TEXT.key(), text);
        fonts.put(Typeface.TEXT_BOLD.key(), scaled(systemText, 1, SWT.BOLD));
        fonts.put(Typeface.TITLE.key(), scaled(systemText, TITLE_SCALE, SWT.BOLD));
        fonts.put(Typeface.SENTENCE.key(), scaled(systemText, SENTENCE_SCALE, SWT.NORMAL));
        fonts.put(Typeface.MONO.key(), mono);
        fonts.put(Typeface.MONO_BOLD.key(), scaled(systemMono, 1, SWT.BOLD));
        fonts.put(JFaceResources.TEXT_FONT, mono);
        for (String key : WORKBENCH_TEXT_FONTS) {
            fonts.put(key, text);
            themes.getCurrentTheme().getFontRegistry().put(key, text);
        }
        natively.accept(zoom, text[0].getHeight());
    }

    private FontData[] scaled(FontData[] base, float scale, int style) {
        FontData[] result = new FontData[base.length];
        for (int i = 0; i < base.length; i++) {
            int height = Math.max(1, Math.round(base[i].getHeight() * scale * zoom.percent() / 100f));
            result[i] = new FontData(base[i].getName(), height, style);
        }
        return result;
    }

    private static FontData[] monoLike(FontData[] text) {
        FontData[] mono = JFaceResources.getTextFont().getFontData();
        int height = text.length == 0 ? MONO_FALLBACK : text[0].getHeight();
        FontData[] result = new FontData[mono.length];
        for (int i = 0; i < mono.length; i++) {
            result[i] = new FontData(mono[i].getName(), height, SWT.NORMAL);
        }
        return result;
    }

    private void coloursChanged(PropertyChangeEvent event) {
        if (!announced) {
            announced = true;
            Display.getCurrent().asyncExec(() -> {
                announced = false;
                announce();
            });
        }
    }

    private void announce() {
        for (Runnable listener : List.copyOf(listeners)) {
            listener.run();
        }
    }
}
