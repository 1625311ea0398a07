package dev.rewardsync.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The image and the compose file: no root, and a read-only file system. */
class ImageTest {

    private static final Path DOCKERFILE = Path.of("ops/Dockerfile");

    @Test
    void runsAsAUserWithoutRights() throws IOException {
        List<String> lines = Files.readAllLines(DOCKERFILE);
        int user = lines.indexOf("USER 10001:10001");
        assertThat(user).isPositive();
        assertThat(lines.subList(user + 1, lines.size()))
                .noneMatch(line -> line.startsWith("USER") || line.startsWith("RUN") || line.startsWith("COPY"))
                .anyMatch(line -> line.startsWith("ENTRYPOINT"));
    }

    /** A start without a volume would write its state into the image. */
    @Test
    void writesOnlyToItsVolume() throws IOException {
        assertThat(Files.readString(DOCKERFILE))
                .contains("VOLUME /var/lib/rewardsync\n")
                .contains("REWARDSYNC_STATE_DIR=/var/lib/rewardsync ");
    }

    @Test
    void composeFileRunsItReadOnly() throws IOException {
        Map<?, ?> worker =
                (Map<?, ?>) ((Map<?, ?>) yaml(Path.of("docker-compose.yml")).get("services")).get("worker");
        assertThat(worker.get("read_only")).isEqualTo(true);
        assertThat(worker.get("tmpfs")).isEqualTo(List.of("/tmp:exec"));
        assertThat(worker.get("cap_drop")).isEqualTo(List.of("ALL"));
        assertThat(worker.get("security_opt")).isEqualTo(List.of("no-new-privileges:true"));
        assertThat((List<?>) worker.get("volumes")).anyMatch("worker:/var/lib/rewardsync"::equals);
    }

    private static Map<?, ?> yaml(Path file) throws IOException {
        return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    }
}
