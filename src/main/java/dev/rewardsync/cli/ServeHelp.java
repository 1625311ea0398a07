package dev.rewardsync.cli;

import picocli.CommandLine.Command;

/** The help of the command {@code serve}. */
@Command(
        name = ServeHelp.NAME,
        mixinStandardHelpOptions = true,
        header = "Run the worker (the default command).",
        description = {
            "Settings are set as --name=value, as environment variables or in application.yaml, such as:",
            "  --spring.kafka.bootstrap-servers=HOST:PORT",
            "  --rewardsync.rules=file:rules.yaml",
            "Environment variables have underscores instead of dots and no hyphens: REWARDSYNC_STATEDIR."
        })
public final class ServeHelp {

    /** The name of the command. */
    public static final String NAME = "serve";
}
