package dev.rewardsync.cli;

import picocli.CommandLine.Command;

/** The command group for order exports. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        header = "Convert order exports for an ERP.",
        subcommands = ExportMapCommand.class)
final class ExportCommand {}
