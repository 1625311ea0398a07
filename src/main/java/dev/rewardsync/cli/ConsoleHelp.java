package dev.rewardsync.cli;

import picocli.CommandLine.Command;

/** The help of the command {@code console}. */
@Command(
        name = ConsoleHelp.NAME,
        mixinStandardHelpOptions = true,
        header = "Read the worker's outputs into a database, for queries.",
        description = {
            "Settings are set as --name=value, as environment variables or in application.yaml, such as:",
            "  --spring.kafka.bootstrap-servers=HOST:PORT",
            "  --spring.datasource.url=jdbc:postgresql://HOST/DATABASE",
            "Without a database, the console uses the file console.mv.db.",
            "--rebuild deletes what was read, and reads the topics from their beginning.",
            "See docs/console.md. The names of the topics are settings of the worker: see rewardsync serve --help."
        })
public final class ConsoleHelp {

    /** The name of the command. */
    public static final String NAME = "console";
}
