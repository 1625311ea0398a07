package dev.rewardsync.stream;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class BackgroundTaskLogTest {

    private static final Exception TIMEOUT = new TimeoutException("no response");
    private static final Exception DENIED = new ExecutionException(new ClusterAuthorizationException("denied"));

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final BrokerReachability reachability = new BrokerReachability();
    private final BackgroundTaskLog log =
            new BackgroundTaskLog(logger(), InstantSource.fixed(Instant.EPOCH), reachability);

    private Logger logger() {
        Logger logger = new LoggerContext().getLogger(BackgroundTaskLogTest.class);
        logged.start();
        logger.addAppender(logged);
        return logger;
    }

    @Test
    void isSilentInAnOutageAlsoBeforeItIsDetected() {
        reachability.answered();
        fail(TIMEOUT);
        reachability.failed();
        fail(TIMEOUT);
        fail(TIMEOUT);
        reachability.answered();
        log.recovered("works again");
        assertThat(messages()).isEmpty();
    }

    @Test
    void logsARepeatedFailureWhileKafkaAnswers() {
        reachability.answered();
        fail(TIMEOUT);
        fail(TIMEOUT);
        fail(TIMEOUT); // in the same half minute
        log.recovered("works again");
        fail(TIMEOUT);
        assertThat(messages()).containsExactly("The task failed: no response", "works again");
    }

    @Test
    void logsAMissingRightAtOnce() {
        reachability.answered();
        log.failed(DENIED, "The task failed: {}", "denied");
        assertThat(messages()).containsExactly("The task failed: denied");
    }

    private void fail(Exception failure) {
        log.failed(failure, "The task failed: {}", failure.getMessage());
    }

    private List<String> messages() {
        return logged.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
