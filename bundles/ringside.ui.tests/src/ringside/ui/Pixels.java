package ringside.ui;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;

/** What stands on the screen, pixel by pixel; to be used on the thread of the display. */
final class Pixels {

    private static final double FAINT = 0.05;
    private static final double LINEAR = 0.0031308;
    private static final double STEEP = 12.92;
    /** What stands out against its ground, as the guidelines for web contents reckon it. */
    private static final double SEEN = 3;

    private final ImageData data;
    private final Point corner;

    private Pixels(ImageData data, Point corner) {
        this.data = data;
        this.corner = corner;
    }

    /** Takes a picture of a window. */
    static Pixels of(Shell shell) {
        Rectangle area = shell.getClientArea();
        Point corner = shell.toDisplay(0, 0);
        Image image = new Image(shell.getDisplay(), area.width, area.height);
        GC gc = new GC(shell.getDisplay());
        try {
            gc.copyArea(image, corner.x, corner.y);
            return new Pixels(image.getImageData(), corner);
        } finally {
            gc.dispose();
            image.dispose();
        }
    }

    /** Writes the picture for a person to look at. */
    void save(Path file) {
        ImageLoader loader = new ImageLoader();
        loader.data = new ImageData[] {data};
        loader.save(file.toString(), SWT.IMAGE_PNG);
    }

    /** Returns the strongest contrast in a part of a control against the colour that most of the part has. */
    double contrast(Control control, Rectangle part) {
        Point place = control.toDisplay(part.x, part.y);
        Map<RGB, Integer> found = new HashMap<>();
        int left = Math.max(0, place.x - corner.x);
        int top = Math.max(0, place.y - corner.y);
        for (int y = top; y < Math.min(data.height, top + part.height); y++) {
            for (int x = left; x < Math.min(data.width, left + part.width); x++) {
                found.merge(data.palette.getRGB(data.getPixel(x, y)), 1, Integer::sum);
            }
        }
        RGB ground = found.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey)
                .orElse(new RGB(0, 0, 0));
        return found.keySet().stream().mapToDouble(ink -> contrast(ink, ground)).max().orElse(1);
    }

    /** Returns the same picture without colours. */
    Pixels grey() {
        ImageData grey = new ImageData(data.width, data.height, 24, new PaletteData(0xff0000, 0xff00, 0xff));
        for (int y = 0; y < data.height; y++) {
            for (int x = 0; x < data.width; x++) {
                double light = luminance(data.palette.getRGB(data.getPixel(x, y)));
                int level = (int) Math.round(255 * (light <= LINEAR ? STEEP * light : 1.055 * Math.pow(light, 1 / 2.4)
                        - 0.055));
                grey.setPixel(x, y, level * 0x10101);
            }
        }
        return new Pixels(grey, corner);
    }

    /** Returns in which places of a part of a control something stands out against the ground of that part. */
    BitSet ink(Control control, Rectangle part) {
        Point place = control.toDisplay(part.x, part.y);
        Rectangle seen = new Rectangle(place.x - corner.x, place.y - corner.y, part.width, part.height)
                .intersection(new Rectangle(0, 0, data.width, data.height));
        Map<RGB, Integer> found = new HashMap<>();
        for (int y = seen.y; y < seen.y + seen.height; y++) {
            for (int x = seen.x; x < seen.x + seen.width; x++) {
                found.merge(data.palette.getRGB(data.getPixel(x, y)), 1, Integer::sum);
            }
        }
        RGB ground = found.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
        BitSet ink = new BitSet();
        for (int y = 0; y < seen.height; y++) {
            for (int x = 0; x < seen.width; x++) {
                RGB colour = data.palette.getRGB(data.getPixel(seen.x + x, seen.y + y));
                ink.set(y * seen.width + x, contrast(colour, ground) >= SEEN);
            }
        }
        return ink;
    }

    /** Returns the contrast of two colours, from 1 to 21, as the guidelines for web contents reckon it. */
    static double contrast(RGB one, RGB other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + FAINT) / (Math.min(a, b) + FAINT);
    }

    private static double luminance(RGB colour) {
        return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
    }

    private static double linear(int part) {
        double share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
