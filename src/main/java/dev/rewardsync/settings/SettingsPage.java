package dev.rewardsync.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The tables of docs/settings.md, which is in the jar: the one place where the settings are described.
 *
 * @param worker the settings of {@code serve}, in the order of the page
 * @param console the settings that only {@code console} has, or whose defaults differ there
 */
public record SettingsPage(List<Setting> worker, List<Setting> console) {

    private static final String CONSOLE_HEADING = "## The console";
    private static final Pattern ROW = Pattern.compile("\\| `([a-z0-9.-]+)` \\| (.*?) \\| (.*?) \\| (.*) \\|");
    private static final Pattern LINK = Pattern.compile("\\[([^]]*)]\\([^)]*\\)");
    /** The names in the first table lack this prefix. */
    static final String PREFIX = "rewardsync.";
    /** The names in the other tables begin with one of these. */
    private static final List<String> ROOTS = List.of(PREFIX, "server.", "management.", "spring.", "logging.");

    private static final SettingsPage CURRENT = read();

    /** Returns the page of this program. */
    public static SettingsPage current() {
        return CURRENT;
    }

    /** Returns all settings of the worker and of the console. */
    public Stream<Setting> all() {
        return Stream.concat(worker.stream(), console.stream());
    }

    /** Returns the names of the settings under {@code rewardsync}, each once. */
    Stream<String> ownNames() {
        return all().map(Setting::name).filter(name -> name.startsWith(PREFIX)).distinct();
    }

    static SettingsPage of(List<String> lines) {
        List<Setting> worker = new ArrayList<>();
        List<Setting> console = new ArrayList<>();
        List<Setting> settings = worker;
        for (String line : lines) {
            Matcher row = ROW.matcher(line);
            if (line.equals(CONSOLE_HEADING)) {
                settings = console;
            } else if (row.matches()) {
                settings.add(
                        new Setting(name(row.group(1)), plain(row.group(2)), plain(row.group(3)), plain(row.group(4))));
            }
        }
        return new SettingsPage(List.copyOf(worker), List.copyOf(console));
    }

    private static String name(String written) {
        return ROOTS.stream().anyMatch(written::startsWith) ? written : PREFIX + written;
    }

    /** Returns a text without the marks of links and code. */
    private static String plain(String markdown) {
        return LINK.matcher(markdown).replaceAll("$1").replace("`", "");
    }

    private static SettingsPage read() {
        try (InputStream page = SettingsPage.class.getResourceAsStream("settings.md")) {
            return of(new String(Objects.requireNonNull(page).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
