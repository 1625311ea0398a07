package dev.rewardsync.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;
import picocli.CommandLine.Command;

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
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:fine", "1:findings", "2:wrong usage"})
public final class RewardSyncCommand {

    /** All went well. */
    public static final int FINE = 0;

    /** Something was found that should not be. */
    public static final int FINDINGS = 1;

    /** The command was called wrongly. */
    public static final int USAGE = 2;

    private static final Set<String> OPTIONS = Set.of("-h", "--help", "-V", "--version");

    /** Whether these arguments are a command of this class's, and not settings for {@code serve}. */
    public static boolean handles(String[] args) {
        if (args.length == 0) {
            return false;
        }
        boolean serves = args[0].equals(ServeHelp.NAME) && !(args.length > 1 && OPTIONS.contains(args[1]));
        return !serves && (!args[0].startsWith("--") || OPTIONS.contains(args[0]));
    }

    /** Runs a command and gives its exit code. */
    public static int run(String... args) {
        // Until it is set up, which only serve does, logging would print all that libraries say among the results.
        LoggingSystem.get(RewardSyncCommand.class.getClassLoader()).beforeInitialize();
        PrintWriter out = new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        return new CommandLine(new RewardSyncCommand()).setOut(out).execute(args);
    }
}
