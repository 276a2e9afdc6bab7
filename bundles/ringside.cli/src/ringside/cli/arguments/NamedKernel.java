package ringside.cli.arguments;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import ringside.kernel.profile.Profile;
import ringside.kernel.profile.Profiles;
import ringside.kernel.profile.UnknownNameException;
import ringside.kernel.release.Releases;
import ringside.kernel.release.StandIn;
import ringside.kernel.release.UnknownReleaseException;

/**
 * What {@code --kernel} names: a profile, or a release of Linux for which one stands. That is told on standard error,
 * once for each release.
 */
public final class NamedKernel {
    private final CommandSpec command;
    private final Set<String> told = new HashSet<>();

    /** @param command the command that takes the name */
    public NamedKernel(CommandSpec command) {
        this.command = command;
    }

    /** {@return the profile; wrong usage when no profile has this id and none stands for a release of this name} */
    public Profile profile(String name) {
        try {
            return Profiles.named(name);
        } catch (UnknownNameException unknown) {
            if (Releases.isRelease(name) && !likeId(name)) {
                return standIn(name);
            }
            String message = unknown.getMessage();
            return refuse(message + (message.endsWith("?") ? "" : ".") + hint(name));
        }
    }

    /** A profile has this form: who writes v6.6 most likely means one that there is. */
    private static boolean likeId(String name) {
        return name.strip().toLowerCase(Locale.ROOT).startsWith("v");
    }

    private static String hint(String name) {
        return Releases.isRelease(name) ? " The release itself is written " + name.strip().substring(1) + "."
                : " A release such as 5.4 is taken, too.";
    }

    private Profile standIn(String name) {
        try {
            StandIn standIn = Releases.standIn(name);
            if (told.add(standIn.release())) {
                command.commandLine().getOut().flush();
                command.commandLine().getErr().print(standIn.line() + "\n");
                command.commandLine().getErr().flush();
            }
            return standIn.profile();
        } catch (UnknownReleaseException e) {
            return refuse(e.getMessage());
        }
    }

    private Profile refuse(String message) {
        throw new ParameterException(command.commandLine(), message);
    }
}
