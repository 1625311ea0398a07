package dev.rewardsync.settings;

import dev.rewardsync.text.NearestName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks the arguments of {@code serve} and {@code console}, which Spring would ignore if they are not settings. */
public final class ServiceArguments {

    private static final List<String> OF_SPRING = List.of("--debug", "--trace");

    private ServiceArguments() {}

    /**
     * Finds the first unknown argument and returns a sentence about it. Known are the command, settings ({@code --name=value}
     * with a dot in the name), and the options of the command. Returns empty if all arguments are known.
     */
    public static Optional<String> mistake(String command, String[] arguments, String... options) {
        return Stream.of(arguments)
                .skip(arguments.length > 0 && arguments[0].equals(command) ? 1 : 0)
                .filter(argument -> !isSetting(argument))
                .filter(argument -> !OF_SPRING.contains(argument))
                .filter(argument -> !Arrays.asList(options).contains(argument))
                .map(argument -> "unknown argument %s.%s Settings have the form --name=value; see rewardsync %s --help"
                        .formatted(argument, suggestion(argument), command))
                .findFirst();
    }

    private static boolean isSetting(String argument) {
        return argument.startsWith("--") && name(argument).contains(".");
    }

    private static String suggestion(String argument) {
        List<String> known = SettingsPage.current()
                .ownNames()
                .map(name -> name.substring(SettingsPage.PREFIX.length()))
                .toList();
        String nearest = NearestName.to(name(argument), known);
        return nearest == null ? "" : " Did you mean --" + SettingsPage.PREFIX + nearest + "?";
    }

    private static String name(String argument) {
        return argument.replaceFirst("^-+", "").replaceFirst("=.*$", "");
    }
}
