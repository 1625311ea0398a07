package dev.rewardsync.stream;

import dev.rewardsync.stream.StateEvidence.Offsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks at start-up that the state in Kafka is complete. Kafka Streams itself creates missing changelogs without a
 * word.
 *
 * <p>A version that adds a store must exempt its changelog, which is missing at its first start.
 */
final class StateCheck {

    private static final Logger log = LoggerFactory.getLogger(StateCheck.class);

    private final TopicPlan plan;
    private final KafkaClients clients;
    private final Admin admin;

    StateCheck(TopicPlan plan, KafkaClients clients, Admin admin) {
        this.plan = plan;
        this.clients = clients;
        this.admin = admin;
    }

    /**
     * Returns what is wrong, with the cure; an empty list if the worker may run.
     *
     * @param existing the number of partitions of each topic that exists
     */
    List<String> problems(Map<String, Integer> existing) throws ExecutionException, InterruptedException {
        String contradiction = evidence(existing).contradiction();
        return contradiction == null
                ? List.of()
                : List.of(("the state of application id %s is incomplete: %s. A worker without its state would count "
                                + "known customers from 0 again. See docs/operations.md#lost-state for the cure")
                        .formatted(plan.applicationId(), contradiction));
    }

    /** Collects the evidence. The ledger is read first: what its records need was written before them. */
    private StateEvidence evidence(Map<String, Integer> existing) throws ExecutionException, InterruptedException {
        boolean ledgerHasEntries = hasCommittedRecords(plan.names().ledger(), existing);
        String accounts = RewardTopology.changelog(plan.applicationId(), CustomerStores.ACCOUNTS);
        List<String> missing = RewardTopology.changelogs(plan.applicationId())
                .filter(changelog -> !existing.containsKey(changelog))
                .toList();
        return new StateEvidence(ledgerHasEntries, offsets(), missing, isEmpty(accounts, existing));
    }

    private boolean hasCommittedRecords(String topic, Map<String, Integer> existing) {
        Integer partitions = existing.get(topic);
        if (partitions == null) {
            return false;
        }
        try (Consumer<byte[], byte[]> consumer = clients.consumer()) {
            return new CommittedRecords(topic, partitions).anyMatch(consumer, record -> true);
        } catch (AuthorizationException e) {
            log.warn("Cannot read {} to check that the state is complete: {}", topic, e.getMessage());
            return false;
        }
    }

    private Offsets offsets() throws ExecutionException, InterruptedException {
        Collection<OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(plan.applicationId())
                .partitionsToOffsetAndMetadata()
                .get()
                .values();
        if (committed.stream().anyMatch(offset -> offset != null && offset.offset() > 0)) {
            return Offsets.ADVANCED;
        }
        return committed.isEmpty() ? Offsets.NONE : Offsets.BEGINNING;
    }

    /** Returns whether a topic has no records, not even aborted ones, or does not exist. */
    private boolean isEmpty(String topic, Map<String, Integer> existing)
            throws ExecutionException, InterruptedException {
        int partitions = existing.getOrDefault(topic, 0);
        for (int number = 0; number < partitions; number++) {
            TopicPartition partition = new TopicPartition(topic, number);
            if (offset(partition, OffsetSpec.latest()) > offset(partition, OffsetSpec.earliest())) {
                return false;
            }
        }
        return true;
    }

    private long offset(TopicPartition partition, OffsetSpec spec) throws ExecutionException, InterruptedException {
        return admin.listOffsets(Map.of(partition, spec))
                .partitionResult(partition)
                .get()
                .offset();
    }
}
