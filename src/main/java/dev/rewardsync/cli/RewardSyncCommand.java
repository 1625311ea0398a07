package dev.rewardsync.cli;

import dev.rewardsync.kafka.KafkaAccessException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParseResult;

/** The command line: all commands but {@code serve}, which Spring runs. */
@Command(
        name = "rewardsync",
        mixinStandardHelpOptions = true,
        version = "RewardSync",
        header = "Keeps an online shop's reward points and its ERP in step, on Kafka.",
        description = "Without a command: serve.",
        subcommands = {
            ServeHelp.class,
            RulesCommand.class,
            ProcessCommand.class,
            AccountsCommand.class,
            ExportCommand.class,
            QuoteCommand.class,
            DeadLettersCommand.class,
            AuditCommand.class
        })
public final class RewardSyncCommand {

    /** All went well. */
    public static final int FINE = 0;

    /** Something was found that should not be. */
    public static final int FINDINGS = 1;

    /** The command was called wrongly. */
    public static final int USAGE = 2;

    /** The command could not do its work: a file is missing, or Kafka did not answer. */
    public static final int NOT_DONE = 3;

    private static final Map<String, String> EXIT_CODES = exitCodes();

    private static final Set<String> OPTIONS = Set.of("-h", "--help", "-V", "--version");

    /** Whether these arguments are a command of this class's, and not settings for {@code serve}. */
    public static boolean handles(String[] args) {
        if (args.length == 0) {
            return false;
        }
        boolean serves = args[0].equals(ServeHelp.NAME) && !(args.length > 1 && OPTIONS.contains(args[1]));
        return !serves && (!args[0].startsWith("--") || OPTIONS.contains(args[0]));
    }

    /** Runs a command and returns its exit code. */
    public static int run(String... args) {
        // Until it is set up, which only serve does, logging would print all that libraries say among the results.
        LoggingSystem.get(RewardSyncCommand.class.getClassLoader()).beforeInitialize();
        return run(new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err), args);
    }

    /** Runs a command and returns its exit code. All that it printed is written by then. */
    static int run(OutputStream out, OutputStream err, String... args) {
        TerminalWriter results = new TerminalWriter(out);
        TerminalWriter messages = new TerminalWriter(err);
        int exitCode = execute(results, messages, args);
        if (results.checkError()) {
            messages.println("standard output can't be written");
            exitCode = NOT_DONE;
        }
        messages.flush();
        return exitCode;
    }

    private static int execute(PrintWriter results, PrintWriter messages, String... args) {
        try {
            return commandLine(new RewardSyncCommand())
                    .setOut(results)
                    .setErr(messages)
                    .execute(args);
        } catch (OutOfMemoryError | StackOverflowError e) {
            messages.println(e);
            return NOT_DONE;
        }
    }

    /** Sets up a command and all below it: exit codes, and failures told without a stack trace. */
    static CommandLine commandLine(Object command) {
        CommandLine commandLine = new CommandLine(command)
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF)) // TerminalWriter lets no escape sequence pass
                .setExecutionExceptionHandler(RewardSyncCommand::notDone);
        describeExitCodes(commandLine);
        return commandLine;
    }

    private static int notDone(Exception failure, CommandLine command, ParseResult arguments) {
        PrintWriter messages = command.getErr();
        switch (failure) {
            case KafkaAccessException problem -> messages.println(problem.getMessage());
            case IOException problem -> messages.println("not done: " + reason(problem));
            case UncheckedIOException problem
            when problem.getCause() instanceof IOException cause -> messages.println("not done: " + reason(cause));
            default -> failure.printStackTrace(messages);
        }
        return NOT_DONE;
    }

    private static String reason(IOException problem) {
        // The message of a file system's exception is often the file's name alone.
        return problem.getClass() == IOException.class ? String.valueOf(problem.getMessage()) : problem.toString();
    }

    private static void describeExitCodes(CommandLine commandLine) {
        commandLine
                .getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(EXIT_CODES);
        commandLine.getSubcommands().values().forEach(RewardSyncCommand::describeExitCodes);
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put(String.valueOf(FINE), "fine");
        codes.put(String.valueOf(FINDINGS), "findings");
        codes.put(String.valueOf(USAGE), "wrong usage");
        codes.put(
                String.valueOf(NOT_DONE),
                "could not be done: Kafka did not answer, a file is missing, the worker may not start");
        return codes;
    }
}
