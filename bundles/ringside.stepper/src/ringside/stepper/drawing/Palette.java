package ringside.stepper.drawing;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** The colours of the tones on paper, light and dark, and the style sheets that are made of them. */
public final class Palette {
    private static final String DARK = "@media screen and (prefers-color-scheme: dark)";

    private final Map<Tone, String[]> colours = new EnumMap<>(Tone.class);

    /** Reads the table of colours. */
    public Palette() {
        Properties table = Resource.of("tones.properties");
        for (Tone tone : Tone.values()) {
            colours.put(tone, table.getProperty(tone.name().toLowerCase(Locale.ROOT)).split(" "));
        }
    }

    /** {@return the colour on a light ground, as {@code #rrggbb}} */
    public String light(Tone tone) {
        return colours.get(tone)[0];
    }

    /** {@return the colour on a dark ground, as {@code #rrggbb}} */
    public String dark(Tone tone) {
        return colours.get(tone)[1];
    }

    /** {@return the name of a tone in a style sheet} */
    public static String name(Tone tone) {
        return tone.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return a style sheet that names every colour: {@code --ink}, and with it fills and strokes: {@code f-ink}} */
    public String named() {
        StringBuilder css = new StringBuilder(":root {\n  color-scheme: light dark;\n");
        colours.forEach((tone, pair) -> css.append("  --").append(name(tone)).append(": ").append(pair[0]).append(
                ";\n"));
        css.append("}\n").append(DARK).append(" {\n:root {\n");
        colours.forEach((tone, pair) -> css.append("  --").append(name(tone)).append(": ").append(pair[1]).append(
                ";\n"));
        css.append("}\n}\n");
        for (Tone tone : Tone.values()) {
            css.append(".f-").append(name(tone)).append(" { fill: var(--").append(name(tone)).append("); }\n.s-")
                    .append(name(tone)).append(" { stroke: var(--").append(name(tone)).append("); }\n");
        }
        return css.toString();
    }

    /** {@return a style sheet of fills and strokes that names no colours, for viewers that know no names} */
    public String plain() {
        StringBuilder css = new StringBuilder();
        colours.forEach((tone, pair) -> rule(css, tone, pair[0]));
        css.append(DARK).append(" {\n");
        colours.forEach((tone, pair) -> rule(css, tone, pair[1]));
        return css.append("}\n").toString();
    }

    private static void rule(StringBuilder css, Tone tone, String colour) {
        css.append(".f-").append(name(tone)).append(" { fill: ").append(colour).append("; }\n.s-").append(name(tone))
                .append(" { stroke: ").append(colour).append("; }\n");
    }
}
