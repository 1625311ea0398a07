package dev.rewardsync.cli;

import picocli.CommandLine.Command;

/** The command group for dead letters. */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        header = "List and replay dead letters: records that could not be processed.",
        subcommands = {DeadLettersListCommand.class, DeadLettersReplayCommand.class})
final class DeadLettersCommand {}
