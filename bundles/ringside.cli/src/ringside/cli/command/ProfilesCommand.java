package ringside.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import ringside.cli.console.Console;
import ringside.cli.console.ExitStatus;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.kernel.release.Releases;
import ringside.kernel.release.StandIn;
import ringside.kernel.release.UnknownReleaseException;

/** {@code ringside profiles}: the kernel profiles, a line each; or the one that stands for a release of Linux. */
@Command(name = "profiles", resourceBundle = "ringside.cli.usage", sortOptions = false)
public final class ProfilesCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private CommandSpec spec;

    @Option(names = "--release", paramLabel = "R", descriptionKey = "profiles.release")
    private String release;

    @Option(names = {"-h", "--help"}, usageHelp = true, descriptionKey = "help")
    private boolean help;

    public ProfilesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (release == null) {
            list();
        } else {
            tell();
        }
        return ExitStatus.DONE;
    }

    private void tell() {
        try {
            StandIn standIn = Releases.standIn(release);
            console.line(standIn.profile().id() + " " + standIn.word());
            standIn.differences().forEach(console::line);
        } catch (UnknownReleaseException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void list() {
        List<Profile> profiles = Profiles.all();
        int width = profiles.stream().mapToInt(p -> p.id().length()).max().orElse(0);
        for (Profile profile : profiles) {
            console.line(profile.id() + " ".repeat(width - profile.id().length()) + "  " + profile.title());
        }
    }
}
