package dev.rewardsync.settings;

import java.util.List;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Refuses to start a program with a misspelled setting. Spring finds it by META-INF/spring.factories. */
final class SettingsCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        List<String> misspelled = new MisspelledSettings(SettingsPage.current()).in(context.getEnvironment());
        if (!misspelled.isEmpty()) {
            throw new MisspelledSettingException(misspelled);
        }
    }
}
