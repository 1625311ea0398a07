package dev.rewardsync.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.info.Info;

class BuildInfoTest {

    private static final BuildInfo BUILD = BuildInfo.current();

    @Test
    void namesVersionCommitAndJava() throws Exception {
        assertThat(Files.readString(Path.of("pom.xml"))).contains("<version>" + BUILD.version() + "</version>");
        assertThat(BUILD.commit()).matches(Files.exists(Path.of(".git")) ? "[0-9a-f]{12}" : BuildInfo.UNKNOWN);
        assertThat(BUILD.java()).startsWith(System.getProperty("java.specification.version"));
    }

    @Test
    void isUnknownWithoutTheFileOrTheProperty() {
        assertThat(BuildInfo.property("/no-such.properties", "build.version")).isEqualTo(BuildInfo.UNKNOWN);
        assertThat(BuildInfo.property("/META-INF/build-info.properties", "no.such"))
                .isEqualTo(BuildInfo.UNKNOWN);
    }

    @Test
    void isAMetricAndInTheActuator() {
        BuildInfoConfiguration configuration = new BuildInfoConfiguration();
        MeterRegistry registry = new SimpleMeterRegistry();
        configuration.buildInfoMetric().bindTo(registry);
        assertThat(registry.get("rewardsync.build.info")
                        .tags("version", BUILD.version(), "commit", BUILD.commit(), "java", BUILD.java())
                        .gauge()
                        .value())
                .isOne();

        Info.Builder info = new Info.Builder();
        configuration.buildInfoContributor().contribute(info);
        assertThat(info.build().getDetails())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("version", BUILD.version(), "commit", BUILD.commit(), "java", BUILD.java()));
    }
}
