package ringside.scenarios;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import ringside.model.Scenario;
import ringside.scenarios.file.ExpectedOnDisk;
import ringside.scenarios.format.Reading;
import ringside.scenarios.format.ScenarioReader;
import ringside.scenarios.format.ScenarioWriter;
import ringside.scenarios.text.Diagnostic;

/**
 * A scenario, its kernel and a step in one line of text: {@code ringside:s32-tracer-sets-df?kernel=v6.8&step=194} for
 * one of the library, {@code ringside:data,…} with the whole scenario, packed, for any other.
 */
public final class ScenarioLink {
    /** What every link begins with. */
    public static final String SCHEME = "ringside:";

    private static final String DATA = "data,";
    private static final String NAME = "link";
    private static final Pattern LIBRARY = Pattern.compile("([a-z0-9-]{1,80})\\?kernel=([a-z0-9.]{1,20})&step="
            + "([0-9]{1,18})");

    private ScenarioLink() {
    }

    /** {@return whether a text is meant as a link} */
    public static boolean is(String text) {
        return text.strip().startsWith(SCHEME);
    }

    /** {@return whether a link names a scenario of the library; it holds a whole one otherwise} */
    public static boolean leadsToLibrary(String link) {
        return !link.strip().startsWith(SCHEME + DATA);
    }

    /** {@return the link to a scenario of the library as it stands there, on a kernel, at a step} */
    public static String toLibrary(String id, String kernel, long step) {
        return SCHEME + id + "?kernel=" + kernel + "&step=" + step;
    }

    /** {@return a link that holds the whole scenario, with the position that it names} */
    public static String whole(Scenario scenario) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(ScenarioWriter.text(scenario).getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return SCHEME + DATA + Base64.getUrlEncoder().withoutPadding().encodeToString(packed.toByteArray());
    }

    /** Reads a link: as careful as the reading of a file. */
    public static Reading read(String text) {
        String body = text.strip();
        if (!body.startsWith(SCHEME)) {
            return refused("a link begins with " + SCHEME);
        }
        body = body.substring(SCHEME.length());
        if (body.startsWith(DATA)) {
            return unpacked(body.substring(DATA.length()));
        }
        Matcher library = LIBRARY.matcher(body);
        return library.matches() ? found(library.group(1), library.group(2), Long.parseLong(library.group(3)))
                : refused("expected " + SCHEME + "ID?kernel=KERNEL&step=N or " + SCHEME + DATA + "…");
    }

    private static Reading unpacked(String packed) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(packed);
            return ScenarioReader.read(new InflaterInputStream(new ByteArrayInputStream(bytes)), NAME);
        } catch (IllegalArgumentException broken) {
            return refused("the packed scenario is damaged: copy the link again, whole");
        }
    }

    private static Reading found(String id, String kernel, long step) {
        try {
            Scenario scenario = ScenarioLibrary.find(id);
            scenario.setKernel(kernel);
            scenario.setPosition(step);
            return new Reading.Ok(scenario, ExpectedOnDisk.NOTHING, 1);
        } catch (UnknownScenarioException unknown) {
            return refused(unknown.getMessage());
        }
    }

    private static Reading refused(String why) {
        return new Reading.Refused(List.of(new Diagnostic(NAME, 0, 0, why)));
    }
}
