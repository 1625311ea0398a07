package dev.rewardsync.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.console.ConsoleSettings;
import dev.rewardsync.console.access.AccessSettings;
import dev.rewardsync.settings.SettingsPage;
import java.io.IOException;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SettingsPageTest {

    @Test
    void everySettingIsOnThePageWithItsDefault() throws IOException {
        List<String> page = Files.readAllLines(Path.of("docs", "settings.md"));

        assertThat(settings(RewardSyncSettings.class, ""))
                .allSatisfy(setting -> assertThat(page)
                        .as("%s with default %s", setting.name(), setting.byDefault())
                        .anyMatch(line -> line.contains("`" + setting.name() + "`") && setting.isDefaultOn(line)));
    }

    @Test
    void settingsOfTheConsoleAreOnThePageWithTheirDefaults() throws IOException {
        List<String> page = Files.readAllLines(Path.of("docs", "settings.md"));

        assertThat(Stream.of(ConsoleSettings.class, AccessSettings.class)
                        .flatMap(settings -> settings(settings, "rewardsync.console.")))
                .allSatisfy(setting -> assertThat(page)
                        .as("%s with default %s", setting.name(), setting.byDefault())
                        .anyMatch(
                                line -> line.startsWith("| `" + setting.name() + "` |") && setting.isDefaultOn(line)));
        assertThat(properties(
                        "application-console.yaml", List.of("server.", "management.server.", "spring.datasource.")))
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy((name, byDefault) -> assertThat(page)
                        .anyMatch(line ->
                                line.startsWith("| `" + name + "` |") && line.contains("| `" + byDefault + "` |")));
    }

    @Test
    void httpSettingsAreOnThePageWithTheirDefaults() throws IOException {
        List<String> page = Files.readAllLines(Path.of("docs", "settings.md"));

        assertThat(properties("application.yaml", List.of("server.", "management.server.")))
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy((name, byDefault) -> assertThat(page)
                        .anyMatch(line ->
                                line.startsWith("| `" + name + "` |") && line.contains("| `" + byDefault + "` |")));
    }

    /** Editors complete the settings from this file. */
    @Test
    void metadataHaveTheSettingsOfThePage() throws IOException {
        JsonNode metadata = JsonMapper.shared()
                .readTree(Files.readAllBytes(
                        Path.of("target", "classes", "META-INF", "spring-configuration-metadata.json")));
        assertThat(metadata.get("properties")
                        .valueStream()
                        .map(property -> property.get("name").asString())
                        .filter(name -> name.startsWith("rewardsync.")))
                .containsExactlyInAnyOrderElementsOf(SettingsPage.current()
                        .all()
                        .map(setting -> setting.name())
                        .filter(name -> name.startsWith("rewardsync."))
                        .toList());
    }

    private static Map<String, Object> properties(String resource, List<String> prefixes) throws IOException {
        Map<String, Object> settings = new TreeMap<>();
        for (PropertySource<?> file :
                new YamlPropertySourceLoader().load("defaults", new ClassPathResource(resource))) {
            for (String name : ((EnumerablePropertySource<?>) file).getPropertyNames()) {
                if (prefixes.stream().anyMatch(name::startsWith)) {
                    settings.put(name, String.valueOf(file.getProperty(name)));
                }
            }
        }
        return settings;
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
