package dev.rewardsync.cli;

import picocli.CommandLine.Command;

/** The commands about order exports. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        header = "Turns order exports into what an ERP takes.",
        subcommands = ExportMapCommand.class)
final class ExportCommand {}
