package dev.rewardsync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A worker whose topics change while it runs is not ready, and says why in one line. */
class TopicChangesIT {

    private static final String NOTIFICATIONS = "loyalty.notifications";
    private static final String INPUT = "shop.order-placed";

    @RegisterExtension
    static final BrokerExtension BROKER = new BrokerExtension();

    @RegisterExtension
    final WorkersExtension workers = new WorkersExtension();

    @Test
    void workerIsNotReadyAndNamesTheCure(@TempDir Path dir) throws Exception {
        WorkerProcess worker = workers.launch(
                dir,
                Map.of(
                        "spring.kafka.bootstrap-servers",
                        BROKER.bootstrapServers(),
                        "spring.kafka.properties.metadata.max.age.ms",
                        "500"));
        worker.awaitReady();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", BROKER.bootstrapServers()))) {
            admin.deleteTopics(List.of(NOTIFICATIONS)).all().get();
            worker.awaitNotReady(
                    "topics were deleted under the running worker: " + NOTIFICATIONS, WorkerProcess.START_LIMIT);
            admin.createTopics(List.of(new NewTopic(NOTIFICATIONS, 6, (short) 1)))
                    .all()
                    .get();
            worker.awaitReady();

            admin.createPartitions(Map.of(INPUT, NewPartitions.increaseTo(8)))
                    .all()
                    .get();
            worker.awaitNotReady(INPUT + " has 8 partitions and rewardsync-inbox only 6", WorkerProcess.START_LIMIT);
        }
        assertThat(worker.liveness().isUp()).isTrue();
        String log = String.join("\n", worker.logLines());
        assertThat(log)
                .containsOnlyOnce("The worker cannot process records: topics were deleted under the running worker")
                .containsOnlyOnce("The worker cannot process records: " + INPUT + " has 8 partitions and"
                        + " rewardsync-inbox only 6: no input may have more than the inbox. Before the first start,"
                        + " delete the inbox and set rewardsync.topics.partitions=8 or more; later, move the input to a"
                        + " topic with fewer partitions")
                .doesNotContain("StreamsResetter")
                .doesNotContain("\tat ");
    }
}
