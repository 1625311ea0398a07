package dev.rewardsync.cli;

import dev.rewardsync.settings.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Settings as lines of a help text. */
final class SettingsText {

    private static final int WIDTH = 78;
    private static final String INDENT = "      ";

    private SettingsText() {}

    /** Returns the lines about settings. As in all texts of picocli, a percent sign is doubled. */
    static List<String> lines(List<Setting> settings) {
        return settings.stream()
                .flatMap(setting -> Stream.concat(
                        Stream.of("  --%s (%s; %s)".formatted(setting.name(), setting.type(), byDefault(setting))),
                        wrapped(setting.meaning()).stream()))
                .map(line -> line.replace("%", "%%"))
                .toList();
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
