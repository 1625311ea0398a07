import dev.rewardsync.cli.RewardSyncCommand;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Writes the completion for Bash, and a manual page for each command, from the commands' own help. The argument is the
 * directory, as "share" in an installation.
 */
void main(String[] arguments) throws IOException {
    Path share = Path.of(arguments[0]);
    CommandLine rewardsync = RewardSyncCommand.commandLine();
    Path completions = Files.createDirectories(share.resolve("bash-completion", "completions"));
    Files.writeString(completions.resolve("rewardsync"), AutoComplete.bash("rewardsync", rewardsync));
    writePages(rewardsync, Files.createDirectories(share.resolve("man", "man1")));
}

void writePages(CommandLine command, Path directory) throws IOException {
    Files.writeString(directory.resolve(pageName(command) + ".1"), page(command));
    for (CommandLine subcommand : command.getSubcommands().values()) {
        writePages(subcommand, directory);
    }
}

/** Returns a command's manual page in roff, the language of man. */
String page(CommandLine command) {
    Help help = command.setUsageHelpWidth(72).getHelp();
    return ".TH " + pageName(command).toUpperCase(Locale.ROOT) + " 1 \"\" RewardSync\n"
            + ".SH NAME\n" + escaped(pageName(command) + " - " + help.header().strip()) + "\n"
            + section("SYNOPSIS", help.synopsis(0))
            + section("DESCRIPTION", help.description())
            + section("ARGUMENTS", help.parameterList())
            + section("OPTIONS", help.optionList())
            + section("COMMANDS", help.commandList())
            + section("EXIT STATUS", help.exitCodeList())
            + section("SETTINGS", settings(command, help));
}

/** Returns the settings of a service, without their heading; empty for other commands. */
String settings(CommandLine command, Help help) {
    return command.getHelpSectionMap().get(UsageMessageSpec.SECTION_KEY_FOOTER).render(help)
            .replaceFirst("^\\s*Settings:\\R", "");
}

/** Returns a section with a text whose lines stay as they are. */
String section(String title, String text) {
    return text.isBlank() ? "" : ".SH " + title + "\n.nf\n" + escaped(text.stripTrailing()) + "\n.fi\n";
}

/** Returns a text without meaning in roff, where backslashes, and dots and quotes that begin lines, have one. */
String escaped(String text) {
    return text.replace("\\", "\\e").replace("-", "\\-").replaceAll("(?m)^(?=[.'])", "\\\\&");
}

String pageName(CommandLine command) {
    return command.getCommandSpec().qualifiedName("-");
}
