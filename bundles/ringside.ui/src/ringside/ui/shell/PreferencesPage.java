package ringside.ui.shell;

import java.util.List;
import java.util.function.Function;

import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;

import ringside.stepper.listing.ShownSyntax;
import ringside.ui.Messages;
import ringside.ui.appearance.Appearance;
import ringside.ui.appearance.Named;
import ringside.ui.appearance.Settings;
import ringside.ui.appearance.Speed;
import ringside.ui.appearance.ThemeChoice;
import ringside.ui.appearance.ThemeSwitch;
import ringside.ui.appearance.WindowLanguage;
import ringside.ui.appearance.Zoom;

/** All that can be set, on one page. */
public final class PreferencesPage extends PreferencePage implements IWorkbenchPreferencePage {

    private static final int LEAST_SECONDS = 5;
    private static final int MOST_SECONDS = 3600;

    private Settings settings;
    private Appearance appearance;
    private ThemeSwitch themes;
    private Combo language;
    private Combo theme;
    private Combo zoom;
    private Combo syntax;
    private Combo speed;
    private Text limit;
    private Spinner autosave;

    @Override
    public void init(IWorkbench workbench) {
        settings = workbench.getService(Settings.class);
        appearance = workbench.getService(Appearance.class);
        themes = workbench.getService(ThemeSwitch.class);
    }

    @Override
    protected Control createContents(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        page.setLayout(new GridLayout(2, false));
        language = combo(page, Messages.Preferences_language, List.of(WindowLanguage.values()), WindowLanguage::title);
        theme = combo(page, Messages.Preferences_theme, List.of(ThemeChoice.values()), PreferencesPage::title);
        zoom = combo(page, Messages.Preferences_zoom, Zoom.all(), each -> each.percent() + " %");
        syntax = combo(page, Messages.Preferences_syntax, List.of(ShownSyntax.values()), ShownSyntax::label);
        speed = combo(page, Messages.Preferences_speed, Speed.all(), Speed::label);
        label(page, Messages.Preferences_limit);
        limit = new Text(page, SWT.BORDER | SWT.RIGHT);
        Named.as(Messages.Preferences_limit, limit);
        limit.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        limit.addListener(SWT.Modify, event -> check());
        label(page, Messages.Preferences_autosave);
        autosave = new Spinner(page, SWT.BORDER);
        Named.as(Messages.Preferences_autosave, autosave);
        autosave.setValues(settings.autosaveSeconds(), LEAST_SECONDS, MOST_SECONDS, 0, LEAST_SECONDS, 60);
        show(settings.language(), settings.theme(), appearance.zoom(), appearance.syntax(), settings.speed());
        limit.setText(Long.toString(settings.stepLimit()));
        return page;
    }

    private static <T> Combo combo(Composite page, String name, List<T> values, Function<T, String> title) {
        label(page, name);
        Combo combo = new Combo(page, SWT.READ_ONLY | SWT.DROP_DOWN);
        Named.as(name, combo);
        combo.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        values.forEach(value -> combo.add(title.apply(value)));
        return combo;
    }

    private static void label(Composite page, String words) {
        new Label(page, SWT.NONE).setText(words);
    }

    private static String title(ThemeChoice choice) {
        return switch (choice) {
            case LIGHT -> Messages.Preferences_light;
            case DARK -> Messages.Preferences_dark;
            case CONTRAST -> Messages.Preferences_contrast;
            case SYSTEM -> Messages.Preferences_system;
        };
    }

    private void show(WindowLanguage shownLanguage, ThemeChoice shownTheme, Zoom shownZoom, ShownSyntax shownSyntax,
            Speed shownSpeed) {
        language.select(shownLanguage.ordinal());
        theme.select(shownTheme.ordinal());
        zoom.select(Zoom.all().indexOf(shownZoom));
        syntax.select(shownSyntax.ordinal());
        speed.select(Speed.all().indexOf(shownSpeed));
    }

    private void check() {
        boolean valid = limit.getText().strip().matches("[1-9][0-9]{0,17}");
        setErrorMessage(valid ? null : Messages.Preferences_limitRefused);
        setValid(valid);
    }

    @Override
    protected void performDefaults() {
        show(WindowLanguage.ENGLISH, ThemeChoice.SYSTEM, Zoom.NORMAL, ShownSyntax.INTEL, Speed.NORMAL);
        limit.setText(Long.toString(Settings.NORMAL_LIMIT));
        autosave.setSelection(Settings.NORMAL_SECONDS);
        super.performDefaults();
    }

    @Override
    public boolean performOk() {
        if (theme == null) {
            return true;
        }
        settings.language(WindowLanguage.values()[language.getSelectionIndex()]);
        settings.speed(Speed.all().get(speed.getSelectionIndex()));
        settings.stepLimit(Long.parseLong(limit.getText().strip()));
        settings.autosaveSeconds(autosave.getSelection());
        ThemeChoice wanted = ThemeChoice.values()[theme.getSelectionIndex()];
        if (wanted != settings.theme()) {
            themes.choose(wanted);
        }
        appearance.zoom(Zoom.all().get(zoom.getSelectionIndex()));
        ShownSyntax spelling = ShownSyntax.values()[syntax.getSelectionIndex()];
        if (spelling != appearance.syntax()) {
            appearance.syntax(spelling);
        }
        return true;
    }
}
