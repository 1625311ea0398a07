package dev.rewardsync.console.ingest;

import dev.rewardsync.console.database.Batch;
import dev.rewardsync.console.database.ConsoleDatabase;
import dev.rewardsync.console.database.KafkaPositions.Advance;
import dev.rewardsync.console.database.KafkaPositions.StoredPosition;
import dev.rewardsync.console.database.TopicPosition;
import dev.rewardsync.kafka.TopicRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topics from the offsets in the database on, until something fails. A new session then begins where the database
 * is: nothing else needs to be undone.
 */
final class IngestSession implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(IngestSession.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration MEASURE_INTERVAL = Duration.ofSeconds(2);
    private static final Duration TOPICS_INTERVAL = Duration.ofSeconds(10);

    private final IngestSettings settings;
    private final ConsoleDatabase database;
    private final IngestMetrics metrics;
    private final LagMonitor lag;
    private final InstantSource clock;
    private final Admin admin;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final RecordMapper mapper;
    /** The offsets in the database. */
    private final Map<TopicPosition, Long> stored = new HashMap<>();

    private Instant measuredAt = Instant.MIN;
    private Instant topicsCheckedAt = Instant.MIN;

    /** Creates a session. Sends no request yet. */
    IngestSession(
            IngestSettings settings,
            ConsoleDatabase database,
            IngestMetrics metrics,
            LagMonitor lag,
            InstantSource clock) {
        this.settings = settings;
        this.database = database;
        this.metrics = metrics;
        this.lag = lag;
        this.clock = clock;
        this.mapper = new RecordMapper(settings.topics(), this::skip);
        IngestClients clients = new IngestClients(settings.client());
        this.admin = clients.admin();
        this.consumer = clients.consumer(settings.batchSize());
    }

    /** Lets a running {@link #step} fail soon with a {@link org.apache.kafka.common.errors.WakeupException}. */
    void wakeUp() {
        consumer.wakeup();
    }

    /** Reads and writes the next records, if there are any. Waits a moment for them. */
    void step() {
        Instant now = clock.instant();
        if (now.isAfter(topicsCheckedAt.plus(TOPICS_INTERVAL))) {
            assignTopics();
            topicsCheckedAt = now;
        }
        if (stored.isEmpty()) {
            pause();
            return;
        }
        write(poll());
        if (now.isAfter(measuredAt.plus(MEASURE_INTERVAL))) {
            measure(now);
            measuredAt = now;
        }
    }

    /** Checks the topics, and assigns the partitions that are not read yet. */
    private void assignTopics() {
        Map<TopicPosition, StoredPosition> positions = database.positions().all();
        OutputTopics topics = OutputTopics.of(settings.topicNames(), admin);
        positions.forEach((partition, position) -> checkId(partition, position, topics));
        Map<TopicPosition, String> partitions = new HashMap<>();
        topics.byName().forEach((name, topic) -> {
            for (int number = 0; number < topic.partitions(); number++) {
                partitions.put(new TopicPosition(name, number), topic.id());
            }
        });
        if (stored.keySet().equals(partitions.keySet())) {
            return;
        }
        addNew(partitions, positions);
        consumer.assign(
                partitions.keySet().stream().map(IngestSession::kafkaPartition).toList());
        Map<TopicPosition, StoredPosition> all = database.positions().all();
        stored.clear();
        for (TopicPosition partition : partitions.keySet()) {
            StoredPosition position = Objects.requireNonNull(all.get(partition), "just added");
            stored.put(partition, position.nextOffset());
            consumer.seek(kafkaPartition(partition), position.nextOffset());
        }
        topics.byName().keySet().forEach(topic -> metrics.register(topic, lag, clock));
    }

    private void checkId(TopicPosition partition, StoredPosition position, OutputTopics topics) {
        OutputTopics.ExistingTopic topic = topics.byName().get(partition.topic());
        if (topic != null && !topic.id().equals(position.topicId())) {
            throw new RebuildRequiredException("The topic " + partition.topic() + " was deleted and created again");
        }
    }

    private void addNew(Map<TopicPosition, String> partitions, Map<TopicPosition, StoredPosition> known) {
        List<TopicPartition> unknown = partitions.keySet().stream()
                .filter(partition -> !known.containsKey(partition))
                .map(IngestSession::kafkaPartition)
                .toList();
        if (!unknown.isEmpty()) {
            consumer.beginningOffsets(unknown).forEach((partition, begin) -> {
                TopicPosition added = position(partition);
                database.positions().add(added, new StoredPosition(String.valueOf(partitions.get(added)), begin));
            });
        }
    }

    private ConsumerRecords<byte[], byte[]> poll() {
        try {
            return consumer.poll(POLL);
        } catch (OffsetOutOfRangeException e) {
            skipDeleted(e.offsetOutOfRangePartitions());
            return ConsumerRecords.empty();
        }
    }

    /** Continues behind records that retention deleted before they were read. */
    private void skipDeleted(Map<TopicPartition, Long> offsets) {
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(offsets.keySet());
        Map<TopicPosition, Advance> advances = new HashMap<>();
        offsets.forEach((partition, offset) -> {
            long begin = begins.getOrDefault(partition, 0L);
            if (begin <= offset) {
                throw new RebuildRequiredException("The topic " + partition.topic() + " ends before offset " + offset
                        + " in partition " + partition.partition() + ", which the console has read already");
            }
            log.warn("{} records of {} were deleted before the console read them", begin - offset, partition);
            advances.put(position(partition), new Advance(offset, begin));
            consumer.seek(partition, begin);
        });
        database.write(new Batch(), advances);
        advances.forEach((partition, advance) -> stored.put(partition, advance.to()));
    }

    private void write(ConsumerRecords<byte[], byte[]> records) {
        Map<TopicPosition, Long> positions = positions();
        if (!records.isEmpty()) {
            Batch batch = new Batch();
            for (ConsumerRecord<byte[], byte[]> read : records) {
                mapper.map(TopicRecord.of(read), batch);
            }
            Map<TopicPosition, Advance> advances = new HashMap<>();
            positions.forEach((partition, position) -> {
                long before = stored.getOrDefault(partition, 0L);
                if (position != before) {
                    advances.put(partition, new Advance(before, position));
                }
            });
            long started = System.nanoTime();
            database.write(batch, advances);
            metrics.transaction(Duration.ofNanos(System.nanoTime() - started));
            advances.forEach((partition, advance) -> stored.put(partition, advance.to()));
            records.partitions().stream()
                    .collect(Collectors.groupingBy(
                            TopicPartition::topic,
                            Collectors.summingInt(
                                    partition -> records.records(partition).size())))
                    .forEach(metrics::written);
        }
        lag.advanced(positions);
    }

    /** Returns the consumer's positions. Everything before them is in the database once the last poll is written. */
    private Map<TopicPosition, Long> positions() {
        return stored.keySet().stream()
                .collect(Collectors.toMap(
                        partition -> partition, partition -> consumer.position(kafkaPartition(partition))));
    }

    private void measure(Instant now) {
        Map<TopicPosition, Long> ends = new HashMap<>();
        consumer.endOffsets(consumer.assignment()).forEach((partition, end) -> ends.put(position(partition), end));
        lag.measured(now, ends, positions());
        if (database.hasPendingErasures()) {
            lag.allReadUntil().ifPresent(database::finishErasures);
        }
    }

    private void skip(RecordMapper.Unreadable record) {
        metrics.unreadable(record.at().topic());
        log.warn("{} is skipped: {}", record.at().coordinates(), record.reason());
    }

    private static TopicPosition position(TopicPartition partition) {
        return new TopicPosition(partition.topic(), partition.partition());
    }

    private static TopicPartition kafkaPartition(TopicPosition partition) {
        return new TopicPartition(partition.topic(), partition.partition());
    }

    private static void pause() {
        try {
            boolean ended = new CountDownLatch(1).await(POLL.toMillis(), TimeUnit.MILLISECONDS);
            assert !ended;
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
        admin.close(Duration.ZERO);
    }
}
