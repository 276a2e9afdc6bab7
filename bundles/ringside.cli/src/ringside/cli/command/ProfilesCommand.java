package ringside.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import ringside.cli.console.Console;
import ringside.cli.console.ExitStatus;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;

/** {@code ringside profiles}: the kernel profiles, a line each. */
@Command(name = "profiles", resourceBundle = "ringside.cli.usage", sortOptions = false)
public final class ProfilesCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = {"-h", "--help"}, usageHelp = true, descriptionKey = "help")
    private boolean help;

    public ProfilesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Profile> profiles = Profiles.all();
        int width = profiles.stream().mapToInt(p -> p.id().length()).max().orElse(0);
        for (Profile profile : profiles) {
            console.line(profile.id() + " ".repeat(width - profile.id().length()) + "  " + profile.title());
        }
        return ExitStatus.DONE;
    }
}
