package ringside.app;

import org.eclipse.osgi.util.NLS;

/** The words of the menu bar, from {@code messages.properties} or its translation. */
public final class Messages extends NLS {
    /** See messages.properties. */
    public static String Menus_about;
    /** See messages.properties. */
    public static String Menus_dynamicHelp;
    /** See messages.properties. */
    public static String Menus_edit;
    /** See messages.properties. */
    public static String Menus_exit;
    /** See messages.properties. */
    public static String Menus_file;
    /** See messages.properties. */
    public static String Menus_help;
    /** See messages.properties. */
    public static String Menus_helpContents;
    /** See messages.properties. */
    public static String Menus_helpSearch;
    /** See messages.properties. */
    public static String Menus_parts;
    /** See messages.properties. */
    public static String Menus_preferences;
    /** See messages.properties. */
    public static String Menus_resetPerspective;
    /** See messages.properties. */
    public static String Menus_run;
    /** See messages.properties. */
    public static String Menus_view;

    static {
        NLS.initializeMessages("ringside.app.messages", Messages.class);
    }

    private Messages() {
    }
}
