package dev.rewardsync.cli;

import dev.rewardsync.settings.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Settings as a section of a help text. */
final class SettingsText {

    private static final int WIDTH = 78;
    private static final String INDENT = "      ";

    private SettingsText() {}

    /** Returns the section about settings, with its heading. */
    static String of(List<Setting> settings) {
        return Stream.concat(Stream.of("", "Settings:"), settings.stream().flatMap(SettingsText::lines))
                .map(line -> line + System.lineSeparator())
                .collect(Collectors.joining());
    }

    private static Stream<String> lines(Setting setting) {
        return Stream.concat(
                Stream.of("  --%s (%s; %s)".formatted(setting.name(), setting.type(), byDefault(setting))),
                wrapped(setting.meaning()).stream());
    }

    private static String byDefault(Setting setting) {
        return switch (setting.byDefault()) {
            case "required" -> "required";
            case "none" -> "no default";
            default -> "default: " + setting.byDefault();
        };
    }

    private static List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(INDENT);
        for (String word : text.split(" ")) {
            if (line.length() + word.length() >= WIDTH && line.length() > INDENT.length()) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(INDENT);
            }
            line.append(word).append(' ');
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }
}
