package dev.rewardsync.stream;

import dev.rewardsync.kafka.ExistingTopics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Detects that Kafka does not respond, or that topics changed. Kafka Streams itself does not report it. */
final class BrokerHealthMonitor implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(BrokerHealthMonitor.class);
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    /** Longer than the timeout of the admin client, which stands still while the machine's clock is set back. */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

    private final Admin admin;
    private final String servers;
    private final TopicMonitor topics;
    private final BrokerReachability reachability;
    private final RateLimitedLog failureLog;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("broker-health").daemon().factory());
    private volatile @Nullable String unreachableReason;
    private volatile @Nullable String topicProblem;

    /**
     * Creates a monitor. The caller closes the admin client.
     *
     * @param servers the bootstrap servers, for messages
     */
    BrokerHealthMonitor(
            Admin admin, String servers, TopicMonitor topics, BrokerReachability reachability, InstantSource wall) {
        this.admin = admin;
        this.servers = servers;
        this.topics = topics;
        this.reachability = reachability;
        this.failureLog = new RateLimitedLog(log, wall);
    }

    void start() {
        executor.scheduleWithFixedDelay(this::check, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Returns why the worker cannot process records; null if nothing is known to prevent it. */
    @Nullable
    String problem() {
        String reason = unreachableReason;
        return reason == null ? topicProblem : reason;
    }

    /** Checks the topics now. Returns their problem and its cure; null if there is none, or if Kafka does not answer. */
    @Nullable
    String checkTopics() {
        try {
            return findTopicProblem();
        } catch (ExecutionException | KafkaException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    private void check() {
        try {
            admin.describeCluster().nodes().get(ANSWER_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            findTopicProblem();
            answered();
            failureLog.recovered("Kafka answers again");
        } catch (AuthorizationException e) {
            answered(); // by refusing
            failureLog.warn("The topics cannot be checked: {}", KafkaClients.requestFailure(e));
        } catch (ExecutionException | KafkaException | java.util.concurrent.TimeoutException e) {
            String reason = "Kafka does not answer: " + reason(e);
            unreachableReason = reason;
            reachability.failed();
            failureLog.warn("{}. Processing resumes when it does", reason);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) { // would end the schedule
            failureLog.warn("The check whether Kafka answers failed", e);
        }
    }

    private void answered() {
        unreachableReason = null;
        reachability.answered();
    }

    private String reason(Exception failure) {
        Throwable cause = failure instanceof ExecutionException ? failure.getCause() : failure;
        boolean late = cause instanceof TimeoutException || cause instanceof java.util.concurrent.TimeoutException;
        return late ? "no response from " + servers : KafkaClients.requestFailure(failure);
    }

    private synchronized @Nullable String findTopicProblem() throws ExecutionException, InterruptedException {
        String found = topics.problem(ExistingTopics.of(topics.names(), admin));
        if (!Objects.equals(found, topicProblem)) {
            if (found == null) {
                log.info("The topics are as the worker needs them again");
            } else {
                log.error("The worker cannot process records: {}", found);
            }
            topicProblem = found;
        }
        return found;
    }
}
