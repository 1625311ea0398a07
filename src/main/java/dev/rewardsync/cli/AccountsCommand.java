package dev.rewardsync.cli;

import picocli.CommandLine.Command;

/** The commands about customers' accounts. */
@Command(
        name = "accounts",
        mixinStandardHelpOptions = true,
        header = "Brings customers' accounts in from another system.",
        subcommands = ImportCommand.class)
final class AccountsCommand {}
