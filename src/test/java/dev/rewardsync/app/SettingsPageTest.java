package dev.rewardsync.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.DefaultValue;

class SettingsPageTest {

    @Test
    void everySettingIsOnThePageWithItsDefault() throws IOException {
        List<String> page = Files.readAllLines(Path.of("docs", "settings.md"));

        assertThat(settings(RewardSyncSettings.class, ""))
                .allSatisfy(setting -> assertThat(page)
                        .as("%s with default %s", setting.name(), setting.byDefault())
                        .anyMatch(line -> line.contains("`" + setting.name() + "`") && setting.isDefaultOn(line)));
    }

    private record Setting(String name, List<String> byDefault) {
        boolean isDefaultOn(String line) {
            return byDefault.isEmpty() || line.contains("`" + String.join(",", byDefault) + "`");
        }
    }

    private static Stream<Setting> settings(Class<?> record, String prefix) {
        return Stream.of(record.getDeclaredConstructors()[0].getParameters())
                .flatMap(parameter -> parameter.getType().isRecord()
                        ? settings(parameter.getType(), prefix + kebab(parameter) + ".")
                        : Stream.of(new Setting(prefix + kebab(parameter), byDefault(parameter))));
    }

    private static List<String> byDefault(Parameter parameter) {
        DefaultValue byDefault = parameter.getAnnotation(DefaultValue.class);
        return byDefault == null ? List.of() : List.of(byDefault.value());
    }

    private static String kebab(Parameter parameter) {
        return parameter.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
