package ringside.ui.appearance;

import java.util.Locale;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ResourceLocator;

/** The pictures of commands and views: scalable drawings in {@code icons/}. */
public enum Icon {
    /** A check that passed. */
    PASSED,
    /** A check that failed. */
    FAILED,
    /** A check that was not reached, or waits. */
    NOT_REACHED,
    /** A check that nobody makes and that would pass. */
    WOULD_PASS,
    /** A check that nobody makes and that would fail. */
    WOULD_FAIL,
    /** A check that is off. */
    OFF,
    /** A table in place of a drawing. */
    TABLE;

    private static final String BUNDLE = "ringside.ui";

    /** Returns the picture. */
    public ImageDescriptor descriptor() {
        String file = name().toLowerCase(Locale.ROOT).replace('_', '-');
        return ResourceLocator.imageDescriptorFromBundle(BUNDLE, "icons/" + file + ".svg")
                .orElseGet(ImageDescriptor::getMissingImageDescriptor);
    }
}
