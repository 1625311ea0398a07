package dev.rewardsync.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.topic.TopicNames;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicMonitorTest {

    private static final String ACCOUNTS = "rewardsync-accounts-changelog";

    private final TopicPlan plan = new TopicPlan(TopicNames.standard(), "rewardsync", true, 6, (short) 1, false);
    private final TopicMonitor monitor = new TopicMonitor(plan);
    private final Map<String, TopicDescription> topics = new TreeMap<>();

    @BeforeEach
    void createTopics() {
        plan.settings().keySet().forEach(name -> create(name, 6));
    }

    @Test
    void changelogsThatDoNotExistYetAreNoProblem() {
        assertThat(monitor.problem(topics)).isNull();
        createChangelogs();
        assertThat(monitor.problem(topics)).isNull();
    }

    @Test
    void deletedTopicsAreNamedUntilTheyAreBack() {
        topics.keySet().removeAll(Set.of(TopicNames.LEDGER, TopicNames.EXPORTS, "rewardsync-identity"));
        assertThat(monitor.problem(topics))
                .startsWith("topics were deleted under the running worker: erp.order-export, loyalty.ledger.")
                .contains("rewardsync.topics.create=true");
        create(TopicNames.LEDGER, 6);
        create(TopicNames.EXPORTS, 6);
        assertThat(monitor.problem(topics)).isNull();
    }

    @Test
    void deletedChangelogStaysAProblemEvenIfItIsCreatedAgain() {
        createChangelogs();
        assertThat(monitor.problem(topics)).isNull();
        topics.remove(ACCOUNTS);
        assertThat(monitor.problem(topics))
                .startsWith("changelog topics were deleted under the running worker: " + ACCOUNTS + ".")
                .contains("docs/operations.md#lost-state");
        create(ACCOUNTS, 6);
        assertThat(monitor.problem(topics)).contains(ACCOUNTS);
    }

    @Test
    void inputWithMorePartitionsThanTheInboxIsAProblem() {
        createChangelogs();
        create("shop.order-placed", 8);
        assertThat(monitor.problem(topics))
                .startsWith("shop.order-placed has 8 partitions and rewardsync-inbox only 6");
    }

    @Test
    void raisedInboxIsOneProblem() {
        createChangelogs();
        create(TopicNames.INBOX, 12);
        assertThat(monitor.problem(topics))
                .containsOnlyOnce("rewardsync-inbox has 12 partitions, but the state was built over 6");
    }

    private void createChangelogs() {
        RewardTopology.changelogs("rewardsync").forEach(name -> create(name, 6));
    }

    private void create(String name, int partitions) {
        List<TopicPartitionInfo> infos = IntStream.range(0, partitions)
                .mapToObj(number -> new TopicPartitionInfo(number, Node.noNode(), List.of(), List.of()))
                .toList();
        topics.put(name, new TopicDescription(name, false, infos, Set.of(), Uuid.randomUuid()));
    }
}
