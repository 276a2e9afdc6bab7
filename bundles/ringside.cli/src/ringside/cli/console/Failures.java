package ringside.cli.console;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import ringside.words.LibraryFileException;
import ringside.words.NearestNames;

/** Turns whatever went wrong into lines on standard error and an exit status; never into a stack trace. */
public final class Failures {
    private Failures() {
    }

    /** {@return the exit status of a command that ended in this failure} */
    public static int report(Throwable failure, Console console) {
        if (failure instanceof OutputFailure output) {
            if (output.brokenPipe()) {
                return ExitStatus.DONE;
            }
            console.err().print("ringside: " + output.getMessage() + "\n");
            console.err().flush();
            return ExitStatus.INTERNAL;
        }
        if (failure instanceof BadInput) {
            console.complain(failure.getMessage());
            return ExitStatus.BAD_INPUT;
        }
        LibraryFileException wrong = libraryFile(failure);
        if (wrong != null) {
            console.complain(wrong.getMessage());
            console.complain("ringside: this comes with Ringside: mend it, or install Ringside again");
            return ExitStatus.BAD_INPUT;
        }
        if (failure instanceof CancellationException) {
            console.complain("ringside: cancelled");
            return ExitStatus.CANCELLED;
        }
        console.complain("ringside: internal error: " + describe(failure) + place(failure));
        return ExitStatus.INTERNAL;
    }

    /** A file of the library is often read while a class is made: then the problem is behind other failures. */
    private static LibraryFileException libraryFile(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof LibraryFileException wrong) {
                return wrong;
            }
        }
        return null;
    }

    /** {@return the status for wrong usage} */
    public static int usage(ParameterException failure, Console console) {
        String name = failure.getCommandLine().getCommandSpec().qualifiedName();
        console.complain(name + ": " + message(failure));
        console.complain("try " + name + " --help");
        return ExitStatus.USAGE;
    }

    private static String message(ParameterException failure) {
        Set<String> commands = failure.getCommandLine().getSubcommands().keySet();
        if (commands.isEmpty() || !(failure instanceof UnmatchedArgumentException unmatched)) {
            return failure.getMessage();
        }
        String given = unmatched.getUnmatched().get(0);
        List<String> near = NearestNames.to(given, commands);
        return "there is no command '" + given + "'; " + (near.isEmpty() ? "one of " + String.join(", ", commands)
                + " was expected"
                : "did you mean " + String.join(" or ", near) + "? There are " + String.join(", ", commands));
    }

    private static String describe(Throwable failure) {
        String message = failure.getMessage();
        String kind = failure.getClass().getSimpleName();
        return message == null ? kind : kind + ": " + message.replace('\n', ' ');
    }

    private static String place(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length == 0 ? "" : " (" + trace[0].getFileName() + ":" + trace[0].getLineNumber() + ")";
    }
}
