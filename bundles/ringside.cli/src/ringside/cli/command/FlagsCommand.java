package ringside.cli.command;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ringside.cli.arguments.KernelArguments;
import ringside.cli.console.Console;
import ringside.cli.console.ExitStatus;
import ringside.cli.console.OneLine;
import ringside.kernel.flags.FlagsReader;
import ringside.kernel.flags.FlagsText;
import ringside.kernel.flags.FlagsWord;
import ringside.kernel.flags.PastedWord;
import ringside.kernel.profile.Profile;

/** {@code ringside flags}: a word of flags, bit by bit: what each is called and asks for, and what the way out does. */
@Command(name = "flags", resourceBundle = "ringside.cli.usage", sortOptions = false)
public final class FlagsCommand implements Callable<Integer> {
    private static final int MOST_TOLD = 60;

    private final Console console;

    @Mixin
    private KernelArguments kernel;

    @Option(names = "--word", paramLabel = "NAME", descriptionKey = "flags.word")
    private String word;

    @Option(names = {"-h", "--help"}, usageHelp = true, descriptionKey = "help")
    private boolean help;

    @Parameters(paramLabel = "VALUE", arity = "1", descriptionKey = "flags.value")
    private String value;

    public FlagsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Profile profile = kernel.orUsual();
        PastedWord pasted = PastedWord.of(value).orElseThrow(() -> kernel.usage("'" + OneLine.of(value, MOST_TOLD)
                + "' is no word of flags: a 64-bit number was expected, such as 0x2006 or 'eflags 0x246'"));
        FlagsWord wanted = word == null ? pasted.word().orElse(FlagsWord.FLAGS) : named(profile);
        if (!wanted.of(profile)) {
            throw kernel.usage(profile.id() + " has no word " + wanted.label() + ": " + known(profile));
        }
        FlagsReader reader = new FlagsReader(profile, kernel.options(profile));
        FlagsText.lines(profile, reader.read(wanted, pasted.value())).forEach(console::line);
        return ExitStatus.DONE;
    }

    private FlagsWord named(Profile profile) {
        return FlagsWord.named(word).orElseThrow(() -> kernel.usage("there is no word '" + OneLine.of(word, MOST_TOLD)
                + "' of flags: " + known(profile)));
    }

    private static String known(Profile profile) {
        return "known are " + FlagsWord.all(profile).stream().map(FlagsWord::label).collect(Collectors.joining(", "));
    }
}
