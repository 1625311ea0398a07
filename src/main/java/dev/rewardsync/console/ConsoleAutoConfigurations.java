package dev.rewardsync.console;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Hides the auto-configuration that only the console needs from all other programs, above all from the worker. */
public final class ConsoleAutoConfigurations implements AutoConfigurationImportFilter, EnvironmentAware {

    /** The beginnings of the names of the classes that only the console needs. */
    static final List<String> PREFIXES = List.of(
            "org.springframework.boot.flyway.",
            "org.springframework.boot.h2console.",
            "org.springframework.boot.jdbc.",
            "org.springframework.boot.persistence.",
            "org.springframework.boot.security.",
            "org.springframework.boot.sql.",
            "org.springframework.boot.thymeleaf.",
            "org.springframework.boot.transaction.");

    private boolean isConsole;

    @Override
    public void setEnvironment(Environment environment) {
        isConsole = environment.acceptsProfiles(Profiles.of(ConsoleProgram.PROFILE));
    }

    @Override
    public boolean[] match(@Nullable String[] classes, AutoConfigurationMetadata metadata) {
        boolean[] matches = new boolean[classes.length];
        for (int index = 0; index < classes.length; index++) {
            String name = classes[index];
            matches[index] = isConsole || name == null || PREFIXES.stream().noneMatch(name::startsWith);
        }
        return matches;
    }
}
