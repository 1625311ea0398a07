package dev.rewardsync.stream;

import dev.rewardsync.export.OutputRecord;
import dev.rewardsync.json.CloudEventType;
import dev.rewardsync.rule.Ruleset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes each ruleset in force once to the topic of rulesets, so that orders can be evaluated again later. It works in
 * the background: decisions do not wait for it, and it tries again every second until a ruleset is written.
 */
final class RulesetPublisher implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RulesetPublisher.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final KafkaClients clients;
    private final String topic;
    private final String transactionalId;
    private final Supplier<Ruleset> inForce;
    private final CloudEventHeaders headers;
    private final InstantSource clock;
    private final BackgroundTaskLog failureLog;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("ruleset-publisher").daemon().factory());
    private String published = "";

    /**
     * Creates a publisher.
     *
     * @param inForce returns the ruleset in force
     * @param source the {@code ce_source} of the records
     */
    RulesetPublisher(
            KafkaClients clients,
            TopicPlan plan,
            Supplier<Ruleset> inForce,
            String source,
            InstantSource clock,
            BrokerReachability reachability) {
        this.clients = clients;
        this.topic = plan.names().rulesets();
        this.transactionalId = plan.applicationId() + "-rulesets";
        this.inForce = inForce;
        this.headers = new CloudEventHeaders(source);
        this.clock = clock;
        this.failureLog = new BackgroundTaskLog(log, clock, reachability);
    }

    void start() {
        executor.scheduleWithFixedDelay(this::run, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    private void run() {
        Ruleset ruleset = inForce.get();
        if (!ruleset.version().equals(published)) {
            tryToPublish(ruleset);
        }
    }

    private void tryToPublish(Ruleset ruleset) {
        try {
            publish(ruleset);
            published = ruleset.version();
            failureLog.recovered("Rulesets can be written again");
        } catch (InterruptException | ProducerFencedException e) {
            log.debug("The worker closes, or another instance writes at the same time", e);
        } catch (KafkaException e) {
            failureLog.failed(
                    e,
                    "Ruleset {} could not be written to {}: {}",
                    ruleset.version(),
                    topic,
                    KafkaClients.connectionFailure(e));
        } catch (RuntimeException e) {
            log.error("Ruleset {} could not be written to {}", ruleset.version(), topic, e);
        }
    }

    /** Writes a ruleset unless the topic has it. Of several instances one writes; the producer fences the others. */
    private void publish(Ruleset ruleset) {
        byte[] key = ruleset.version().getBytes(StandardCharsets.UTF_8);
        if (isOnTopic(key)) {
            return;
        }
        byte[] value = ruleset.content().getBytes(StandardCharsets.UTF_8);
        OutputRecord record = new OutputRecord(
                CloudEventType.RULESET,
                ruleset.version(),
                ruleset.version(),
                value,
                ruleset.version(),
                clock.instant());
        try (Producer<byte[], byte[]> producer = clients.producer(transactionalId)) {
            producer.initTransactions();
            if (!isOnTopic(key)) {
                producer.beginTransaction();
                producer.send(
                        new ProducerRecord<>(topic, 0, record.time().toEpochMilli(), key, value, headers.of(record)));
                producer.commitTransaction();
            }
        }
    }

    private boolean isOnTopic(byte[] key) {
        try (Consumer<byte[], byte[]> consumer = clients.consumer()) {
            return new CommittedRecords(topic, 1).anyMatch(consumer, record -> Arrays.equals(record.key(), key));
        }
    }
}
