package ringside.scenarios.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;

import ringside.model.RingsidePackage.Literals;
import ringside.model.Scenario;
import ringside.scenarios.text.Diagnostic;
import ringside.scenarios.text.Quoted;
import ringside.scenarios.text.Refusal;
import ringside.scenarios.text.SourceText;

/**
 * Reads scenario files from wherever: the library, a user's disk, somebody else's mail. Accepted are files of at most
 * 1 MiB in UTF-8 that hold one whole scenario of a known version and nothing else; everything else is refused with
 * messages that name line and column. No exception leaves this class, nothing outside the file is opened, no class is
 * loaded.
 */
public final class ScenarioReader {

    private static final int MOST_PROBLEMS = 50;
    private static final Pattern DECLARATION = Pattern.compile("<\\?xml\\s+version\\s*=\\s*[\"']([^\"']*)[\"']"
            + "(?:\\s+encoding\\s*=\\s*[\"']([^\"']*)[\"'])?");

    private static final List<Migration> MIGRATIONS = List.of(new FirstVersion());

    private final Map<Integer, Migration> migrations = new TreeMap<>();
    private final KernelNames kernels;

    public ScenarioReader(List<Migration> migrations) {
        this(migrations, KernelNames.ANY);
    }

    private ScenarioReader(List<Migration> migrations, KernelNames kernels) {
        migrations.forEach(migration -> this.migrations.put(migration.from(), migration));
        this.kernels = kernels;
    }

    /**
     * A reader that refuses kernels which nobody knows.
     *
     * @param kernels the ids of all kernel profiles
     */
    public static ScenarioReader knowing(Collection<String> kernels) {
        return new ScenarioReader(MIGRATIONS, new KernelNames(kernels));
    }

    /** Reads a file, whatever kernels it names; messages name it as it is given. */
    public static Reading read(Path file) {
        return new ScenarioReader(MIGRATIONS).reading(file);
    }

    /**
     * Reads a stream to its end, or to the limit of 1 MiB, whatever kernels it names; does not close it.
     *
     * @param name stands for the file in messages
     */
    public static Reading read(InputStream in, String name) {
        return new ScenarioReader(MIGRATIONS).reading(in, name);
    }

    /** As {@link #read(Path)}. */
    public Reading reading(Path file) {
        try {
            return reading(SourceText.of(file));
        } catch (Refusal refusal) {
            return new Reading.Refused(refusal.problems());
        }
    }

    /** As {@link #read(InputStream, String)}. */
    public Reading reading(InputStream in, String name) {
        try {
            return reading(SourceText.of(in, name));
        } catch (Refusal refusal) {
            return new Reading.Refused(refusal.problems());
        }
    }

    private Reading reading(SourceText source) throws Refusal {
        checkDeclaration(source);
        Places places = new Places(source);
        List<Diagnostic> problems = new ArrayList<>();
        TagRules rules = new TagRules(source, versions());
        ScenarioResource resource = ScenarioResource.toRead(versions().stream().map(FormatVersion::namespace).toList(),
                (into, helper, options) -> new ScenarioHandler(into, helper, options, source, rules, places, problems));
        try {
            load(resource, source, problems);
            Scenario scenario = only(resource, source);
            refuseAny(faults(scenario).map(places::diagnostic).toList());
            migrate(scenario, rules.version());
            refuseAny(faults(scenario).map(places::diagnostic).toList());
            resource.getContents().clear();
            return new Reading.Ok(scenario, source.onDisk(), places.firstLine(scenario, Literals.SCENARIO__PROGRAM));
        } finally {
            resource.unload();
        }
    }

    private Stream<DocumentFault> faults(Scenario scenario) {
        return Stream.concat(ScenarioRules.check(scenario).stream(), kernels.check(scenario).stream());
    }

    private Set<Integer> versions() {
        Map<Integer, Object> all = new TreeMap<>(migrations);
        all.put(FormatVersion.CURRENT, this);
        return all.keySet();
    }

    /** The text was decoded as UTF-8 and is parsed as XML 1.0; a file that claims otherwise is not what it says. */
    private static void checkDeclaration(SourceText source) throws Refusal {
        Matcher declaration = DECLARATION.matcher(source.text());
        if (!declaration.lookingAt()) {
            return;
        }
        if (!declaration.group(1).equals("1.0")) {
            throw new Refusal(List.of(source.diagnostic(declaration.start(1),
                    "XML version " + Quoted.text(declaration.group(1))
                            + " is not accepted: write 1.0")));
        }
        if (declaration.group(2) != null && !declaration.group(2).equalsIgnoreCase("UTF-8")) {
            throw new Refusal(List.of(source.diagnostic(declaration.start(2),
                    "the encoding " + Quoted.text(declaration.group(2))
                            + " is not accepted: save the file as UTF-8")));
        }
    }

    private static void load(ScenarioResource resource, SourceText source, List<Diagnostic> problems) throws Refusal {
        try {
            resource.load(source.text());
        } catch (IOException | RuntimeException failed) {
            if (problems.isEmpty()) {
                problems.add(source.diagnostic(0, "this cannot be read as a scenario: " + failed.getMessage()));
            }
        }
        resource.getErrors().stream().filter(error -> problems.isEmpty()).forEach(error -> problems.add(
                source.diagnostic(source.offset(error.getLine(), error.getColumn()), error.getMessage())));
        refuseAny(problems);
    }

    private static void refuseAny(List<Diagnostic> found) throws Refusal {
        List<Diagnostic> problems = found.stream()
                .sorted(Comparator.comparingInt(Diagnostic::line).thenComparingInt(Diagnostic::column)).toList();
        if (problems.size() > MOST_PROBLEMS) {
            List<Diagnostic> first = new ArrayList<>(problems.subList(0, MOST_PROBLEMS));
            first.add(new Diagnostic(problems.get(0).file(), 0, 0,
                    (problems.size() - MOST_PROBLEMS) + " more problems"));
            throw new Refusal(first);
        }
        if (!problems.isEmpty()) {
            throw new Refusal(problems);
        }
    }

    private static Scenario only(ScenarioResource resource, SourceText source) throws Refusal {
        boolean alone = resource.getResourceSet().getResources().size() == 1 && resource.getContents().size() == 1;
        if (!alone || !(resource.getContents().get(0) instanceof Scenario scenario) || proxies(scenario)) {
            throw new Refusal(source.name(), "this file does not hold exactly one scenario and nothing else");
        }
        return scenario;
    }

    private static boolean proxies(Scenario scenario) {
        for (Iterator<EObject> all = scenario.eAllContents(); all.hasNext();) {
            if (all.next().eIsProxy()) {
                return true;
            }
        }
        return false;
    }

    private void migrate(Scenario scenario, int version) {
        for (int from = version; from < FormatVersion.CURRENT; from++) {
            migrations.get(from).apply(scenario);
        }
    }
}
