package dev.rewardsync.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.rewardsync.store.NewerStateException;
import dev.rewardsync.store.StateVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;
import org.rocksdb.RocksDBException;
import org.slf4j.LoggerFactory;

class ThreadReplacementTest {

    private final List<WorkerRefusedException> refusals = new ArrayList<>();
    private final StateDisk disk = new StateDisk(Path.of("target"));
    private final BrokerReachability reachability = new BrokerReachability();
    private final ThreadReplacement replacement = new ThreadReplacement(
            refusals::add, () -> new WorkerRefusedException("fenced"), () -> null, disk, reachability);

    @Test
    void stateOfANewerVersionStopsTheWorkerWithOnlyItsMessage() {
        NewerStateException newer = catchThrowableOfType(
                NewerStateException.class,
                () -> new StateVersion(1, 1).checkReads(new StateVersion(2, 1), "The state of partition 0"));
        Throwable failure = new StreamsException("failed to initialize processor shop-events", newer);
        assertThat(replacement.handle(failure)).isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
        assertThat(refusals)
                .singleElement()
                .satisfies(refusal ->
                        assertThat(refusal).hasMessage(newer.getMessage()).hasNoCause());
    }

    @Test
    void fencedInstanceIdStopsTheWorker() {
        Throwable failure = new StreamsException("failed", new FencedInstanceIdException("another member"));
        assertThat(replacement.handle(failure)).isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
        assertThat(refusals)
                .singleElement()
                .satisfies(refusal -> assertThat(refusal).hasMessage("fenced"));
    }

    @Test
    void otherFailuresReplaceTheThread() {
        Throwable failure = new StreamsException("failed", new IllegalStateException("a fault"));
        assertThat(replacement.handle(failure)).isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
        assertThat(refusals).isEmpty();
    }

    @Test
    void onlyFaultsAreLoggedDuringAnOutage() {
        reachability.answered();
        reachability.failed();
        Logger logger = (Logger) LoggerFactory.getLogger(ThreadReplacement.class);
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        logger.addAppender(logged);
        try {
            replacement.close(); // no delays
            replacement.handle(new StreamsException("an outage", new TimeoutException("no response")));
            replacement.handle(new StreamsException("a fault", new NullPointerException()));
        } finally {
            logger.detachAppender(logged);
        }
        assertThat(logged.list)
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .singleElement()
                .extracting(event -> event.getThrowableProxy().getMessage())
                .isEqualTo("a fault");
    }

    @Test
    void interruptedPollReplacesTheThreadWithoutDelay() {
        long startNanos = System.nanoTime();
        for (int attempt = 0; attempt < 10; attempt++) { // delays would double
            assertThat(replacement.handle(new StreamsException("failed", new WakeupException())))
                    .isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void fullDiskReplacesTheThreadWhenThereIsRoom() {
        Throwable failure = new StreamsException("failed", new RocksDBException("No space left on device"));
        assertThat(replacement.handle(failure)).isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
        assertThat(disk.problem()).contains("the disk of the state directory");
    }

    @Test
    void noThreadIsReplacedAfterClose() {
        replacement.close();
        assertThat(replacement.handle(new IllegalStateException("a fault")))
                .isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
        assertThat(refusals).isEmpty();
    }
}
