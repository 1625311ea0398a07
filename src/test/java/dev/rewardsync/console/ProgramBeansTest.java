package dev.rewardsync.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.RewardSync;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The worker has no beans that only the console needs. */
class ProgramBeansTest {

    private static final List<String> LIBRARIES = List.of(
            "com.zaxxer.hikari.",
            "org.flywaydb.",
            "org.h2.",
            "org.postgresql.",
            "org.springframework.jdbc.",
            "org.springframework.security.",
            "org.springframework.transaction.",
            "org.thymeleaf.",
            "dev.rewardsync.console.");

    @TempDir
    private Path dir;

    private List<String> beans(Class<?> program, String... profiles) {
        SpringApplication application = new SpringApplication(program);
        application.setAdditionalProfiles(profiles);
        application.setRegisterShutdownHook(false);
        try (ConfigurableApplicationContext context = application.run(
                "--server.port=0",
                "--management.server.port=0",
                "--spring.kafka.bootstrap-servers=localhost:1",
                "--rewardsync.rules=file:ops/rules.yaml",
                "--rewardsync.state-dir=" + dir.resolve("state"),
                "--rewardsync.close-timeout=1s",
                "--rewardsync.console.database-file=" + dir.resolve("console"))) {
            assertThat(context.getBeanProvider(DataSource.class).stream().count())
                    .isEqualTo(profiles.length);
            return Stream.of(context.getBeanDefinitionNames())
                    .map(name -> String.valueOf(context.getType(name)))
                    .map(type -> type.replaceFirst("^(class|interface) ", ""))
                    .toList();
        }
    }

    private static boolean isOfConsole(String bean) {
        return Stream.concat(LIBRARIES.stream(), ConsoleAutoConfigurations.PREFIXES.stream())
                .anyMatch(bean::startsWith);
    }

    @Test
    void workerLoadsNothingOfTheConsole() {
        assertThat(beans(RewardSync.class))
                .contains("dev.rewardsync.stream.StreamsWorker")
                .noneMatch(ProgramBeansTest::isOfConsole);
    }

    @Test
    void consoleLoadsNothingOfTheWorker() {
        assertThat(beans(ConsoleProgram.class, ConsoleProgram.PROFILE))
                .contains("com.zaxxer.hikari.HikariDataSource", "dev.rewardsync.console.ingest.Ingest")
                .noneMatch(bean -> bean.startsWith("dev.rewardsync.app.") || bean.startsWith("dev.rewardsync.stream."));
    }
}
