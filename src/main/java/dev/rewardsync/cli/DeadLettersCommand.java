package dev.rewardsync.cli;

import picocli.CommandLine.Command;

/** The commands about records that could not take effect. */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        header = "Looks at records that could not take effect, and puts them back.",
        subcommands = {DeadLettersListCommand.class, DeadLettersReplayCommand.class})
final class DeadLettersCommand {}
