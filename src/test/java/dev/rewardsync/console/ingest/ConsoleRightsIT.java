package dev.rewardsync.console.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rewardsync.kafka.DocumentedRight;
import dev.rewardsync.kafka.SecureBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first right of the console in docs/security.md is enough to read, and is needed. Actions need the others. */
class ConsoleRightsIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String USER = "console";

    @Test
    void documentedRightToReadIsEnoughAndNeeded(@TempDir Path dir) throws Exception {
        List<DocumentedRight> rights = DocumentedRight.all().stream()
                .filter(right -> right.user().equals(USER))
                .toList();
        assertThat(rights).isNotEmpty();
        DocumentedRight right = rights.getFirst();
        SecureBroker broker = SecureBroker.start(dir.resolve("kafka"));
        try {
            broker.createUsers(List.of(USER));
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.openServers()))) {
                admin.createTopics(right.names().stream()
                                .map(name -> new NewTopic(name, Optional.of(1), Optional.empty()))
                                .toList())
                        .all()
                        .get();
            }
            try (EmbeddedConsole console = new EmbeddedConsole(dir, new HashMap<>(broker.clientSettings(USER)))) {
                Ingest ingest = console.ingest();
                ingest.start();
                await().atMost(LIMIT).until(() -> ingest.status().contains(right.message()));
                assertThat(ingest.isReading()).isFalse();
                broker.grant(right.acls());
                await().atMost(LIMIT).until(ingest::isReading);
            }
        } finally {
            broker.close();
        }
    }
}
