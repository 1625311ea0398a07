package dev.rewardsync.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirLockTest {

    @TempDir
    Path dir;

    @Test
    void secondWorkerOnADirectoryIsRefusedUntilTheFirstReleasesIt() {
        try (StateDirLock first = StateDirLock.acquire(dir, "rewardsync");
                StateDirLock other = StateDirLock.acquire(dir, "another")) {
            assertThatThrownBy(() -> StateDirLock.acquire(dir, "rewardsync"))
                    .isInstanceOf(WorkerRefusedException.class)
                    .hasMessageContaining("application id rewardsync uses the state directory " + dir)
                    .hasMessageContaining("rewardsync.state-dir");
            assertThat(first).isNotSameAs(other);
        }
        StateDirLock.acquire(dir, "rewardsync").close();
    }

    @Test
    void directoryThatCannotBeUsedIsRefused() throws IOException {
        Path file = Files.createFile(dir.resolve("file"));
        assertThatThrownBy(() -> StateDirLock.acquire(file, "rewardsync"))
                .isInstanceOf(WorkerRefusedException.class)
                .hasMessageContaining("rewardsync.state-dir");
    }
}
