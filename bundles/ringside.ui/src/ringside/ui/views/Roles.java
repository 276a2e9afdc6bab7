package ringside.ui.views;

import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** What registers, flags and slots are for, a sentence each. */
final class Roles {

    private static final ResourceBundle WORDS = ResourceBundle.getBundle("ringside.ui.views.roles");

    private Roles() {
    }

    static String register(String name) {
        return word(name);
    }

    static String flag(String name) {
        return word("flag." + name);
    }

    static String slot(String name) {
        return word("slot." + name);
    }

    /** Returns the sentence for a value name such as {@code user.rcx}, {@code user.rflags.TF} or {@code pt_regs.ip}. */
    static String value(String valueName) {
        if (valueName.startsWith("user.rflags.")) {
            return flag(valueName.substring("user.rflags.".length()));
        }
        if (valueName.startsWith("user.")) {
            return register(valueName.substring("user.".length()));
        }
        return valueName.startsWith("pt_regs.") ? slot(valueName.substring("pt_regs.".length())) : "";
    }

    private static String word(String key) {
        try {
            return WORDS.getString(key);
        } catch (MissingResourceException e) {
            return "";
        }
    }
}
