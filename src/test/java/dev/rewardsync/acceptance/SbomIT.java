package dev.rewardsync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The list of components in the jar. Maven does not write it offline; {@code .ci/run} requires it. */
class SbomIT {

    private static final Path TARGET = Path.of("target");
    private static final String SBOM = "META-INF/sbom/application.cdx.json";

    @Test
    void listsTheComponentsOfTheJarInCycloneDxFormat() throws IOException {
        try (Stream<Path> files = Files.list(TARGET);
                JarFile jar = new JarFile(
                        files.filter(file -> file.getFileName().toString().matches("rewardsync-.*\\.jar"))
                                .findFirst()
                                .orElseThrow()
                                .toFile())) {
            ZipEntry entry = jar.getEntry(SBOM);
            assumeTrue(entry != null || Boolean.getBoolean("sbom.required"), "no SBOM in an offline build");
            assertComplete(
                    JsonMapper.shared().readTree(jar.getInputStream(entry).readAllBytes()));
        }
    }

    private static void assertComplete(JsonNode sbom) {
        assertThat(sbom.get("bomFormat").asString()).isEqualTo("CycloneDX");
        assertThat(sbom.at("/metadata/component/name").asString()).isEqualTo("rewardsync");
        List<String> names = sbom.get("components")
                .valueStream()
                .filter(component -> component.hasNonNull("version"))
                .map(component -> component.get("name").asString())
                .toList();
        assertThat(names)
                .contains(
                        "kafka-streams",
                        "rocksdbjni",
                        "tomcat-embed-core",
                        "spring-boot",
                        "picocli",
                        "jackson-databind")
                .doesNotContain("kafka_2.13", "assertj-core", "junit-jupiter");
    }
}
