package dev.rewardsync.stream;

import dev.rewardsync.stream.StateEvidence.Offsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks at start-up that the state in Kafka is complete. Kafka Streams itself creates missing changelogs without a
 * warning.
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
     * Returns the problem and its cure; empty if the worker may run.
     *
     * @param existing the number of partitions of each topic that exists
     */
    Optional<String> problem(Map<String, Integer> existing) throws ExecutionException, InterruptedException {
        return Optional.ofNullable(evidence(existing).contradiction())
                .map(contradiction ->
                        ("the state of application id %s is incomplete: %s. A worker without its state would count"
                                        + " known customers from 0 again. See docs/operations.md#lost-state for the cure")
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
        Collection<OffsetAndMetadata> committed = committedOffsets();
        if (committed.stream().anyMatch(offset -> offset != null && offset.offset() > 0)) {
            return Offsets.ADVANCED;
        }
        return committed.isEmpty() ? Offsets.NONE : Offsets.BEGINNING;
    }

    private Collection<OffsetAndMetadata> committedOffsets() throws ExecutionException, InterruptedException {
        try {
            return admin.listConsumerGroupOffsets(plan.applicationId())
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .values();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupAuthorizationException) { // its own message is about the coordinator
                throw GroupAuthorizationException.forGroupId(plan.applicationId());
            }
            throw e;
        }
    }

    /** Returns whether a topic has no records, not even aborted ones, or does not exist. */
    private boolean isEmpty(String topic, Map<String, Integer> existing)
            throws ExecutionException, InterruptedException {
        List<TopicPartition> partitions = IntStream.range(0, existing.getOrDefault(topic, 0))
                .mapToObj(number -> new TopicPartition(topic, number))
                .toList();
        Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest());
        Map<TopicPartition, Long> starts = offsets(partitions, OffsetSpec.earliest());
        return ends.entrySet().stream().noneMatch(end -> end.getValue() > starts.getOrDefault(end.getKey(), 0L));
    }

    private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec spec)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> specs =
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> spec));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        admin.listOffsets(specs).all().get().forEach((partition, found) -> offsets.put(partition, found.offset()));
        return offsets;
    }
}
