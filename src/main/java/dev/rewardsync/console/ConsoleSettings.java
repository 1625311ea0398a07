package dev.rewardsync.console;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The console's settings; see docs/settings.md. The names of the topics are the worker's settings.
 *
 * @param databaseFile the file of the embedded database, without its ending {@code .mv.db}; not used with
 *     {@code spring.datasource.url}
 * @param batchSize the largest number of records in one transaction
 * @param rebuild whether to delete what was read and to begin again (boolean); an empty value means true, so that the
 *     option needs no value
 * @param workerUrl the address of the worker's API, to ask for customers' next tiers; null to not ask
 * @param workerToken the token of the worker's API
 */
@ConfigurationProperties("rewardsync.console")
public record ConsoleSettings(
        @DefaultValue("console") Path databaseFile,
        @DefaultValue("5000") int batchSize,
        @DefaultValue("false") String rebuild,
        @Nullable URI workerUrl,
        @Nullable String workerToken) {

    boolean isRebuilt() {
        return rebuild.isBlank() || Boolean.parseBoolean(rebuild);
    }
}
