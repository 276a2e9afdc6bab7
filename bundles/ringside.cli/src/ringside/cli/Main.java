package ringside.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;

/** The command line. Exit statuses are those of {@link ExitStatus}. */
public final class Main {
    /** Each command is made only when it is asked for: a short command then does not pay for the others. */
    private static final Map<String, Function<Console, Object>> COMMANDS = commands();

    private Main() {
    }

    /** Runs one command and ends the process with its status. */
    public static void main(String[] arguments) {
        int status = run(arguments, System.in, new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err));
        System.exit(status);
    }

    /**
     * Runs one command.
     *
     * @return the exit status
     */
    public static int run(String[] arguments, InputStream in, OutputStream out, OutputStream err) {
        Console console = new Console(in, out, err);
        try {
            int status = commandLine(arguments, console).execute(arguments);
            console.flush();
            return status;
        } catch (OutputFailure closed) {
            return Failures.report(closed, console);
        }
    }

    private static CommandLine commandLine(String[] arguments, Console console) {
        CommandLine line = new CommandLine(new Ringside());
        Function<Console, Object> named = arguments.length == 0 ? null : COMMANDS.get(arguments[0]);
        if (named != null) {
            line.addSubcommand(arguments[0], named.apply(console));
        } else {
            COMMANDS.forEach((name, maker) -> line.addSubcommand(name, maker.apply(console)));
        }
        line.setOut(console.out());
        line.setErr(console.err());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setAbbreviatedOptionsAllowed(false);
        line.setUsageHelpAutoWidth(false);
        line.setExecutionExceptionHandler((failure, command, parsed) -> Failures.report(failure, console));
        line.setParameterExceptionHandler((failure, given) -> Failures.usage(failure, console));
        return line;
    }

    private static Map<String, Function<Console, Object>> commands() {
        Map<String, Function<Console, Object>> commands = new LinkedHashMap<>();
        commands.put("decide", DecideCommand::new);
        commands.put("run", RunCommand::new);
        commands.put("scenarios", ScenariosCommand::new);
        commands.put("profiles", ProfilesCommand::new);
        commands.put("explain", ExplainCommand::new);
        commands.put("check", CheckCommand::new);
        return commands;
    }
}
