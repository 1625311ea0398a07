package dev.rewardsync.cli;

import picocli.CommandLine.Command;

/** What the help says of {@code serve}. */
@Command(
        name = ServeHelp.NAME,
        mixinStandardHelpOptions = true,
        header = "Runs the worker (the default command).",
        description = {
            "Settings are given as --name=value, as environment variables or in application.yaml, such as:",
            "  --spring.kafka.bootstrap-servers=HOST:PORT",
            "  --rewardsync.rules=file:rules.yaml",
            "docs/settings.md lists them all."
        })
final class ServeHelp {
    static final String NAME = "serve";
}
