package org.stenogram.standalone.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command line: `./stenogram`.
@Command(
        name = "stenogram",
        description = "Turns the records of meetings into a searchable archive of who said what.",
        mixinStandardHelpOptions = true,
        version = "Stenogram 0.1.0",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            IngestCommand.class,
            ConvertCommand.class,
            VerifyExportCommand.class,
            AuthorityCommand.class
        },
        footer = {"", "The first time: ./stenogram demo"})
public final class Stenogram implements Runnable {

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run
    private CommandLine.Model.CommandSpec spec;

    /// Runs one command and ends the process with its exit code: 0 good, 1 something failed, 2 wrong usage. With
    /// `STENOGRAM_DEBUG` in the environment a failure shows where it came from.
    public static void main(String[] args) {
        // The runtime's own logback.xml is for a process that is one service; here the terminal is for the person.
        System.setProperty("logback.configurationFile", "terminal-log.xml");
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Stenogram())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, commandLine, parsed) -> {
                    PrintWriter err = commandLine.getErr();
                    err.println("stenogram: " + Failures.inWords(failure));
                    if (System.getenv("STENOGRAM_DEBUG") != null) {
                        failure.printStackTrace(err);
                    }
                    err.flush();
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "Name a command: demo, up, ingest, convert, verify-export or authority.");
    }
}
