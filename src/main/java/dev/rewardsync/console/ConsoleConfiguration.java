package dev.rewardsync.console;

import com.zaxxer.hikari.HikariDataSource;
import dev.rewardsync.build.BuildInfoConfiguration;
import dev.rewardsync.console.database.ConsoleDatabase;
import dev.rewardsync.console.ingest.Ingest;
import dev.rewardsync.console.ingest.IngestSettings;
import dev.rewardsync.kafka.SpringKafkaConnection;
import dev.rewardsync.topic.TopicSettings;
import dev.rewardsync.web.ErrorReportConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.flywaydb.core.Flyway;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Creates the beans of the console. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConsoleSettings.class)
@Import({BuildInfoConfiguration.class, ErrorReportConfiguration.class})
class ConsoleConfiguration {

    /** Within this time, a statement must answer; the largest batches take a few seconds. */
    private static final int SOCKET_TIMEOUT_SECONDS = 120;

    private static final String MIGRATIONS = "classpath:db/console";

    /** Returns the embedded database, unless {@code spring.datasource.url} names another one. Does not connect yet. */
    @Bean
    @ConfigurationProperties("spring.datasource.hikari")
    HikariDataSource dataSource(DataSourceProperties properties, ConsoleSettings settings) {
        String url = properties.getUrl();
        if (url == null || url.isBlank()) {
            properties.setUrl(embedded(settings.databaseFile()));
            properties.setUsername("sa");
        }
        HikariDataSource dataSource = properties
                .initializeDataSourceBuilder()
                .type(HikariDataSource.class)
                .build();
        if (isPostgres(properties)) {
            dataSource.addDataSourceProperty("ApplicationName", "rewardsync-console");
            dataSource.addDataSourceProperty("reWriteBatchedInserts", "true");
            dataSource.addDataSourceProperty("logServerErrorDetail", "false"); // it contains ids of customers
            dataSource.addDataSourceProperty("socketTimeout", SOCKET_TIMEOUT_SECONDS);
        }
        return dataSource;
    }

    /** Returns the URL of a file. The program closes the database itself; H2 need not do so when the JVM ends. */
    private static String embedded(Path file) {
        return "jdbc:h2:file:" + file.toAbsolutePath() + ";DB_CLOSE_ON_EXIT=FALSE";
    }

    /**
     * Adds the migrations for PostgreSQL by the URL. Spring's placeholder for the vendor would connect, but the console also
     * starts while the database is down.
     */
    @Bean
    FlywayConfigurationCustomizer migrationsOfDatabase(DataSourceProperties properties) {
        return flyway -> {
            if (isPostgres(properties)) {
                flyway.locations(MIGRATIONS, MIGRATIONS + "-postgresql");
            }
        };
    }

    private static boolean isPostgres(DataSourceProperties properties) {
        return properties.determineUrl().startsWith("jdbc:postgresql:");
    }

    /** Leaves migrations to the ingest thread, which can wait for a database that is down. */
    @Bean
    FlywayMigrationStrategy laterMigration() {
        return flyway -> {};
    }

    @Bean
    ConsoleDatabase consoleDatabase(Flyway flyway, JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        return new ConsoleDatabase(flyway, jdbc, new TransactionTemplate(transactions), InstantSource.system());
    }

    @Bean
    Ingest ingest(
            ConsoleSettings settings,
            Environment environment,
            KafkaProperties kafka,
            KafkaConnectionDetails connection,
            ConsoleDatabase database,
            MeterRegistry registry) {
        TopicSettings topics = Binder.get(environment).bindOrCreate("rewardsync.topics", TopicSettings.class);
        IngestSettings ingest = new IngestSettings(
                SpringKafkaConnection.clientSettings(kafka.buildConsumerProperties(), connection.getConsumer()),
                topics.names(),
                settings.batchSize(),
                settings.isRebuilt());
        return new Ingest(ingest, database, registry, InstantSource.system());
    }

    /** Accepts percent-encoded slashes in paths, because a shop's ids may contain slashes. */
    @Bean
    TomcatConnectorCustomizer slashesInIds() {
        return connector -> {
            connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
            connector.setEncodedReverseSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
        };
    }

    @Bean
    HealthIndicator ingestHealthIndicator(Ingest ingest) {
        return new IngestHealth(ingest);
    }
}
