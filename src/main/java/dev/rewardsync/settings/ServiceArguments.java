package dev.rewardsync.settings;

import dev.rewardsync.text.NearestName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks the arguments of {@code serve} and {@code console}, which Spring would ignore if they are not settings. */
public final class ServiceArguments {

    private static final String PREFIX = "rewardsync.";
    private static final List<String> OF_SPRING = List.of("--debug", "--trace");

    private ServiceArguments() {}

    /**
     * Returns what is wrong with the first argument that is neither the command, a setting ({@code --name=value}, with a dot
     * in the name), nor one of the command's own options; empty if there is none.
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
                .all()
                .map(Setting::name)
                .filter(name -> name.startsWith(PREFIX))
                .map(name -> name.substring(PREFIX.length()))
                .toList();
        String nearest = NearestName.to(name(argument), known);
        return nearest == null ? "" : " Did you mean --" + PREFIX + nearest + "?";
    }

    private static String name(String argument) {
        return argument.replaceFirst("^-+", "").replaceFirst("=.*$", "");
    }
}
