package ringside.scenarios;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import ringside.model.Scenario;
import ringside.scenarios.format.Reading;
import ringside.scenarios.format.ScenarioReader;
import ringside.scenarios.text.Diagnostic;
import ringside.scenarios.text.Quoted;
import ringside.words.LibraryFileException;

/**
 * The scenarios that Ringside brings along: the files {@code library/*.ringside} beside this class, named in
 * {@code library/index.txt} in the order in which they are shown. They are read by the same reader as every other file.
 */
public final class ScenarioLibrary {

    /** The ending of scenario files. */
    public static final String ENDING = ".ringside";

    private static final String FOLDER = "library/";
    private static final String INDEX = FOLDER + "index.txt";
    /** The number alone, with or without its letter. */
    private static final Pattern NUMBER = Pattern.compile("s?([0-9]{1,2})");

    private ScenarioLibrary() {
    }

    /** The ids of all scenarios, in order. */
    public static List<String> ids() {
        try (InputStream in = resource(INDEX)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(String::strip)
                    .filter(line -> !line.isEmpty()).map(line -> line.substring(0, line.length() - ENDING.length()))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException("the index of the scenario library cannot be read", broken);
        }
    }

    /** All scenarios, in order; a fresh copy for every caller, who may change it. */
    public static List<Scenario> all() {
        return ids().stream().map(ScenarioLibrary::load).toList();
    }

    /**
     * Everything that is wrong with the files of the library, in order; empty in a sound build.
     *
     * @param kernels the ids of all kernel profiles
     */
    public static List<Diagnostic> problems(Collection<String> kernels) {
        ScenarioReader reader = ScenarioReader.knowing(kernels);
        return ids().stream().flatMap(id -> problems(reader, id).stream()).toList();
    }

    private static List<Diagnostic> problems(ScenarioReader reader, String id) {
        String file = id + ENDING;
        Reading reading = reading(reader, file);
        if (reading instanceof Reading.Refused refused) {
            return refused.problems();
        }
        String stated = ((Reading.Ok) reading).scenario().getId();
        return stated.equals(id) ? List.of() : List.of(new Diagnostic(file, 0, 0, "the id is " + Quoted.text(stated)
                + ", in this file " + Quoted.text(id) + " was expected"));
    }

    /**
     * A fresh copy of one scenario.
     *
     * @param id its id, or the number alone such as S35; in any case of letters
     * @throws UnknownScenarioException if there is none of that id
     */
    public static Scenario find(String id) throws UnknownScenarioException {
        List<String> ids = ids();
        String wanted = id.strip().toLowerCase(Locale.ROOT);
        Matcher number = NUMBER.matcher(wanted);
        String beginning = number.matches() ? String.format("s%02d-", Integer.parseInt(number.group(1))) : null;
        for (String known : ids) {
            if (known.equals(wanted) || beginning != null && known.startsWith(beginning)) {
                return load(known);
            }
        }
        throw new UnknownScenarioException(id, ids);
    }

    private static Scenario load(String id) {
        Reading reading = reading(ScenarioReader.knowing(List.of()), id + ENDING);
        if (reading instanceof Reading.Ok ok) {
            return ok.scenario();
        }
        throw new LibraryFileException(((Reading.Refused) reading).problems().stream()
                .map(problem -> FOLDER + problem).collect(Collectors.joining("\n")));
    }

    private static Reading reading(ScenarioReader reader, String file) {
        try (InputStream in = resource(FOLDER + file)) {
            return reader.reading(in, file);
        } catch (IOException broken) {
            throw new UncheckedIOException("the scenario library cannot be read: " + file, broken);
        }
    }

    private static InputStream resource(String name) {
        InputStream in = ScenarioLibrary.class.getResourceAsStream(name);
        if (in == null) {
            throw new LibraryFileException(name + ": there is no such file, but " + INDEX + " names it");
        }
        return in;
    }
}
