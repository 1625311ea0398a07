package dev.rewardsync.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;

class MisspelledSettingsTest {

    private final MisspelledSettings misspelled = new MisspelledSettings(SettingsPage.current());

    private List<String> in(PropertySource<?> source) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(standard -> environment.getPropertySources().remove(standard.getName()));
        environment.getPropertySources().addFirst(source);
        return misspelled.in(environment);
    }

    private List<String> variable(String name) {
        return in(new SystemEnvironmentPropertySource("environment", Map.of(name, "1")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rewardsync.state-dir",
                "rewardsync.stateDir",
                "rewardsync.expiry-warning-days[0]",
                "rewardsync.console.rebuild",
                "rewardsync.topics.order-placed",
                "rewardsync.topics[order-placed]",
                "rewardsync.topics",
                "server.port",
                "spring.kafka.properties.anything",
                "user.home"
            })
    void acceptsSettingsInEverySpellingOfSpring(String name) {
        assertThat(in(new MapPropertySource("file", Map.of(name, "1")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "REWARDSYNC_STATEDIR",
                "REWARDSYNC_STATE_DIR",
                "REWARDSYNC_EXPIRYWARNINGDAYS_0",
                "REWARDSYNC_TOPICS_ORDERPLACED",
                "REWARDSYNC_SERVICE_HOST",
                "REWARDSYNC_SERVICE_PORT_API",
                "REWARDSYNC_PORT",
                "REWARDSYNC_PORT_8080_TCP_ADDR",
                "PATH"
            })
    void acceptsVariablesOfSettingsAndOfKubernetes(String name) {
        assertThat(variable(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "rewardsync.topics.ledgr, rewardsync.topics.ledger",
        "rewardsync.rule, rewardsync.rules",
        "rewardsync.comit-interval, rewardsync.commit-interval",
        "rewardsnyc.rules, rewardsync.rules",
    })
    void namesTheNearestSettingOfAnOption(String written, String meant) {
        assertThat(in(new SimpleCommandLinePropertySource("--" + written + "=1")))
                .containsExactly("The option --%s is not a setting. Did you mean %s?".formatted(written, meant));
    }

    @Test
    void namesTheNearestVariable() {
        assertThat(variable("REWARDSYNC_STATDIR"))
                .containsExactly("The environment variable REWARDSYNC_STATDIR is not a setting."
                        + " Did you mean REWARDSYNC_STATEDIR?");
    }

    @Test
    void saysWhereInAFileTheSettingIs() throws IOException {
        String yaml = "rewardsync:\n  rules: a\n  topics:\n    balancess: b\n";
        PropertySource<?> file = new YamlPropertySourceLoader()
                .load("application.yaml", new ByteArrayResource(yaml.getBytes(), "application.yaml"))
                .getFirst();
        assertThat(in(file))
                .singleElement()
                .asString()
                .contains("rewardsync.topics.balancess", "4:16", "Did you mean rewardsync.topics.balances?");
    }

    @Test
    void hasNoSuggestionForANameThatIsNotSimilar() {
        assertThat(variable("REWARDSYNC_HOME"))
                .containsExactly("The environment variable REWARDSYNC_HOME is not a setting");
        assertThat(in(new SimpleCommandLinePropertySource("--rewardsync.colour-of-the-shop=red")))
                .containsExactly("The option --rewardsync.colour-of-the-shop is not a setting");
    }
}
