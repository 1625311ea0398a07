package dev.rewardsync.cli;

import picocli.CommandLine.Command;

/** The command group for customers' accounts. */
@Command(
        name = "accounts",
        mixinStandardHelpOptions = true,
        header = "Import customer accounts from another system.",
        subcommands = ImportCommand.class)
final class AccountsCommand {}
