package dev.rewardsync.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rewardsync.store.NewerStateException;
import dev.rewardsync.store.StateVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;
import org.rocksdb.RocksDBException;

class ThreadReplacementTest {

    private final List<WorkerRefusedException> refusals = new ArrayList<>();
    private final StateDisk disk = new StateDisk(Path.of("target"));
    private final ThreadReplacement replacement = new ThreadReplacement(
            refusals::add, () -> new WorkerRefusedException("fenced"), () -> null, disk, new BrokerReachability());

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
