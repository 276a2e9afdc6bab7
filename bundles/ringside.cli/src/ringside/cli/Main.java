package ringside.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import ringside.cli.command.CheckCommand;
import ringside.cli.command.CompareCommand;
import ringside.cli.command.DecideCommand;
import ringside.cli.command.EditsCommand;
import ringside.cli.command.ExplainCommand;
import ringside.cli.command.FlagsCommand;
import ringside.cli.command.MapCommand;
import ringside.cli.command.ProfilesCommand;
import ringside.cli.command.QuizCommand;
import ringside.cli.command.ReplayCommand;
import ringside.cli.command.RunCommand;
import ringside.cli.command.ScenariosCommand;
import ringside.cli.command.StatsCommand;
import ringside.cli.command.WhatIfsCommand;
import ringside.cli.console.Console;
import ringside.cli.console.ErrorTerminal;
import ringside.cli.console.ExitStatus;
import ringside.cli.console.Failures;
import ringside.cli.console.OutputFailure;
import ringside.words.LibraryFileException;

/** The command line. Exit statuses are those of {@link ExitStatus}. */
public final class Main {
    /** Each command is made only when it is asked for: a short command then does not pay for the others. */
    private static final Map<String, Function<Console, Object>> COMMANDS = commands();

    private Main() {
    }

    /** Runs one command and ends the process with its status. */
    public static void main(String[] arguments) {
        Console console = new Console(System.in, new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err), ErrorTerminal::present);
        Runtime.getRuntime().addShutdownHook(new Thread(console.interrupt()::ask));
        int status = run(arguments, console);
        console.interrupt().finished();
        System.exit(status);
    }

    /**
     * Runs one command.
     *
     * @return the exit status
     */
    public static int run(String[] arguments, InputStream in, OutputStream out, OutputStream err) {
        return run(arguments, new Console(in, out, err));
    }

    private static int run(String[] arguments, Console console) {
        try {
            int status = commandLine(arguments, console).execute(arguments);
            console.flush();
            return status;
        } catch (OutputFailure | ExceptionInInitializerError | LibraryFileException failure) {
            return Failures.report(failure, console);
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
        commands.put("whatifs", WhatIfsCommand::new);
        commands.put("explain", ExplainCommand::new);
        commands.put("flags", FlagsCommand::new);
        commands.put("check", CheckCommand::new);
        commands.put("map", MapCommand::new);
        commands.put("edits", EditsCommand::new);
        commands.put("compare", CompareCommand::new);
        commands.put("quiz", QuizCommand::new);
        commands.put("replay", ReplayCommand::new);
        commands.put("stats", StatsCommand::new);
        return commands;
    }
}
