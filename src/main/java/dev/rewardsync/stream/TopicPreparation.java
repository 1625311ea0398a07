package dev.rewardsync.stream;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;

/**
 * Waits for Kafka, then creates and checks the topics.
 *
 * @param reachability records whether Kafka answers
 * @param wall the clock of the log's lines
 */
record TopicPreparation(
        KafkaClients clients,
        TopicPlan plan,
        BrokerClockMonitor clockMonitor,
        BrokerReachability reachability,
        InstantSource wall) {

    private static final Duration RETRY_INTERVAL = Duration.ofSeconds(1);

    /**
     * Prepares the topics. Retries until Kafka answers.
     *
     * @param closing ends the waiting
     * @param phase is called with what the worker does or waits for
     * @return the number of partitions of every topic
     * @throws WorkerRefusedException if the settings of Kafka's clients or the topics are wrong
     * @throws InterruptedException if the worker is closing
     */
    Map<String, Integer> run(CountDownLatch closing, Consumer<String> phase, Logger log) throws InterruptedException {
        phase.accept("connecting to Kafka");
        RateLimitedLog waitingLog = new RateLimitedLog(log, wall);
        while (true) {
            try (Admin admin = clients.admin()) {
                Map<String, Integer> partitions = new TopicProvisioner(plan, clients, admin).prepare();
                clockMonitor.read();
                reachability.answered();
                waitingLog.recovered("Kafka answers");
                return partitions;
            } catch (ConfigException e) {
                throw new WorkerRefusedException("Kafka's settings are wrong: " + e.getMessage(), e);
            } catch (InterruptException e) { // the worker is closing
                throw new InterruptedException();
            } catch (KafkaException e) {
                recordFailure(e);
                String servers = clients.servers();
                String reason = KafkaClients.connectionFailure(e);
                phase.accept("waiting for Kafka at " + servers + ": " + reason);
                waitingLog.warn("Waiting for Kafka at {}: {}", servers, reason);
            }
            if (closing.await(RETRY_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new InterruptedException();
            }
        }
    }

    private void recordFailure(KafkaException failure) {
        if (failure instanceof AuthorizationException) {
            reachability.answered(); // by refusing
        } else {
            reachability.failed();
        }
    }
}
