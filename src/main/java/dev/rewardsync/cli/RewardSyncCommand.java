package dev.rewardsync.cli;

import dev.rewardsync.build.BuildInfo;
import dev.rewardsync.kafka.KafkaAccessException;
import dev.rewardsync.settings.Setting;
import dev.rewardsync.settings.SettingsPage;
import dev.rewardsync.text.NearestName;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line with all commands except {@code serve} and {@code console}, which Spring runs. */
@Command(
        name = "rewardsync",
        mixinStandardHelpOptions = true,
        header = "Keeps the reward points of an online shop and its ERP in step, on Kafka.",
        description = "Without a command, runs serve.",
        subcommands = {
            ServeHelp.class,
            ConsoleHelp.class,
            RulesCommand.class,
            ProcessCommand.class,
            AccountsCommand.class,
            ExportCommand.class,
            QuoteCommand.class,
            DeadLettersCommand.class,
            AuditCommand.class,
            EraseCommand.class
        })
public final class RewardSyncCommand {

    /** The command succeeded. */
    public static final int SUCCESS = 0;

    /** The command found errors in its input, or findings. */
    public static final int FINDINGS = 1;

    /** The arguments are invalid. */
    public static final int USAGE = 2;

    /** The command failed, for example because a file is missing or Kafka does not answer. */
    public static final int FAILED = 3;

    private static final Map<String, String> EXIT_CODES = exitCodes();

    private static final Set<String> OPTIONS = Set.of("-h", "--help", "-V", "--version");

    /** Returns whether the arguments are a command of this class, not of {@code serve} or {@code console}. */
    public static boolean handles(String[] args) {
        if (args.length == 0) {
            return false;
        }
        boolean isService = args[0].equals(ServeHelp.NAME) || args[0].equals(ConsoleHelp.NAME);
        boolean runs = isService && Stream.of(args).skip(1).noneMatch(OPTIONS::contains);
        boolean isSetting = args[0].startsWith("--") && args[0].contains(".");
        return !runs && !isSetting;
    }

    /** Runs a command and returns its exit code. */
    public static int run(String... args) {
        // Only serve configures logging. Without this call, log lines of libraries would appear in the output.
        LoggingSystem.get(RewardSyncCommand.class.getClassLoader()).beforeInitialize();
        return run(new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err), args);
    }

    /** Runs a command and returns its exit code, after its output is flushed. */
    public static int run(OutputStream out, OutputStream err, String... args) {
        TerminalWriter results = new TerminalWriter(out);
        TerminalWriter messages = new TerminalWriter(err);
        int exitCode = execute(results, messages, args);
        if (results.checkError()) {
            messages.println("error: cannot write to standard output");
            exitCode = FAILED;
        }
        messages.flush();
        return exitCode;
    }

    private static int execute(PrintWriter results, PrintWriter messages, String... args) {
        try {
            return commandLine()
                    .setOut(results)
                    .setErr(messages)
                    .setExpandAtFiles(!List.of(args).contains("erase")) // only the first parser expands them
                    .execute(args);
        } catch (OutOfMemoryError | StackOverflowError e) {
            messages.println(e);
            return FAILED;
        }
    }

    /** Returns the command line with all commands. */
    public static CommandLine commandLine() {
        CommandLine commandLine = commandLine(new RewardSyncCommand());
        describeSettings(commandLine, ServeHelp.NAME, SettingsPage::worker);
        describeSettings(commandLine, ConsoleHelp.NAME, SettingsPage::console);
        return commandLine;
    }

    /** Adds settings to the help of a service. They are read when the help is printed. */
    private static void describeSettings(
            CommandLine commandLine, String service, Function<SettingsPage, List<Setting>> settings) {
        Objects.requireNonNull(commandLine.getSubcommands().get(service))
                .getHelpSectionMap()
                .put(
                        UsageMessageSpec.SECTION_KEY_FOOTER,
                        help -> SettingsText.of(settings.apply(SettingsPage.current())));
    }

    /** Configures a command and its subcommands: exit codes, and failures without a stack trace. */
    static CommandLine commandLine(Object command) {
        CommandLine commandLine = new CommandLine(command)
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF)) // TerminalWriter removes escape sequences
                .registerConverter(Instant.class, new InstantOption())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(!(command instanceof EraseCommand)) // ids may begin with @
                .setParameterExceptionHandler(RewardSyncCommand::reportWrongUsage)
                .setExecutionExceptionHandler(RewardSyncCommand::reportFailure);
        describe(commandLine);
        return commandLine;
    }

    /** Prints the mistake, the nearest right name, and where help is. */
    private static int reportWrongUsage(ParameterException mistake, String[] arguments) {
        CommandLine command = mistake.getCommandLine();
        PrintWriter messages = command.getErr();
        messages.println("error: "
                + (mistake instanceof UnmatchedArgumentException unmatched
                        ? unknownArgument(unmatched.getUnmatched().getFirst(), command)
                        : mistake.getMessage()));
        messages.println("See " + command.getCommandSpec().qualifiedName() + " --help");
        return USAGE;
    }

    private static String unknownArgument(String argument, CommandLine command) {
        boolean isOption = argument.startsWith("-");
        Set<String> known = isOption
                ? command.getCommandSpec().optionsMap().keySet()
                : command.getSubcommands().keySet();
        String nearest = NearestName.to(argument.replaceFirst("=.*", ""), known);
        String kind = isOption ? "unknown option " : known.isEmpty() ? "unexpected argument " : "unknown command ";
        return kind + argument + (nearest == null ? "" : ". Did you mean " + nearest + "?");
    }

    private static int reportFailure(Exception failure, CommandLine command, ParseResult arguments) {
        PrintWriter messages = command.getErr();
        switch (failure) {
            case KafkaAccessException e -> messages.println("error: " + e.getMessage());
            case IOException e -> messages.println("error: " + reason(e));
            case UncheckedIOException e
            when e.getCause() instanceof IOException cause -> messages.println("error: " + reason(cause));
            default -> failure.printStackTrace(messages);
        }
        return FAILED;
    }

    private static String reason(IOException e) {
        // The message of a file system's exception is often the file's name alone.
        return switch (e) {
            case NoSuchFileException missing -> missing.getFile() + ": no such file or directory";
            case AccessDeniedException denied -> denied.getFile() + ": permission denied";
            case NotDirectoryException other -> other.getFile() + ": is not a directory";
            case FileAlreadyExistsException existing -> existing.getFile() + ": already exists";
            default -> Objects.requireNonNullElse(e.getMessage(), "input or output failed");
        };
    }

    /** Adds the version and the exit codes to a command and its subcommands. */
    private static void describe(CommandLine commandLine) {
        commandLine
                .getCommandSpec()
                .versionProvider(RewardSyncCommand::version)
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(EXIT_CODES);
        commandLine.getSubcommands().values().forEach(RewardSyncCommand::describe);
    }

    private static String[] version() {
        BuildInfo build = BuildInfo.current();
        return new String[] {
            "RewardSync %s, commit %s, Java %s".formatted(build.version(), build.commit(), build.java())
        };
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put(String.valueOf(SUCCESS), "success");
        codes.put(String.valueOf(FINDINGS), "findings, or errors in the input");
        codes.put(String.valueOf(USAGE), "invalid arguments");
        codes.put(
                String.valueOf(FAILED),
                "failure: Kafka does not answer, a file is missing, or the worker refuses to start");
        return codes;
    }
}
