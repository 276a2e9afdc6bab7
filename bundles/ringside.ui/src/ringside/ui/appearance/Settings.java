package ringside.ui.appearance;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.osgi.service.prefs.BackingStoreException;

import ringside.stepper.listing.ShownSyntax;

/**
 * What the window remembers from one start to the next. Whatever is read is checked: a broken value counts as
 * absent.
 */
public final class Settings {

    /** Seconds between two copies of unsaved work, until somebody sets them. */
    public static final int NORMAL_SECONDS = 20;
    /** Steps of a program that is opened alone, until somebody sets them. */
    public static final long NORMAL_LIMIT = 1_000_000;

    private static final String NODE = "ringside.ui";
    private static final String ZOOM = "zoom";
    private static final String THEME = "theme";
    private static final String SPEED = "speed";
    private static final String SYNTAX = "syntax";
    private static final String SCENARIO = "scenario";
    private static final String RECENT = "recent";
    private static final String AUTOSAVE = "autosave.seconds";
    private static final String STEP_LIMIT = "step.limit";
    private static final String WELCOMED = "welcome.seen";
    private static final String WELCOME_AGAIN = "welcome.again";
    private static final String NUMBER = "[1-9][0-9]{0,17}";
    private static final int LONGEST = 4096;
    private static final int MOST = 20;
    private static final int LEAST_SECONDS = 5;
    private static final int MOST_SECONDS = 3600;

    private final IEclipsePreferences node = InstanceScope.INSTANCE.getNode(NODE);

    /** Returns the remembered zoom. */
    public Zoom zoom() {
        return Zoom.nearest(node.getInt(ZOOM, Zoom.NORMAL.percent()));
    }

    /** Remembers the zoom. */
    public void zoom(Zoom zoom) {
        node.putInt(ZOOM, zoom.percent());
        keep();
    }

    /** Returns the remembered speed of stepping by itself. */
    public Speed speed() {
        return Speed.nearest(node.getInt(SPEED, Speed.NORMAL.tenths()));
    }

    /** Remembers the speed of stepping by itself. */
    public void speed(Speed speed) {
        node.putInt(SPEED, speed.tenths());
        keep();
    }

    /** Returns the remembered choice of theme. */
    public ThemeChoice theme() {
        return ThemeChoice.named(node.get(THEME, "")).orElse(ThemeChoice.SYSTEM);
    }

    /** Remembers the choice of theme. */
    public void theme(ThemeChoice choice) {
        node.put(THEME, choice.word());
        keep();
    }

    /** Returns the remembered syntax of instructions. */
    public ShownSyntax syntax() {
        return ShownSyntax.named(node.get(SYNTAX, "")).orElse(ShownSyntax.INTEL);
    }

    /** Remembers the syntax of instructions. */
    public void syntax(ShownSyntax syntax) {
        node.put(SYNTAX, syntax.label());
        keep();
    }

    /** Returns the id or the path of the scenario that was open last, or an empty text. */
    public String scenario() {
        String text = node.get(SCENARIO, "");
        boolean plain = text.length() <= LONGEST && text.chars().noneMatch(Character::isISOControl);
        return plain ? text : "";
    }

    /** Remembers the id or the path of the open scenario. */
    public void scenario(String idOrPath) {
        node.put(SCENARIO, idOrPath);
        keep();
    }

    /** Returns what was open lately, the last one first. */
    public List<String> recent() {
        return node.get(RECENT, "").lines().filter(line -> !line.isBlank() && line.length() <= LONGEST).limit(MOST)
                .toList();
    }

    /** Remembers what was open lately. */
    public void recent(List<String> addresses) {
        node.put(RECENT, String.join("\n", addresses));
        keep();
    }

    /** Returns the seconds between two copies of unsaved work. */
    public int autosaveSeconds() {
        return Math.max(LEAST_SECONDS, Math.min(MOST_SECONDS, node.getInt(AUTOSAVE, NORMAL_SECONDS)));
    }

    /** Remembers the seconds between two copies of unsaved work. */
    public void autosaveSeconds(int seconds) {
        node.putInt(AUTOSAVE, seconds);
        keep();
    }

    /** Returns how many steps a program that is opened alone may make. */
    public long stepLimit() {
        return Math.max(1, node.getLong(STEP_LIMIT, NORMAL_LIMIT));
    }

    /** Remembers how many steps a program that is opened alone may make. */
    public void stepLimit(long steps) {
        node.putLong(STEP_LIMIT, steps);
        keep();
    }

    /** Returns whether the doors are to be shown at the start. */
    public boolean welcome() {
        return !node.getBoolean(WELCOMED, false) || welcomeAgain();
    }

    /** Remembers that somebody has seen the doors. */
    public void welcomed() {
        node.putBoolean(WELCOMED, true);
        keep();
    }

    /** Returns whether the doors are to be shown at every start. */
    public boolean welcomeAgain() {
        return node.getBoolean(WELCOME_AGAIN, false);
    }

    /** Remembers whether the doors are to be shown at every start. */
    public void welcomeAgain(boolean again) {
        node.putBoolean(WELCOME_AGAIN, again);
        keep();
    }

    /** Takes out what makes no sense, so that the usual values count, and returns the names of what was taken out. */
    public List<String> repair() {
        List<String> broken = new ArrayList<>();
        for (String number : List.of(ZOOM, SPEED, AUTOSAVE, STEP_LIMIT)) {
            unless(node.get(number, "1").matches(NUMBER), number, broken);
        }
        unless(ThemeChoice.named(node.get(THEME, ThemeChoice.SYSTEM.word())).isPresent(), THEME, broken);
        unless(ShownSyntax.named(node.get(SYNTAX, ShownSyntax.INTEL.label())).isPresent(), SYNTAX, broken);
        if (!broken.isEmpty()) {
            keep();
        }
        return broken;
    }

    private void unless(boolean sound, String key, List<String> broken) {
        if (!sound) {
            node.remove(key);
            broken.add(key);
        }
    }

    private void keep() {
        try {
            node.flush();
        } catch (BackingStoreException e) {
            ILog.of(Settings.class).warn("The settings of the window could not be kept.", e);
        }
    }
}
