package dev.rewardsync.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServiceArgumentsTest {

    @Test
    void acceptsSettingsAndOwnOptions() {
        assertThat(ServiceArguments.mistake("serve", new String[] {})).isEmpty();
        assertThat(ServiceArguments.mistake(
                        "serve", new String[] {"serve", "--rewardsync.rules=file:a b", "--server.port=1", "--debug"}))
                .isEmpty();
        assertThat(ServiceArguments.mistake("console", new String[] {"console", "--rebuild"}, "--rebuild"))
                .isEmpty();
    }

    @Test
    void namesTheSettingThatWasMeant() {
        assertThat(ServiceArguments.mistake("serve", new String[] {"serve", "--rules=file:a"}))
                .hasValue("unknown argument --rules=file:a. Did you mean --rewardsync.rules?"
                        + " Settings have the form --name=value; see rewardsync serve --help");
    }

    @Test
    void refusesWordsThatAreNoOptions() {
        assertThat(ServiceArguments.mistake("console", new String[] {"console", "now"}))
                .hasValueSatisfying(mistake -> assertThat(mistake)
                        .startsWith("unknown argument now. Settings have the form")
                        .endsWith("see rewardsync console --help"));
    }
}
