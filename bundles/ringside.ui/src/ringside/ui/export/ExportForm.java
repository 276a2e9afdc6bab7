package ringside.ui.export;

import java.util.Arrays;
import java.util.List;

import ringside.ui.Messages;

/** What a run can be exported as. */
public enum ExportForm {

    /** A page that steps through the run. */
    PAGE(".html", Messages.Export_page),
    /** Chosen steps to read and to print. */
    HANDOUT(".html", Messages.Export_handout),
    /** The same as Markdown. */
    MARKDOWN(".md", Messages.Export_markdown),
    /** The Seam of the present step, drawn in lines. */
    SVG(".svg", Messages.Export_svg),
    /** The Seam of the present step as the window draws it. */
    PNG(".png", Messages.Export_png);

    private final String ending;
    private final String title;

    ExportForm(String ending, String title) {
        this.ending = ending;
        this.title = title;
    }

    String ending() {
        return ending;
    }

    /** Returns whether it is about the present step only. */
    boolean picture() {
        return this == SVG || this == PNG;
    }

    static String[] titles() {
        return Arrays.stream(values()).map(form -> form.title).toArray(String[]::new);
    }

    static String[] patterns() {
        return Arrays.stream(values()).map(form -> "*" + form.ending).toArray(String[]::new);
    }

    /** Returns what is meant by a name that was typed while a form was chosen: another ending chooses another form. */
    static ExportForm of(String file, ExportForm chosen) {
        List<ExportForm> all = List.of(values());
        return file.endsWith(chosen.ending) ? chosen : all.stream().filter(form -> file.endsWith(form.ending))
                .findFirst().orElse(chosen);
    }
}
