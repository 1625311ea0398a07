package dev.rewardsync.settings;

import dev.rewardsync.text.NearestName;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Finds settings under {@code rewardsync} that do not exist, and names where they are set. Spring ignores them: without this
 * search, a misspelled setting would silently keep its default.
 */
final class MisspelledSettings {

    private static final String ROOT = "rewardsync";
    /** The position in a list, such as {@code [0]} or, in an environment variable, {@code _0}. */
    private static final Pattern POSITION = Pattern.compile("\\[\\d+]$|_\\d+_?$");
    /** Variables that Kubernetes sets in every container for a service that is named rewardsync. */
    private static final Pattern OF_KUBERNETES =
            Pattern.compile("_SERVICE_HOST$|_SERVICE_PORT(_\\w+)?$|_PORT(_\\d+_(TCP|UDP)(_(ADDR|PORT|PROTO))?)?$");

    /** The names of the settings by their {@link #key}. */
    private final Map<String, String> known = new LinkedHashMap<>();

    MisspelledSettings(SettingsPage page) {
        page.ownNames().forEach(name -> known.put(key(name), name));
    }

    /** Returns a sentence about each misspelled setting; empty if there is none. */
    List<String> in(ConfigurableEnvironment environment) {
        return environment.getPropertySources().stream()
                .flatMap(source -> source instanceof EnumerablePropertySource<?> named ? in(named) : Stream.empty())
                .distinct()
                .toList();
    }

    private Stream<String> in(EnumerablePropertySource<?> source) {
        boolean variables = source instanceof SystemEnvironmentPropertySource;
        return Arrays.stream(source.getPropertyNames())
                .filter(name -> variables ? isUnknownVariable(name) : isUnknownProperty(name))
                .map(name -> sentence(name, source));
    }

    private boolean isUnknownVariable(String name) {
        return name.startsWith("REWARDSYNC_") && !OF_KUBERNETES.matcher(name).find() && !known.containsKey(key(name));
    }

    private boolean isUnknownProperty(String name) {
        int end = name.indexOf('.');
        if (end < 0) {
            return false;
        }
        String root = name.substring(0, end).toLowerCase(Locale.ROOT);
        return root.equals(ROOT)
                ? !known.containsKey(key(name)) && !isSection(name)
                : NearestName.to(root, List.of(ROOT)) != null;
    }

    /** Returns whether settings begin with a name: an empty section of a YAML file is a property. */
    private boolean isSection(String name) {
        return known.values().stream().anyMatch(setting -> setting.startsWith(name + "."));
    }

    private String sentence(String name, PropertySource<?> source) {
        String nearest = NearestName.to(key(name), known.keySet());
        return place(name, source)
                + " is not a setting"
                + (nearest == null ? "" : ". Did you mean " + spelledLike(name, known.get(nearest)) + "?");
    }

    private static String spelledLike(String name, @Nullable String setting) {
        String right = String.valueOf(setting);
        return name.startsWith("REWARDSYNC_")
                ? right.toUpperCase(Locale.ROOT).replace(".", "_").replace("-", "")
                : right;
    }

    private static String place(String name, PropertySource<?> source) {
        if (source instanceof CommandLinePropertySource<?>) {
            return "The option --" + name;
        }
        if (source instanceof SystemEnvironmentPropertySource) {
            return "The environment variable " + name;
        }
        Origin origin = OriginLookup.getOrigin(source, name);
        return name + (origin == null ? " (in " + source.getName() + ")" : " (" + origin + ")");
    }

    /** Returns what all spellings of a name that Spring accepts have in common, without the root. */
    private static String key(String name) {
        return POSITION.matcher(name)
                .replaceFirst("")
                .replaceFirst("^[^._]+[._]", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[._\\[\\]-]", "");
    }
}
