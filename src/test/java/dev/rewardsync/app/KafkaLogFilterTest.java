package dev.rewardsync.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.internals.StreamThread;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class KafkaLogFilterTest {

    private static final Exception TIMEOUT = new TimeoutException("no response");
    private static final Exception CORRUPTED = new TaskCorruptedException(Set.of(new TaskId(0, 3)));

    private final AtomicBoolean disturbed = new AtomicBoolean();
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Logger kafka = filtered(StreamThread.class.getName());

    private Logger filtered(String name) {
        LoggerContext context = new LoggerContext();
        context.addTurboFilter(new KafkaLogFilter(disturbed::get));
        logged.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(logged);
        return context.getLogger(name);
    }

    @Test
    void dropsTheConsequencesOfAnOutage() {
        disturbed.set(true);
        kafka.error("Committing task(s) 0_3 failed.", TIMEOUT);
        kafka.warn("Detected the states of tasks are corrupted", CORRUPTED);
        kafka.warn("consumer poll timeout has expired");
        kafka.error("an error without an exception");
        filtered("dev.rewardsync.stream.ThreadReplacement").error("A stream thread failed", TIMEOUT);
        assertThat(messages()).containsExactly("an error without an exception", "A stream thread failed");
    }

    @Test
    void logsFaultsDuringAnOutage() {
        disturbed.set(true);
        kafka.error("Unexpected failure", new StreamsException("failed", new NullPointerException("a fault")));
        kafka.warn("Unexpected failure of a task", new IllegalStateException("a fault"));
        kafka.error("Committing failed", new StreamsException("failed", TIMEOUT));
        assertThat(messages()).containsExactly("Unexpected failure", "Unexpected failure of a task");
    }

    @Test
    void logsEverythingElse() {
        kafka.error("Committing task(s) 0_3 failed.", TIMEOUT);
        kafka.warn("a warning");
        assertThat(messages()).containsExactly("Committing task(s) 0_3 failed.", "a warning");
    }

    @Test
    void saysWhatHappensToTasksThatGoBackToTheirLastCommit() {
        Logger own = (Logger) LoggerFactory.getLogger(KafkaLogFilter.class);
        own.addAppender(logged);
        try {
            kafka.warn("Detected the states of tasks [0_3] are corrupted", CORRUPTED);
        } finally {
            own.detachAppender(logged);
        }
        assertThat(messages())
                .singleElement()
                .asString()
                .startsWith("The tasks [0_3] go back to their last commit")
                .endsWith("Nothing is lost or booked twice");
    }

    private List<String> messages() {
        return logged.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
