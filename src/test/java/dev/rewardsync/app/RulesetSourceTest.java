package dev.rewardsync.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rewardsync.decision.DecisionPolicy;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.yaml.RulesetReader;
import dev.rewardsync.stream.WorkerRefusedException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.FileSystemResource;

class RulesetSourceTest {

    private static final String GOOD = "currency: USD\ntimezone: UTC\n";

    @TempDir
    Path dir;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<Ruleset> inForce = new ArrayList<>();
    private Path file;

    @BeforeEach
    void writeRules() throws IOException {
        file = dir.resolve("rules.yaml");
        Files.writeString(file, GOOD);
    }

    @Test
    void putsAChangedFileInForceAndUpdatesTheMetric() throws IOException {
        try (RulesetSource source = source()) {
            String before = source.ruleset().version();
            Files.writeString(file, GOOD.replace("USD", "EUR"));
            source.reloadIfChanged();
            assertThat(source.ruleset().version()).isNotEqualTo(before);
            assertThat(registry.get("rewardsync.ruleset.info").gauges())
                    .singleElement()
                    .satisfies(gauge -> assertThat(gauge.getId().getTag("version"))
                            .isEqualTo(source.ruleset().version()));
            assertThat(failures()).isZero();
            assertThat(isRejected()).isZero();
            assertThat(inForce)
                    .extracting(Ruleset::version)
                    .containsExactly(before, source.ruleset().version());
        }
    }

    /** Kubernetes replaces the files of a ConfigMap by replacing a link to their directory. */
    @Test
    void putsAChangedConfigMapInForce() throws IOException {
        Path link = dir.resolve("..data");
        for (String currency : List.of("USD", "EUR")) {
            Path version = Files.createDirectory(dir.resolve(".." + currency));
            Files.writeString(version.resolve("rules.yaml"), GOOD.replace("USD", currency));
        }
        Files.createSymbolicLink(link, Path.of("..USD"));
        Files.delete(file);
        Files.createSymbolicLink(file, Path.of("..data", "rules.yaml"));
        try (RulesetSource source = source()) {
            String before = source.ruleset().version();
            Path next = Files.createSymbolicLink(dir.resolve("..data_tmp"), Path.of("..EUR"));
            Files.move(next, link, StandardCopyOption.ATOMIC_MOVE);
            source.reloadIfChanged();
            assertThat(source.ruleset().version()).isNotEqualTo(before);
        }
    }

    @Test
    void rejectsAnInvalidOrMissingFileAndCountsItOnce() throws IOException {
        try (RulesetSource source = source()) {
            String before = source.ruleset().version();
            Files.writeString(file, "currency: XYZ\n");
            source.reloadIfChanged();
            source.reloadIfChanged();
            assertThat(failures()).isEqualTo(1);
            assertThat(isRejected()).isOne();
            Files.delete(file);
            source.reloadIfChanged();
            source.reloadIfChanged();
            assertThat(failures()).isEqualTo(2);
            assertThat(source.ruleset().version()).isEqualTo(before);
            assertThat(isRejected()).isOne();
            Files.writeString(file, "currency: XYZ\n"); // readable again, but as wrong as before
            source.reloadIfChanged();
            assertThat(isRejected()).isOne();
            Files.writeString(file, GOOD.replace("USD", "EUR"));
            source.reloadIfChanged();
            assertThat(source.ruleset().version()).isNotEqualTo(before);
            assertThat(isRejected()).isZero();
        }
    }

    @Test
    void rulesetThatCannotBePutInForceStaysRejected() throws IOException {
        Consumer<Ruleset> onlyTheFirst = ruleset -> {
            inForce.add(ruleset);
            if (inForce.size() > 1) {
                throw new IllegalStateException("a fault");
            }
        };
        try (RulesetSource source = source(onlyTheFirst)) {
            String before = source.ruleset().version();
            Files.writeString(file, GOOD.replace("USD", "EUR"));
            source.reloadIfChanged();
            source.reloadIfChanged();
            assertThat(failures()).isEqualTo(1);
            assertThat(isRejected()).isOne();
            assertThat(source.ruleset().version()).isEqualTo(before);
        }
    }

    @Test
    @Timeout(30) // a pipe without a writer blocks its reader for ever
    void namedPipeIsCountedAndDoesNotEndReloading() throws Exception {
        try (RulesetSource source = source()) {
            String before = source.ruleset().version();
            Files.delete(file);
            assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                    .isZero();
            source.reloadIfChanged();
            assertThat(failures()).isEqualTo(1);
            assertThat(source.ruleset().version()).isEqualTo(before);
            Files.delete(file);
            Files.writeString(file, GOOD.replace("USD", "EUR"));
            source.reloadIfChanged();
            assertThat(source.ruleset().version()).isNotEqualTo(before);
        }
    }

    @Test
    void tooLargeFileIsReadOnlyUpToItsLimit() throws IOException {
        try (RulesetSource source = source();
                RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(100 << 20);
            assertThat(new RulesetFile(new FileSystemResource(file)).read()).hasSize(RulesetReader.MAX_BYTES + 1);
            source.reloadIfChanged();
            assertThat(failures()).isEqualTo(1);
        }
    }

    @Test
    void refusesToStartWithAllErrorsOfTheFile() throws IOException {
        Files.writeString(file, "currency: XYZ\ntimezone: Nowhere\n");
        assertThatThrownBy(this::source)
                .isInstanceOf(WorkerRefusedException.class)
                .hasMessageContaining("rules.yaml:1:")
                .hasMessageContaining("rules.yaml:2:");
    }

    private RulesetSource source() {
        return source(inForce::add);
    }

    private RulesetSource source(Consumer<Ruleset> onInForce) {
        return new RulesetSource(new FileSystemResource(file), DecisionPolicy.DEFAULT, registry, onInForce);
    }

    private double isRejected() {
        return registry.get("rewardsync.ruleset.rejected").gauge().value();
    }

    private double failures() {
        return registry.get("rewardsync.ruleset.reload.failures").counter().count();
    }
}
