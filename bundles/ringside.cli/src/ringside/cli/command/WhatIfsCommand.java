package ringside.cli.command;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import ringside.cli.console.Console;
import ringside.cli.console.ExitStatus;
import ringside.kernel.profile.WhatIf;
import ringside.kernel.profile.WhatIfs;

/** {@code ringside whatifs}: the experiments, a line each. */
@Command(name = "whatifs", resourceBundle = "ringside.cli.usage", sortOptions = false)
public final class WhatIfsCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = {"-h", "--help"}, usageHelp = true, descriptionKey = "help")
    private boolean help;

    public WhatIfsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<WhatIf> all = WhatIfs.all();
        int ids = all.stream().mapToInt(w -> w.id().length()).max().orElse(0);
        int titles = all.stream().mapToInt(w -> w.title().length()).max().orElse(0);
        for (WhatIf whatIf : all) {
            console.line(padded(whatIf.id(), ids) + padded(whatIf.title(), titles)
                    + String.join(" ", whatIf.profiles())
                    + whatIf.vendor().map(v -> "  on " + v.name().toLowerCase(Locale.ROOT)).orElse(""));
        }
        return ExitStatus.DONE;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length() + 2);
    }
}
