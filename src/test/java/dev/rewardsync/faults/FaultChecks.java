package dev.rewardsync.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.cli.RewardSyncCommand;
import dev.rewardsync.decision.Decider;
import dev.rewardsync.json.EventReader;
import dev.rewardsync.kafka.TopicRecord;
import dev.rewardsync.stream.LoggedStep;
import dev.rewardsync.stream.StepLog;
import dev.rewardsync.topic.TopicNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Checks everything that the workers wrote, after all input is processed and all workers have stopped. */
final class FaultChecks {

    private static final TopicNames TOPICS = TopicNames.standard();

    private final String bootstrapServers;
    private final Recording recording;
    private final List<List<LoggedStep>> steps = new ArrayList<>();

    /** Reads all topics. */
    FaultChecks(String bootstrapServers) throws Exception {
        this.bootstrapServers = bootstrapServers;
        this.recording = Recording.of(bootstrapServers, topics());
        for (int home = 0; home < ShopMessage.PARTITIONS; home++) {
            steps.add(recording.of(StepLog.TOPIC, home).stream()
                    .map(step -> LoggedStep.parse(step.value()))
                    .toList());
        }
    }

    /** Asserts that each record of an input and of the inbox was processed once, in the order of its partition. */
    FaultChecks eachRecordIsProcessedOnce() {
        Map<String, List<Long>> processed = new HashMap<>();
        for (List<LoggedStep> ofHome : steps) {
            for (LoggedStep step : ofHome) {
                if (step instanceof LoggedStep.OfRecord(String topic, int partition, long offset)) {
                    processed
                            .computeIfAbsent(topic + "-" + partition, name -> new ArrayList<>())
                            .add(offset);
                }
            }
        }
        for (String topic : TOPICS.sources()) {
            for (int partition = 0; partition < ShopMessage.PARTITIONS; partition++) {
                String name = topic + "-" + partition;
                List<Long> offsets = recording.of(topic, partition).stream()
                        .map(TopicRecord::offset)
                        .toList();
                SameLines.assertSame(name, processed.getOrDefault(name, List.of()), offsets);
            }
        }
        return this;
    }

    /** Asserts that the same steps offline write the same records, and prints the number of events by outcome. */
    FaultChecks sameStepsOfflineWriteTheSameRecords(Decider decider, EventReader reader) {
        Outputs expected = new Outputs();
        Map<String, Integer> outcomes = new TreeMap<>();
        for (int home = 0; home < ShopMessage.PARTITIONS; home++) {
            HomeReplay replay = new HomeReplay(home, recording, decider, reader, expected, outcomes);
            steps.get(home).forEach(replay::repeat);
        }
        System.out.println("Steps by outcome: " + outcomes);
        Outputs.of(recording).assertEqualTo(expected);
        assertThat(outcomes).containsKeys("DECIDED", "DUPLICATE", "PARKED", "unreadable", "rerouted", "timers fired");
        System.out.printf("%,d records are the same as offline%n", expected.count());
        return this;
    }

    /** Asserts that the command {@code audit} has no findings. */
    FaultChecks auditFindsNothing() {
        assertThat(RewardSyncCommand.run("audit", "--bootstrap-servers", bootstrapServers))
                .isEqualTo(RewardSyncCommand.SUCCESS);
        return this;
    }

    private static Collection<String> topics() {
        return Stream.of(
                        TOPICS.sources().stream(),
                        TOPICS.deadLetters().stream(),
                        Stream.of(
                                TOPICS.ledger(),
                                TOPICS.balances(),
                                TOPICS.exports(),
                                TOPICS.notifications(),
                                StepLog.TOPIC))
                .flatMap(names -> names)
                .toList();
    }
}
