package dev.rewardsync.console.ingest;

import com.zaxxer.hikari.HikariDataSource;
import dev.rewardsync.console.database.ConsoleDatabase;
import dev.rewardsync.topic.TopicNames;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The reader of the console in this process, with an H2 database in a directory. */
final class EmbeddedConsole implements AutoCloseable {

    private static final int BATCH_SIZE = 5_000;

    private final HikariDataSource source = new HikariDataSource();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Ingest ingest;

    /** Creates a reader. Does not start it. */
    EmbeddedConsole(Path dir, Map<String, Object> client) {
        source.setJdbcUrl("jdbc:h2:file:" + dir.resolve("console") + ";DB_CLOSE_ON_EXIT=FALSE");
        ConsoleDatabase database = new ConsoleDatabase(
                Flyway.configure()
                        .dataSource(source)
                        .locations("classpath:db/console")
                        .load(),
                jdbc(),
                new TransactionTemplate(new DataSourceTransactionManager(source)),
                InstantSource.system());
        IngestSettings settings = new IngestSettings(client, TopicNames.standard(), BATCH_SIZE, false);
        ingest = new Ingest(settings, database, registry, InstantSource.system());
    }

    Ingest ingest() {
        return ingest;
    }

    SimpleMeterRegistry registry() {
        return registry;
    }

    JdbcTemplate jdbc() {
        return new JdbcTemplate(source);
    }

    @Override
    public void close() {
        ingest.stop();
        source.close();
    }
}
