package ringside.scenarios.workload;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ringside.model.Scenario;
import ringside.model.Vendor;
import ringside.scenarios.ScenarioLibrary;
import ringside.scenarios.UnknownScenarioException;
import ringside.scenarios.text.Diagnostic;
import ringside.words.NearestNames;
import ringside.scenarios.text.Quoted;
import ringside.scenarios.text.Refusal;
import ringside.scenarios.text.SourceText;

/**
 * Reads workloads: text in UTF-8, at most 1 MiB, line by line
 *
 * <pre>
 * WEIGHT SCENARIO [KERNEL] [intel|amd] [la57] [pti] [xen-pv] [x32] [lass] [mitigations]
 * </pre>
 *
 * with blanks between the words. The weight says how often the scenario of the library runs. Without a kernel the one
 * of the scenario counts; options are added to those of the scenario. What follows {@code #} is a comment.
 */
public final class WorkloadReader {

    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final long HEAVIEST = 1_000_000;
    private static final int MOST_TOLD = 20;
    private static final Map<String, Consumer<Scenario>> OPTIONS = options();

    private final SourceText source;
    private final Collection<String> kernels;
    private final List<WorkloadLine> lines = new ArrayList<>();
    private final List<Diagnostic> problems = new ArrayList<>();

    private WorkloadReader(SourceText source, Collection<String> kernels) {
        this.source = source;
        this.kernels = kernels;
    }

    private static Map<String, Consumer<Scenario>> options() {
        Map<String, Consumer<Scenario>> all = new LinkedHashMap<>();
        all.put("intel", scenario -> scenario.setVendor(Vendor.INTEL));
        all.put("amd", scenario -> scenario.setVendor(Vendor.AMD));
        all.put("la57", scenario -> scenario.setLa57(true));
        all.put("pti", scenario -> scenario.setPti(true));
        all.put("xen-pv", scenario -> scenario.setXenPv(true));
        all.put("x32", scenario -> scenario.setX32(true));
        all.put("lass", scenario -> scenario.setLass(true));
        all.put("mitigations", scenario -> scenario.setMitigations(true));
        return all;
    }

    /**
     * Reads a file; messages name it as it is given.
     *
     * @param kernels ids of the kernel profiles that there are
     */
    public static WorkloadReading read(Path file, Collection<String> kernels) {
        try {
            return new WorkloadReader(SourceText.of(file), kernels).read();
        } catch (Refusal refusal) {
            return new WorkloadReading.Refused(refusal.problems());
        }
    }

    /**
     * Reads a stream to its end, or to the limit; does not close it.
     *
     * @param name    stands for the file in messages
     * @param kernels ids of the kernel profiles that there are
     */
    public static WorkloadReading read(InputStream in, String name, Collection<String> kernels) {
        try {
            return new WorkloadReader(SourceText.of(in, name), kernels).read();
        } catch (Refusal refusal) {
            return new WorkloadReading.Refused(refusal.problems());
        }
    }

    private WorkloadReading read() {
        int number = 0;
        for (String line : (Iterable<String>) source.text().lines()::iterator) {
            number++;
            int comment = line.indexOf('#');
            line(number, comment < 0 ? line : line.substring(0, comment));
            if (problems.size() >= MOST_TOLD) {
                problems.add(new Diagnostic(source.name(), number, 0, "there may be more; the rest was not looked at"));
                break;
            }
        }
        if (lines.isEmpty() && problems.isEmpty()) {
            problems.add(new Diagnostic(source.name(), 0, 0,
                    "there is no line 'WEIGHT SCENARIO' in it: write at least one"));
        }
        return problems.isEmpty() ? new WorkloadReading.Ok(new Workload(source.name(), lines))
                : new WorkloadReading.Refused(problems);
    }

    private void line(int number, String text) {
        Matcher word = WORD.matcher(text);
        if (!word.find()) {
            return;
        }
        try {
            long weight = weight(number, word);
            if (!word.find()) {
                throw fault(number, text.stripTrailing().length() + 1,
                        "the id of a scenario was expected behind the weight");
            }
            Scenario scenario = scenario(number, word);
            boolean first = true;
            while (word.find()) {
                rest(number, word, scenario, first);
                first = false;
            }
            lines.add(new WorkloadLine(number, weight, scenario));
        } catch (Refusal refusal) {
            problems.addAll(refusal.problems());
        }
    }

    private Refusal fault(int line, int column, String message) {
        return new Refusal(List.of(new Diagnostic(source.name(), line, column, message)));
    }

    private long weight(int number, Matcher word) throws Refusal {
        try {
            long weight = Long.parseLong(word.group());
            if (weight >= 1 && weight <= HEAVIEST) {
                return weight;
            }
        } catch (NumberFormatException e) {
            throw noWeight(number, word);
        }
        throw noWeight(number, word);
    }

    private Refusal noWeight(int number, Matcher word) {
        return fault(number, word.start() + 1, "the weight is " + Quoted.text(word.group())
                + "; a whole number from 1 to " + HEAVIEST + " was expected");
    }

    private Scenario scenario(int number, Matcher word) throws Refusal {
        try {
            return ScenarioLibrary.find(word.group());
        } catch (UnknownScenarioException e) {
            throw fault(number, word.start() + 1, e.getMessage());
        }
    }

    /** A kernel, only as the first word behind the scenario, or an option. */
    private void rest(int number, Matcher word, Scenario scenario, boolean first) throws Refusal {
        Consumer<Scenario> option = OPTIONS.get(word.group());
        if (option != null) {
            option.accept(scenario);
        } else if (first && kernels.contains(word.group())) {
            scenario.setKernel(word.group());
        } else {
            List<String> known = new ArrayList<>(first ? kernels : List.of());
            known.addAll(OPTIONS.keySet());
            List<String> near = NearestNames.to(word.group(), known);
            throw fault(number, word.start() + 1, Quoted.text(word.group()) + " is no "
                    + (first ? "kernel profile and no option" : "option") + "; " + (near.isEmpty()
                            ? "one of " + String.join(", ", known) + " was expected"
                            : "did you mean " + String.join(" or ", near) + "?"));
        }
    }
}
