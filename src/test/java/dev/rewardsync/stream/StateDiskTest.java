package dev.rewardsync.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;

/** See also {@code DiskFullIT}, with a disk that is really full. */
class StateDiskTest {

    @TempDir
    Path dir;

    @Test
    void fullDiskIsRecognizedAsTheCause() {
        assertThat(StateDisk.isFullBy(new ProcessorStateException(
                        "Error while executing put key",
                        new RocksDBException(
                                "IO error: No space left on device: While appending to file: 000010.sst"))))
                .isTrue();
        assertThat(StateDisk.isFullBy(new IOException("No space left on device")))
                .isTrue();
        assertThat(StateDisk.isFullBy(new ProcessorStateException("broken", new RocksDBException("Corruption"))))
                .isFalse();
        assertThat(StateDisk.isFullBy(new IllegalStateException())).isFalse();
    }

    @Test
    void problemEndsWhenRecordsAreProcessedAgain() throws Exception {
        StateDisk disk = new StateDisk(dir);
        assertThat(disk.problem()).isNull();
        disk.reportFull();
        assertThat(disk.awaitRoom(new CountDownLatch(1))).isTrue();
        assertThat(disk.problem()).contains("the disk of the state directory " + dir);
        disk.processingContinues();
        assertThat(disk.problem()).isNull();
    }

    @Test
    void waitForRoomEndsWhenTheWorkerCloses() throws Exception {
        Path missing = dir.resolve("missing");
        StateDisk disk = new StateDisk(missing); // no room is known
        CountDownLatch closing = new CountDownLatch(1);
        closing.countDown();
        assertThat(disk.awaitRoom(closing)).isFalse();
        assertThat(disk.problem())
                .isEqualTo("the disk of the state directory " + missing
                        + " is full: 0 bytes are free. Processing continues"
                        + " by itself when 64 MiB are free: delete other files or enlarge the file system");
    }
}
