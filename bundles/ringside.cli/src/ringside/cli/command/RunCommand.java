package ringside.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import ringside.assembler.source.Syntax;
import ringside.cli.arguments.ExpectedPath;
import ringside.cli.arguments.KernelArguments;
import ringside.cli.arguments.NamedCheck;
import ringside.cli.console.Console;
import ringside.cli.report.JsonReport;
import ringside.cli.report.PageReport;
import ringside.cli.report.RunReport;
import ringside.cli.report.TextReport;
import ringside.kernel.meaning.ValueName;
import ringside.kernel.profile.UnknownNameException;
import ringside.kernel.profile.WhatIf;
import ringside.kernel.profile.WhatIfs;
import ringside.stepper.compare.TimedEdit;
import ringside.stepper.listing.ShownSyntax;
import ringside.stepper.page.StepChoice;

/** {@code ringside run}: scenarios or user programs, headless. */
@Command(name = "run", resourceBundle = "ringside.cli.usage", sortOptions = false)
public final class RunCommand implements Callable<Integer> {
    /** Forms of output. */
    enum Format { TEXT, JSONL, HTML, HANDOUT, MD, SVG }

    private static final Pattern SET_AT = Pattern.compile("(\\d+):([^=]+)=(.*)");

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "SCENARIO|FILE|PROGRAM.s", descriptionKey = "run.subjects")
    private List<String> subjects = new ArrayList<>();

    @Mixin
    private KernelArguments kernel;

    @Option(names = "--set", paramLabel = "NAME=VALUE", descriptionKey = "run.set")
    private List<String> sets = new ArrayList<>();

    @Option(names = "--set-at", paramLabel = "STEP:NAME=VALUE", descriptionKey = "run.setat")
    private List<String> setsAt = new ArrayList<>();

    @Option(names = "--foretell", descriptionKey = "run.foretell")
    private boolean foretell;

    @Option(names = "--disable-check", paramLabel = "ID", descriptionKey = "run.disable")
    private List<String> disabled = new ArrayList<>();

    @Option(names = "--what-if", paramLabel = "ID", descriptionKey = "run.whatif")
    private List<String> experiments = new ArrayList<>();

    @Option(names = "--self-trace", descriptionKey = "run.trace")
    private boolean selfTrace;

    @Option(names = "--syntax", paramLabel = "intel|att", descriptionKey = "run.syntax")
    private Syntax syntax;

    @Option(names = "--max-steps", paramLabel = "N", descriptionKey = "run.max")
    private Long maxSteps;

    @Option(names = "--format", paramLabel = "text|jsonl|html|handout|md|svg", descriptionKey = "run.format")
    private Format format = Format.TEXT;

    @Option(names = "--steps", paramLabel = "LIST", descriptionKey = "run.steps")
    private String steps;

    @Option(names = "--expect", paramLabel = "PATH[:REASON]", converter = ExpectedPath.Reader.class,
            descriptionKey = "run.expect")
    private ExpectedPath expected;

    @Option(names = {"-h", "--help"}, usageHelp = true, descriptionKey = "help")
    private boolean help;

    public RunCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        if (maxSteps != null && maxSteps < 0) {
            throw usage("--max-steps takes a number of steps from 0");
        }
        if (foretell && format != Format.JSONL) {
            throw usage("--foretell tells each step what is to come: it needs --format jsonl");
        }
        if (steps != null && (format == Format.TEXT || format == Format.JSONL || format == Format.HTML)) {
            throw usage("--steps chooses what is handed out: it needs --format handout, md or svg");
        }
        RunReport report = switch (format) {
            case TEXT -> new TextReport(console);
            case JSONL -> new JsonReport(console);
            case HTML, HANDOUT, MD, SVG -> page();
        };
        return new ScenarioRunner(console, this, report).run(subjects);
    }

    private RunReport page() {
        if (subjects.size() > 1) {
            throw usage("a page holds one run: --format " + format.name().toLowerCase(Locale.ROOT)
                    + " takes one scenario");
        }
        ShownSyntax shown = syntax == null ? ShownSyntax.AS_WRITTEN : ShownSyntax.named(syntax.label()).orElseThrow();
        PageReport.Form form = PageReport.Form.valueOf(format.name());
        if (form == PageReport.Form.SVG && (steps == null || !steps.matches("\\d+"))) {
            throw usage("--format svg draws one step: it needs --steps with its number");
        }
        return new PageReport(console, form, shown, choice());
    }

    private StepChoice choice() {
        if (steps == null) {
            return StepChoice.USUAL;
        }
        return StepChoice.of(steps).orElseThrow(() -> usage(
                "--steps takes numbers, ranges and the words phases, checks "
                        + "and returns, such as 0,12-15,checks, not '" + steps + "'"));
    }

    KernelArguments kernel() {
        return kernel;
    }

    /** {@return the experiments given} */
    List<WhatIf> experiments() {
        List<WhatIf> all = new ArrayList<>();
        for (String id : experiments) {
            try {
                all.add(WhatIfs.named(id));
            } catch (UnknownNameException e) {
                throw new ParameterException(spec.commandLine(), e.getMessage(), e);
            }
        }
        return all;
    }

    boolean selfTrace() {
        return selfTrace;
    }

    /** {@return the limit given, or this one} */
    long maxSteps(long otherwise) {
        return maxSteps == null ? otherwise : maxSteps;
    }

    /** {@return what is expected, or null} */
    ExpectedPath expected() {
        return expected;
    }

    /** {@return names and value texts, in the order given} */
    List<Map.Entry<String, String>> sets() {
        List<Map.Entry<String, String>> all = new ArrayList<>();
        for (String set : sets) {
            int equals = set.indexOf('=');
            if (equals <= 0) {
                throw usage("--set takes NAME=VALUE, not '" + set + "'");
            }
            all.add(Map.entry(set.substring(0, equals), set.substring(equals + 1)));
        }
        Map<String, String> off = new LinkedHashMap<>();
        disabled.forEach(id -> off.put(ValueName.of(NamedCheck.of(id, this::usage)).text(), "off"));
        all.addAll(off.entrySet());
        return all;
    }

    /** {@return edits on the way, in the order given} */
    List<TimedEdit> edits() {
        return setsAt.stream().map(this::edit).toList();
    }

    private TimedEdit edit(String text) {
        Matcher parts = SET_AT.matcher(text);
        if (!parts.matches()) {
            throw usage("--set-at takes STEP:NAME=VALUE, such as 98:pt_regs.ip=0x401000, not '" + text + "'");
        }
        try {
            return new TimedEdit(Long.parseLong(parts.group(1)), ValueName.of(parts.group(2)), parts.group(3));
        } catch (NumberFormatException e) {
            throw usage("--set-at takes a number of steps before the colon, not '" + parts.group(1) + "'");
        }
    }

    /** {@return the syntax given, or null} */
    Syntax syntax() {
        return syntax;
    }

    /** {@return whether every step tells what is to come} */
    boolean foretell() {
        return foretell;
    }

    /** {@return a failure for wrong usage} */
    ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
